import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';

/** Quote marks and indent, the mark of a list item, blanks, the box, and the blanks after it. */
const boxLine =
  /^([ \t>]*)(\S{0,10}?)([ \t]*)(?:[[\uff3b\u3010]([^\]\uff3d\u3011]{0,4})[\]\uff3d\u3011]|([\u2610-\u2612\u2705\u2713\u2714\u2b1c\u25a1]\ufe0f?))(\s*)/u;
const listMark = /^(?:[-*+]|\d{1,9}[.)])$/u;
/** What people type or paste for a list mark. */
const drawnMark = /^[\u2022\u2013\u2014\u2212\u00b7\u25cf\u25cb\u25e6\u2043\u2023]$/u;
/** Ticks and letters that look like an x; crosses are left out, since they may well mean the opposite. */
const tick = /^[xXvV\u00d7\u0445\u0425\u03c7\u03a7\uff58\uff38\u2713\u2714\u2611\u2705]\ufe0f?$/u;
const emptyBox = /^[\u2610\u2b1c\u25a1]/u;

/**
 * The edit that turns the box-like thing at `range` into the box of an item; none where it is not plain what was meant,
 * such as `[-]`, or where a backslash says that it is meant as text.
 */
export function boxEdits(text: string, range: TextRange): readonly TextEdit[] {
  const before = text.slice(0, range.start);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = /^[^\r\n]*/u.exec(text.slice(start))?.[0] ?? '';
  const match = boxLine.exec(line);
  if (match === null) {
    return [];
  }
  const [all, indent = '', mark = '', gap = '', inside, drawn, after = ''] = match;
  const box = boxOf(inside, drawn);
  const newMark = markOf(mark);
  if (box === undefined || newMark === undefined || (drawn !== undefined && mark === '')) {
    return [];
  }
  const written = all.slice(indent.length);
  const newText = `${newMark}${gap === '' ? ' ' : gap}${box}${after === '' ? ' ' : after}`;
  return smallest({ start: start + indent.length, end: start + all.length }, written, newText);
}

function boxOf(inside: string | undefined, drawn: string | undefined): string | undefined {
  if (drawn !== undefined) {
    return emptyBox.test(drawn) ? '[ ]' : tick.test(drawn) ? '[x]' : undefined;
  }
  const sign = inside?.trim() ?? '';
  return sign === '' ? '[ ]' : tick.test(sign) ? '[x]' : undefined;
}

function markOf(mark: string): string | undefined {
  return listMark.test(mark) ? mark : mark === '' || drawnMark.test(mark) ? '-' : undefined;
}

/** Only the characters between the first and the last that differ. */
function smallest(range: TextRange, written: string, newText: string): readonly TextEdit[] {
  let head = 0;
  while (head < written.length && head < newText.length && written[head] === newText[head]) {
    head++;
  }
  let tail = 0;
  const most = Math.min(written.length, newText.length) - head;
  while (tail < most && written.at(-1 - tail) === newText.at(-1 - tail)) {
    tail++;
  }
  const place = { start: range.start + head, end: range.end - tail };
  const change = newText.slice(head, newText.length - tail);
  return place.start === place.end && change === '' ? [] : [{ range: place, newText: change }];
}
