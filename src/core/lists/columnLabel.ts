/** Fields whose name is not already how people call them. */
const labels: ReadonlyMap<string, string> = new Map([
  ['id', 'Id'],
  ['due_on', 'Due'],
  ['ends_on', 'Ends'],
  ['starts_on', 'Starts'],
  ['raised_on', 'Raised'],
  ['held_on', 'Held'],
  ['next_on', 'Next'],
  ['reviewed_on', 'Last read'],
  ['reviewed_by', 'Read by'],
  ['review', 'Review'],
  ['review_due_on', 'Review due'],
  ['overdue_days', 'Days late'],
  ['age_days', 'Age in days'],
  ['waiting_days', 'Days waiting'],
  ['role', 'Waits for'],
  ['items_open', 'Open items'],
  ['items_done', 'Items done'],
  ['items_overdue', 'Items late'],
  ['required_open', 'Required open'],
  ['returned_rounds', 'Returns'],
  ['unread_by', 'Not read by'],
  ['held', 'Who is held'],
  ['project_state', 'State'],
  ['communications_due', 'To tell soon'],
  ['communications_overdue', 'Not told yet'],
  ['disruption_on', 'Disruptions'],
  ['detention', 'Owed by'],
  ['detention_days', 'Days owed'],
  ['item_key', 'Key'],
  ['item_state', 'State'],
  ['item_role', 'Whose'],
  ['item_due_on', 'Due'],
  ['item_section', 'Section'],
]);

/** The heading of a column for a field: `ends_on` is "Ends", `lead_tech` "Lead tech". */
export function columnLabel(field: string): string {
  const known = labels.get(field);
  if (known !== undefined) {
    return known;
  }
  const words = field.replace(/_on$/, '').replace(/[_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
