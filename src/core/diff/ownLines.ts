/** What a section says besides its items. */
import { lineStartAt } from '../text/textEdges.js';
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
  let [next, hiddenTo] = [0, 0];
  for (let number = lineAt(document.lines, start); ; number++) {
    const from = Math.max(start, document.lines[number] ?? text.length);
    const to = Math.min(end, document.lines[number + 1] ?? text.length);
    if (from >= end || document.lines[number] === undefined) break;
    for (let span = hidden[next]; span !== undefined && span.start < to; span = hidden[++next]) {
      hiddenTo = Math.max(hiddenTo, span.end);
    }
    const line = hiddenTo > from ? '' : foldBlanks(text.slice(from, to));
    if (line !== '') lines.push({ text: line, number });
  }
  return lines;
}

/** From the marker of an item to the end of its words, and the lines below that name its evidence, as they stand. */
function itemSpans(
  { document, text }: Pick<Version, 'document' | 'text'>,
  start: number,
  end: number,
): readonly TextRange[] {
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
    })
    .sort((one, other) => one.start - other.start);
}

/** Whether a link has its line to itself, but for the marker of a list. */
function isAlone(text: string, { start, end }: TextRange): boolean {
  const from = lineStartAt(text, start);
  const to = text.indexOf('\n', end);
  const beside = text.slice(from, start) + text.slice(end, to < 0 ? undefined : to);
  return /^[\s\-*+>.,;()\d]*$/.test(beside);
}

/** In two steps, since engines take long to compile classes of letters. */
const detailLine = /^[ \t]*([^:\s][^:\r\n\u2028\u2029]*): .+$/gm;
const detailName = /^\p{L}[\p{L} ]*$/u;

function detailSpans(text: string, start: number, end: number): readonly TextRange[] {
  const below = text.slice(start, end);
  if (!below.includes(': ')) {
    return [];
  }
  return [...below.matchAll(detailLine)]
    .filter(([, name = '']) => detailName.test(name))
    .map(({ index, 0: { length } }) => ({ start: start + index, end: start + index + length }));
}
