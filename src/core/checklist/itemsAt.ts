import type { Document } from '../document/document.js';
import { lineAt } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';
import { stateOf } from './itemState.js';

/**
 * The items that a selection means, as indexes: those whose first lines it touches, else the innermost around it.
 *
 * A selection that ends at the very beginning of a line does not touch that line.
 */
export function itemsAt(document: Document, selection: TextRange): readonly number[] {
  const { items, lines } = document;
  const first = lineAt(lines, selection.start);
  const end = lineAt(lines, selection.end);
  const touchesEnd = selection.end === selection.start || lines[end] !== selection.end;
  const last = touchesEnd ? end : Math.max(first, end - 1);
  const touched = items.flatMap(({ box }, index) => {
    const line = lineAt(lines, box);
    return first <= line && line <= last ? [index] : [];
  });
  if (touched.length > 0) return touched;
  const around = items.findLastIndex(
    ({ range }) => range.start <= selection.start && selection.end <= range.end,
  );
  return around === -1 ? [] : [around];
}

/** The next open item after the line of `offset`, or before it; behind the last comes the first. */
export function openItemFrom(
  document: Document,
  offset: number,
  direction: 'next' | 'previous',
): number | undefined {
  const { items, lines } = document;
  const line = lineAt(lines, offset);
  const open = items.flatMap((item, index) =>
    stateOf(item) === 'open' ? [{ index, line: lineAt(lines, item.box) }] : [],
  );
  const found =
    direction === 'next'
      ? (open.find((item) => item.line > line) ?? open[0])
      : (open.findLast((item) => item.line < line) ?? open.at(-1));
  return found?.index;
}
