const hasMoreThanSpaces = /[^\S ]| {2}/u;

/** The text with one space for all blanks between two words, and none around it. */
export function foldBlanks(text: string): string {
  const trimmed = text.trim();
  // Nearly all texts have single spaces only, and finding that out costs much less than replacing each by itself.
  return hasMoreThanSpaces.test(trimmed) ? trimmed.replace(/\s+/gu, ' ') : trimmed;
}
