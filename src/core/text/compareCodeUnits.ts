/** Orders texts by their code units, the same on every machine; for people see `compareTexts` of queries. */
export function compareCodeUnits(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
