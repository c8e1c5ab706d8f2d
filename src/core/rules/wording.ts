/** Pieces of sentences that several rules use. */

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

/** `1 day`, `12 days`. */
export function countedDays(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** The title of an item for a message, shortened when it is a whole paragraph. */
export function quoted(title: string): string {
  const text = title.length > 80 ? `${title.slice(0, 79).trimEnd()}…` : title;
  return `"${text}"`;
}
