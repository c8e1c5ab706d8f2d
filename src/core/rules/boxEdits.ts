import type { TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';

/** What people write for a box: brackets of any width around at most a few characters, and the blank after them. */
const boxLike = /[[\uff3b\u3010]([^\]\uff3d\u3011\r\n]{0,4})[\]\uff3d\u3011](\s?)/u;
/** Ticks and letters that look like an x; crosses are left out, since they may well mean the opposite. */
const ticks = /^[xXvV\u00d7\u0445\u0425\u03c7\u03a7\uff58\uff38\u2713\u2714\u2611\u2705]\ufe0f?$/u;
/** A list item that begins with a box drawn as one character instead of brackets. */
const drawnBox =
  /^([ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)([\u2610\u2611\u2612\u2705\u2714\u2713\u2b1c\u25a1])\ufe0f?(\s*)/u;

/** The edit that makes the box-like thing on the first line of `range` a real box, where it is plain which one is meant. */
export function boxEdits(text: string, range: TextRange): readonly TextEdit[] {
  const lineStart = Math.max(
    text.lastIndexOf('\n', range.start - 1),
    text.lastIndexOf('\r', range.start - 1),
  );
  const start = lineStart + 1;
  const line = /^[^\r\n]*/u.exec(text.slice(start))?.[0] ?? '';
  const drawn = drawnBox.exec(line);
  if (drawn !== null) {
    const [all, marker = '', symbol = ''] = drawn;
    const box = /[\u2610\u2b1c\u25a1]/u.test(symbol) ? '[ ] ' : '[x] ';
    return [{ range: { start: start + marker.length, end: start + all.length }, newText: box }];
  }
  const match = boxLike.exec(line);
  const inside = match?.[1]?.trim();
  if (match === null || inside === undefined || (inside !== '' && !ticks.test(inside))) {
    return [];
  }
  const at = start + match.index;
  const newText = `[${inside === '' ? ' ' : 'x'}] `;
  return [{ range: { start: at, end: at + match[0].length }, newText }];
}
