/** The shape of block YAML line by line, for text that is being typed and that no parser would read yet. */

/** What one line says: the columns of its list marks, its key, and what stands behind it. */
export interface YamlLine {
  readonly start: number;
  readonly end: number;
  /** Columns of the `-` of list entries that begin here. */
  readonly dashes: readonly number[];
  /** Column of the key, or of the first character behind the dashes. */
  readonly column: number;
  readonly key?: string;
  /** Offset behind the colon. */
  readonly behindKey?: number;
  readonly isBlank: boolean;
}

const keyPattern =
  /(?:"([^"]*)"|'([^']*)'|([^\s"'#[\]{},&*!|>%@`-][^:#]*?|-[^\s:#][^:#]*?))[ \t]*:(?=[ \t]|$)/y;

/** Reads all lines of `source`. */
export function readYamlLines(source: string): readonly YamlLine[] {
  const lines: YamlLine[] = [];
  for (const { 0: text, index } of source.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    if (index === source.length && lines.length > 0 && text === '') {
      const isFresh = /[\r\n]$/.test(source);
      if (!isFresh) break;
    }
    lines.push(readLine(text.replace(/[\r\n]+$/, ''), index));
  }
  return lines;
}

function readLine(text: string, start: number): YamlLine {
  const dashes: number[] = [];
  let column = /^ */.exec(text)?.[0].length ?? 0;
  for (;;) {
    const dash = /^-(?: +|$)/.exec(text.slice(column));
    if (dash === null) break;
    dashes.push(column);
    column += dash[0].length;
  }
  keyPattern.lastIndex = column;
  const match = keyPattern.exec(text);
  const rest = text.slice(column);
  const isBlank = dashes.length === 0 && (rest === '' || rest.startsWith('#'));
  const line = { start, end: start + text.length, dashes, column, isBlank };
  return match === null
    ? line
    : {
        ...line,
        key: match[1] ?? match[2] ?? match[3] ?? '',
        behindKey: start + column + match[0].length,
      };
}
