import type { Document, Item } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { lineAt } from '../text/lineMap.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { ItemText } from './itemEdits.js';

export type MoveOutcome =
  /** `moved`: how far the item's own text goes, so that a cursor can stay in it. */
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly moved: number }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Exchanges an item, with everything nested in it, with the item above or below it in its list.
 *
 * The numbers of a numbered list stay where they are, and so do blank lines.
 */
export function moveItem(
  { text, document }: ItemText,
  index: number,
  direction: 'up' | 'down',
): MoveOutcome {
  const other = neighbour(document, index, direction);
  const [upper, lower] = direction === 'up' ? [other, index] : [index, other];
  const one = upper === undefined ? undefined : document.items[upper];
  const two = lower === undefined ? undefined : document.items[lower];
  if (one === undefined || two === undefined) {
    return {
      kind: 'refused',
      message: `There is no item ${direction === 'up' ? 'above' : 'below'} it in its list.`,
    };
  }
  const a = linesOf(text, document, one);
  const b = linesOf(text, document, two);
  const between = text.slice(a.end, b.start);
  if (!/^[\s>]*$/.test(between) || !beginsLine(text, a) || !beginsLine(text, b)) {
    return {
      kind: 'refused',
      message: 'The item shares its place with other text; move it in the text.',
    };
  }
  const [first, second] = withNumbersKept(text.slice(b.start, b.end), text.slice(a.start, a.end));
  const edits = [{ range: { start: a.start, end: b.end }, newText: first + between + second }];
  const after = parseDocument(document.path, { text: applyEdits(text, edits), bom: false });
  if (!holdsSameItems(document, after)) {
    return { kind: 'refused', message: 'The item cannot be moved by itself; move it in the text.' };
  }
  const moved = direction === 'up' ? a.start - b.start : first.length + between.length;
  return { kind: 'edits', edits, moved };
}

/** The item next to it with the same item around it and nothing but blanks in between. */
function neighbour(
  document: Document,
  index: number,
  direction: 'up' | 'down',
): number | undefined {
  const item = document.items[index];
  const isSibling = (other: Item | undefined) =>
    other !== undefined &&
    other.parent === item?.parent &&
    other.depth === item?.depth &&
    other.heading === item.heading;
  const step = direction === 'up' ? -1 : 1;
  for (let at = index + step; at >= 0 && at < document.items.length; at += step) {
    const other = document.items[at];
    if (isSibling(other)) return at;
    if ((other?.depth ?? 0) < (item?.depth ?? 0)) return undefined;
  }
  return undefined;
}

/** The item's lines, without the end of the last one. */
function linesOf(text: string, { lines }: Document, { range }: Item): TextRange {
  const start = lines[lineAt(lines, range.start)] ?? 0;
  let { end } = range;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { start, end };
}

function beginsLine(text: string, { start, end }: TextRange): boolean {
  return /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[/.test(text.slice(start, end));
}

const number = /^([ \t>]*)(\d{1,9})(?=[.)])/;

/** Both texts, in their new order, with the numbers of the places; numbers of two lengths would shift what is below. */
function withNumbersKept(first: string, second: string): readonly [string, string] {
  const [, , firstNumber = ''] = number.exec(first) ?? [];
  const [, , secondNumber = ''] = number.exec(second) ?? [];
  return firstNumber.length !== secondNumber.length
    ? [first, second]
    : [first.replace(number, `$1${secondNumber}`), second.replace(number, `$1${firstNumber}`)];
}

function holdsSameItems(before: Document, after: Document): boolean {
  const told = ({ items }: Document) =>
    items.map(({ text, checked, depth }) => `${depth} ${checked} ${text}`).sort();
  const now = told(after);
  return before.items.length === now.length && told(before).every((each, at) => each === now[at]);
}
