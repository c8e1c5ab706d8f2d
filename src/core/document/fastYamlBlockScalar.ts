import type { FastYamlLine } from './fastYamlLine.js';

const newline = '\n';

/**
 * Reads a block scalar (`|` or `>`) inside a collection indented by `indent`, and moves to the next line with content.
 *
 * Not sure of indentation given by number, of folded text with lines indented deeper, and of a text that the file ends.
 */
export function readBlockScalar(line: FastYamlLine, indent: number): string | null {
  const { source } = line;
  const isFolded = source.charCodeAt(line.at) === 62;
  const chomp = source.charCodeAt(line.at + 1);
  const hasChomp = chomp === 43 || chomp === 45;
  line.at += hasChomp ? 2 : 1;
  if (line.hasValue() || source.charCodeAt(line.at - 1) !== 10) {
    return line.giveUp();
  }
  const lines = readLines(line, indent);
  if (lines === undefined || lines.length === 0) {
    return line.giveUp();
  }
  let count = lines.length;
  while (lines[count - 1] === '') {
    count--;
  }
  const blank = lines.length - count;
  const content = lines.slice(0, count);
  const text = isFolded ? fold(content) : content.join(newline);
  if (text === undefined || count === 0) {
    return line.giveUp();
  }
  line.next(line.at);
  if (chomp === 45) {
    return text;
  }
  return text + (chomp === 43 ? newline.repeat(blank + 1) : newline);
}

/** The lines of the scalar without indentation; leaves `line.at` at the first line after them. */
function readLines(line: FastYamlLine, outer: number): string[] | undefined {
  const { source } = line;
  const lines: string[] = [];
  let indent = -1;
  while (line.at < source.length) {
    let at = line.at;
    while (source.charCodeAt(at) === 32 && (indent < 0 || at - line.at < indent)) {
      at++;
    }
    const feed = source.indexOf(newline, at);
    if (feed < 0) {
      return undefined;
    }
    const end = source.charCodeAt(feed - 1) === 13 && feed > at ? feed - 1 : feed;
    if (at === end) {
      if (indent < 0 && at > line.at) {
        return undefined;
      }
      lines.push('');
    } else {
      const column = at - line.at;
      if (column <= outer || column < indent) {
        return lines;
      }
      indent = indent < 0 ? column : indent;
      const text = source.slice(at, end);
      if (text.includes('\r') || text.trim() === '') {
        return undefined;
      }
      lines.push(text);
      line.lastEnd = end;
    }
    line.at = feed + 1;
  }
  return lines;
}

/** Lines become one, a blank line between them a line break; undefined when a line is indented deeper. */
function fold(lines: readonly string[]): string | undefined {
  let text = '';
  let blanks = 0;
  for (const line of lines) {
    const first = line.charCodeAt(0);
    if (first === 32 || first === 9) {
      return undefined;
    }
    if (line === '') {
      blanks++;
      continue;
    }
    if (text === '' || blanks > 0) {
      text += newline.repeat(blanks) + line;
    } else {
      text += ` ${line}`;
    }
    blanks = 0;
  }
  return text;
}
