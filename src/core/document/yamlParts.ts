import type { TextRange } from '../text/textRange.js';

/** The key of the one list that the product itself appends to for as long as a document lives. */
export const recordsKey = 'sign_offs';

/**
 * A piece of YAML that is read by itself, because all of it is more than the full parser is given.
 *
 * That parser takes time quadratic in hostile input, so that what bounds it is the size of a piece.
 */
export interface YamlPart {
  readonly text: string;
  /** The place in the list of records of the first one in the piece; undefined for what is written around the list. */
  readonly firstRecord?: number;
  /** An offset of the piece as one of the source. */
  readonly toSource: (offset: number) => number;
}

/** The lines below `sign_offs:` at the top level, where it stands in block style; it is the first line that says so. */
export function findRecordLines(source: string): TextRange | undefined {
  const opening = /(?<![^\n\r])sign_offs:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r)/.exec(source);
  if (opening === null) {
    return undefined;
  }
  const start = opening.index + opening[0].length;
  const after = /(?<=[\n\r])[^ \t\n\r#-]/g;
  after.lastIndex = start;
  return { start, end: after.exec(source)?.index ?? source.length };
}

/** What is written around the list of records, with the list taken out, and runs of records of at most `size` characters where one record is not longer. */
export function partsOf(source: string, lines: TextRange, size: number): readonly YamlPart[] {
  const { start, end } = lines;
  const around: YamlPart = {
    text: source.slice(0, start) + source.slice(end),
    toSource: (offset) => (offset < start ? offset : offset + end - start),
  };
  const starts = recordStarts(source, lines);
  const parts = [around];
  for (let first = 0; first < starts.length;) {
    const from = starts[first] ?? end;
    let next = first + 1;
    while (next < starts.length && (starts[next + 1] ?? end) - from <= size) {
      next++;
    }
    parts.push(recordsPart(source, { start: from, end: starts[next] ?? end }, first));
    first = next;
  }
  return parts;
}

function recordsPart(source: string, { start, end }: TextRange, firstRecord: number): YamlPart {
  return { text: source.slice(start, end), firstRecord, toSource: (offset) => offset + start };
}

/** Where each record begins; what stands before the first dash belongs to the first. */
function recordStarts(source: string, { start, end }: TextRange): readonly number[] {
  const lines = source.slice(start, end);
  const indent = /(?<![^\n\r]) *(?=-(?:[ \t\r\n]|$))/.exec(lines)?.[0];
  if (indent === undefined) {
    return [start];
  }
  const dashes = new RegExp(`(?<![^\\n\\r])${indent}-(?=[ \\t\\r\\n]|$)`, 'g');
  const starts = [...lines.matchAll(dashes)].map(({ index }) => start + index);
  return [start, ...starts.slice(1)];
}
