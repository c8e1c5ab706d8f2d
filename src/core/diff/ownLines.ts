/** What a section says besides its items. */
import { foldBlanks } from './foldBlanks.js';
import { namesOfEvidence } from './itemChanges.js';
import { lineAt } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';
import { ownRange } from './pairSections.js';
import type { Version } from './version.js';

/** A line without the blanks that do not matter. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The lines of a section, folded, without blank ones and without what is told of items. */
export function ownLines(
  version: Pick<Version, 'document' | 'text'>,
  index: number,
): readonly Line[] {
  const { document, text } = version;
  const { start, end } = ownRange(document, index);
  const hidden = itemSpans(version, start, end);
  const lines: Line[] = [];
  for (let number = lineAt(document.lines, start); ; number++) {
    const from = Math.max(start, document.lines[number] ?? text.length);
    const to = Math.min(end, document.lines[number + 1] ?? text.length);
    if (from >= end || document.lines[number] === undefined) break;
    const line = foldBlanks(text.slice(from, to));
    const isTold = hidden.some((span) => span.start < to && from < span.end);
    if (line !== '' && !isTold) lines.push({ text: line, number });
  }
  return lines;
}

/** From the marker of an item to the end of its words, and the lines below that name its evidence. */
function itemSpans(
  { document, text }: Pick<Version, 'document' | 'text'>,
  start: number,
  end: number,
) {
  return document.items
    .filter(({ range }) => range.start >= start && range.start < end)
    .flatMap((item) => {
      const below = item.links.flatMap((index) => {
        const range = document.links[index]?.range;
        return range !== undefined && isAlone(text, range) ? [range] : [];
      });
      const details = detailSpans(text, item.textRange.end, item.range.end);
      const named =
        details.length === 0 || namesOfEvidence(document, item).length === 0 ? [] : details;
      return [{ start: item.range.start, end: item.textRange.end }, ...below, ...named];
    });
}

/** Whether a link has its line to itself, but for the marker of a list. */
function isAlone(text: string, { start, end }: TextRange): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end);
  const beside = text.slice(from, start) + text.slice(end, to < 0 ? undefined : to);
  return /^[\s\-*+>.,;()\d]*$/.test(beside);
}

function detailSpans(text: string, start: number, end: number) {
  if (!text.slice(start, end).includes(': ')) {
    return [];
  }
  return [...text.slice(start, end).matchAll(/^[ \t]*[\p{L}][\p{L} ]*: .+$/gmu)].map((match) => ({
    start: start + match.index,
    end: start + match.index + match[0].length,
  }));
}
