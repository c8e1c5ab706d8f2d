const zeroWidth = /^(?:\p{Mn}|\p{Me}|\u200c|\u200d)$/u;
const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u;

/** How many columns of a terminal `text` takes: two for East Asian letters and most emoji, none for accents of their own. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
  }
  return width;
}

/** `text` cut to at most `width` columns, with an ellipsis at the end where something is missing. */
export function truncateEnd(text: string, width: number): string {
  return displayWidth(text) <= width ? text : `${takeWidth([...text], width - 1).trimEnd()}…`;
}

/** As `truncateEnd`, but keeps the end: of a path the file name matters most. */
export function truncateStart(text: string, width: number): string {
  if (displayWidth(text) <= width) {
    return text;
  }
  const backwards = takeWidth([...text].reverse(), width - 1);
  return `…${[...backwards].reverse().join('')}`;
}

/** `text` filled up with blanks to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` moved to the right end of `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

function takeWidth(characters: readonly string[], width: number): string {
  let taken = '';
  let left = width;
  for (const character of characters) {
    left -= widthOf(character);
    if (left < 0) {
      break;
    }
    taken += character;
  }
  return taken;
}

function widthOf(character: string): number {
  if (character < '\u0300') {
    return 1;
  }
  return zeroWidth.test(character) ? 0 : wide.test(character) ? 2 : 1;
}
