import { readBody } from '../document/readBody.js';
import { lineAt } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';
import { surveyText } from '../text/textSurvey.js';

/** A block as it stands in a text: what is between its fences, and where each of its lines came from. */
export interface BlockSource {
  readonly range: TextRange;
  /** Line of the opening fence, from 0. */
  readonly line: number;
  /** The opening fence with its word. */
  readonly opening: TextRange;
  readonly yaml: string;
  /** The range of the text for a range of `yaml`. */
  toText(range: TextRange): TextRange;
}

const openingFence = /^( {0,3})(`{3,}|~{3,})[ \t]*sop-list[ \t]*$/;

/**
 * The fenced `sop-list` blocks of a document's text, in order.
 *
 * What is a code block is decided as everywhere else; a block inside a quote is an example and no list.
 */
export function findListBlocks(text: string, bodyStart: number): readonly BlockSource[] {
  const survey = surveyText(text);
  const { outline } = readBody(text, survey, bodyStart);
  return outline.code.flatMap(({ start, end }) => {
    const line = lineAt(survey.lines, start);
    const lineStart = survey.lines[line] ?? 0;
    const lineEnd = endOfLine(text, lineStart);
    const match = openingFence.exec(text.slice(lineStart, lineEnd));
    if (match === null) {
      return [];
    }
    const [, indent = '', fence = ''] = match;
    const opening = { start: lineStart + indent.length, end: lineEnd };
    const body = { start: survey.lines[line + 1] ?? text.length, end: Math.max(lineEnd, end) };
    return [{ range: { start, end }, line, opening, ...readLines(text, body, { indent, fence }) }];
  });
}

function endOfLine(text: string, start: number): number {
  const end = text.slice(start).search(/[\r\n]/);
  return end < 0 ? text.length : start + end;
}

function readLines(
  text: string,
  body: TextRange,
  { indent, fence }: { readonly indent: string; readonly fence: string },
): Pick<BlockSource, 'yaml' | 'toText'> {
  const closing = new RegExp(`^ {0,3}[${fence.charAt(0)}]{${fence.length},}[ \\t]*$`);
  /** For each line, where it begins in the source and in the text. */
  const starts: { readonly source: number; readonly text: number }[] = [];
  let yaml = '';
  let at = body.start;
  while (at < body.end) {
    const end = endOfLine(text, at);
    if (closing.test(text.slice(at, end))) {
      break;
    }
    const next = /^(?:\r\n|\r|\n)?/.exec(text.slice(end, end + 2))?.[0].length ?? 0;
    const stripped = leadingBlanks(text.slice(at, end), indent.length);
    starts.push({ source: yaml.length, text: at + stripped });
    yaml += text.slice(at + stripped, end + next);
    at = end + next;
  }
  const toOffset = (offset: number): number => {
    const line = starts.findLast(({ source }) => source <= offset);
    return line === undefined ? body.start : line.text + offset - line.source;
  };
  return {
    yaml,
    toText: ({ start, end }) => ({ start: toOffset(start), end: toOffset(end) }),
  };
}

function leadingBlanks(line: string, most: number): number {
  let count = 0;
  while (count < most && line.charAt(count) === ' ') {
    count++;
  }
  return count;
}
