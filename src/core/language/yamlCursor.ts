import type { TextRange } from '../text/textRange.js';
import { readYamlLines, type YamlLine } from './yamlLines.js';

/** Where in a YAML text a cursor stands. */
export interface YamlCursor {
  /** Keys and list entries (as 0) around the cursor; of a value with its key. */
  readonly path: readonly (string | number)[];
  readonly place: 'key' | 'value';
  /** The word or value at the cursor, which an answer replaces. */
  readonly range: TextRange;
  /** The character of the quotes around the value. */
  readonly quote?: '"' | "'";
  /** Keys that the mapping around a key has already, without the one at the cursor. */
  readonly siblings: ReadonlySet<string>;
  /** Whether a colon follows the key. */
  readonly hasColon: boolean;
  /** Whether the cursor is in brackets on one line. */
  readonly inFlow: boolean;
}

/**
 * The place at `offset` of `source`; undefined in a comment or in a text of several lines.
 *
 * Told from the indentation of the lines, so that text which does not parse yet has an answer too.
 */
export function yamlCursorAt(source: string, offset: number): YamlCursor | undefined {
  const lines = readYamlLines(source);
  const index = lines.findLastIndex(({ start }) => start <= offset);
  const line = lines[index];
  if (line === undefined || isInComment(source.slice(line.start, offset))) return undefined;
  const parents = parentsOf(lines, index, source);
  if (parents === undefined) return undefined;
  if (line.behindKey !== undefined && offset >= line.behindKey) {
    const path = [...parents, line.key ?? ''];
    const [first = line.end] = [valueStart(source, line.behindKey, line.end)];
    return valueCursor({ source, offset, start: Math.min(first, offset), end: line.end, path });
  }
  const start = line.start + line.column;
  if (offset < start) {
    return emptyKey({ lines, index, source, offset });
  }
  const first = source.charAt(start);
  if ((first === '[' || first === '{') && line.key === undefined) {
    return valueCursor({ source, offset, start, end: line.end, path: parents });
  }
  return keyCursor({
    source,
    offset,
    start,
    line,
    path: parents,
    siblings: siblingsOf(lines, index),
  });
}

/** Blanks before the cursor on an otherwise longer line say nothing; on an empty one they are its indentation. */
function emptyKey(at: {
  readonly lines: readonly YamlLine[];
  readonly index: number;
  readonly source: string;
  readonly offset: number;
}): YamlCursor | undefined {
  const { lines, index, source, offset } = at;
  const line = lines[index];
  if (!line?.isBlank) return undefined;
  const column = offset - line.start;
  const moved = lines.map((each, place) => (place === index ? { ...each, column } : each));
  const path = parentsOf(moved, index, source);
  return (
    path && {
      path,
      place: 'key',
      range: { start: offset, end: offset },
      siblings: siblingsOf(moved, index),
      hasColon: false,
      inFlow: false,
    }
  );
}

function keyCursor(at: {
  readonly source: string;
  readonly offset: number;
  readonly start: number;
  readonly line: YamlLine;
  readonly path: readonly (string | number)[];
  readonly siblings: ReadonlySet<string>;
}): YamlCursor {
  const { source, offset, start, line, path, siblings } = at;
  const isEntry = line.dashes.length > 0 && line.key === undefined;
  const colon = line.behindKey === undefined ? undefined : line.behindKey - 1;
  const end = colon ?? trimmedEnd(source, start, line.end);
  const quote = offset > start ? quoteAt(source, start) : undefined;
  const range = { start: quote === undefined ? start : start + 1, end: Math.max(offset, end) };
  return {
    path,
    place: isEntry ? 'value' : 'key',
    range,
    siblings,
    hasColon: colon !== undefined,
    inFlow: false,
    ...(quote === undefined ? {} : { quote }),
  };
}

interface FlowLevel {
  readonly isList: boolean;
  key?: string;
  /** Where the entry at the cursor begins. */
  from: number;
  readonly keys: Set<string>;
}

/** In a value on one line, be it a word or brackets within brackets. */
function valueCursor(at: {
  readonly source: string;
  readonly offset: number;
  readonly start: number;
  readonly end: number;
  readonly path: readonly (string | number)[];
}): YamlCursor | undefined {
  const { source, offset, start, end, path } = at;
  const levels = flowLevels(source, start, offset);
  const level = levels.at(-1);
  if (/^[|>]/.test(source.slice(start, end))) return undefined;
  const inner = levels.flatMap(({ isList, key }, depth): (string | number)[] =>
    isList ? [0] : key === undefined && depth === levels.length - 1 ? [] : [key ?? ''],
  );
  const from = level === undefined ? start : skipBlanks(source, level.from, offset);
  const quote = offset > from ? quoteAt(source, from) : undefined;
  const stop = level === undefined ? trimmedEnd(source, from, end) : flowEnd(source, offset, end);
  const isClosed = quote !== undefined && stop > from + 1 && source.charAt(stop - 1) === quote;
  const range = {
    start: Math.min(offset, quote === undefined ? from : from + 1),
    end: Math.max(offset, isClosed ? stop - 1 : stop),
  };
  const isKey = level !== undefined && !level.isList && level.key === undefined;
  return {
    path: [...path, ...inner],
    place: isKey ? 'key' : 'value',
    range,
    siblings: level?.keys ?? new Set(),
    hasColon: isKey && /^\s*:/.test(source.slice(range.end, end)),
    inFlow: level !== undefined,
    ...(quote === undefined ? {} : { quote }),
  };
}

/** The brackets that are open at `offset`. */
function flowLevels(source: string, start: number, offset: number): readonly FlowLevel[] {
  const levels: FlowLevel[] = [];
  let quote: string | undefined;
  for (let at = start; at < offset; at++) {
    const character = source.charAt(at);
    const level = levels.at(-1);
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if ((character === '"' || character === "'") && /[\s[{,:]/.test(source.charAt(at - 1))) {
      quote = character;
    } else if (character === '[' || character === '{') {
      levels.push({ isList: character === '[', from: at + 1, keys: new Set() });
    } else if (character === ']' || character === '}') {
      levels.pop();
    } else if (level !== undefined && character === ',') {
      delete level.key;
      level.from = at + 1;
    } else if (
      level !== undefined &&
      !level.isList &&
      character === ':' &&
      level.key === undefined
    ) {
      level.key = source.slice(level.from, at).trim();
      level.keys.add(level.key);
      level.from = at + 1;
    }
  }
  return levels;
}

/** Keys and list entries around the line's own key, from the lines above it; undefined inside a text of several lines. */
function parentsOf(
  lines: readonly YamlLine[],
  index: number,
  source: string,
): readonly (string | number)[] | undefined {
  const path: (string | number)[] = [];
  const line = lines[index];
  let need = line?.column ?? 0;
  let isEntry = false;
  const takeDashes = (dashes: readonly number[]) => {
    for (const dash of [...dashes].reverse()) {
      if (dash >= need) continue;
      path.unshift(0);
      need = dash;
      isEntry = true;
    }
  };
  takeDashes(line?.dashes ?? []);
  for (let at = index - 1; at >= 0 && (need > 0 || isEntry); at--) {
    const above = lines[at];
    if (above === undefined || above.isBlank) continue;
    const isParent = above.column < need || (isEntry && above.column === need);
    if (above.key !== undefined && isParent) {
      if (isTextBlock(source.slice(above.behindKey, above.end))) return undefined;
      path.unshift(above.key);
      need = above.column;
      isEntry = false;
      takeDashes(above.dashes);
    } else if (!isEntry || above.column > need) {
      takeDashes(above.dashes);
    }
  }
  return path;
}

function isTextBlock(value: string): boolean {
  return /^\s*[|>][+-]?\d?\s*(?:#.*)?$/.test(value);
}

/** Keys at the same column of the same mapping. */
function siblingsOf(lines: readonly YamlLine[], index: number): ReadonlySet<string> {
  const own = lines[index];
  const keys = new Set<string>();
  if (own === undefined) return keys;
  const { column } = own;
  for (let at = index; at >= 0; at--) {
    const line = lines[at];
    if (line === undefined || line.isBlank) continue;
    if (line.column < column) break;
    if (at !== index && line.column === column && line.key !== undefined) keys.add(line.key);
    if (line.dashes.some((dash) => dash < column) && line.column === column) break;
  }
  for (const line of lines.slice(index + 1)) {
    if (line.isBlank) continue;
    if (line.column < column || line.dashes.some((dash) => dash < column)) break;
    if (line.column === column && line.key !== undefined) keys.add(line.key);
  }
  return keys;
}

function isInComment(head: string): boolean {
  return /^\s*#/.test(head) || / #[^"']*$/.test(head.replace(/"[^"]*"|'[^']*'/g, ''));
}

function valueStart(source: string, from: number, end: number): number {
  return skipBlanks(source, from, end);
}

function skipBlanks(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && (source.charAt(at) === ' ' || source.charAt(at) === '\t')) at++;
  return at;
}

/** Where a value ends that no bracket holds: before a comment and the blanks at the end of its line. */
function trimmedEnd(source: string, from: number, end: number): number {
  const value = source.slice(from, end);
  const comment = /^(?:"[^"]*"|'[^']*'|[^"'\s]|\s(?!#))*/.exec(value)?.[0] ?? value;
  return from + comment.trimEnd().length;
}

function flowEnd(source: string, offset: number, end: number): number {
  const rest = /^[^,\]}]*/.exec(source.slice(offset, end))?.[0] ?? '';
  return offset + rest.trimEnd().length;
}

function quoteAt(source: string, at: number): '"' | "'" | undefined {
  const character = source.charAt(at);
  return character === '"' || character === "'" ? character : undefined;
}
