/** A calendar duration: months are clamped to the month's end when added, days are added as they are. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}
