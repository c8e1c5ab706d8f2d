import { bareRecord } from './bareRecord.js';
import { isControl, startsPlain } from './fastYamlCharacters.js';
import type { YamlValue } from './frontmatter.js';
import { resolvePlainScalar } from './plainScalar.js';

/** What reading in brackets needs of the reading head. */
interface FlowLine {
  readonly source: string;
  readonly depthLimit: number;
  readonly isUnsure: boolean;
  at: number;
  quoted(quote: number): string | undefined;
  skipSpaces(): void;
  giveUp(): null;
}

const space = 32;
const quotationMark = 34;
const numberSign = 35;
const apostrophe = 39;
const comma = 44;
const dash = 45;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

/** Reads a list or mapping in brackets that stands on one line; `countKey` counts keys and refuses too many. */
export function readFlow(line: FlowLine, depth: number, countKey: () => boolean): YamlValue {
  if (depth > line.depthLimit) {
    return line.giveUp();
  }
  return line.source.charCodeAt(line.at) === openBracket
    ? flowList(line, depth, countKey)
    : flowMapping(line, depth, countKey);
}

function flowList(line: FlowLine, depth: number, countKey: () => boolean): YamlValue {
  const { source } = line;
  const list: YamlValue[] = [];
  line.at++;
  while (!line.isUnsure) {
    line.skipSpaces();
    if (source.charCodeAt(line.at) === closeBracket) {
      line.at++;
      return list;
    }
    list.push(flowValue(line, depth, countKey));
    if (!passSeparator(line, closeBracket)) {
      return line.giveUp();
    }
  }
  return list;
}

function flowMapping(line: FlowLine, depth: number, countKey: () => boolean): YamlValue {
  const { source } = line;
  const mapping = bareRecord<YamlValue>();
  line.at++;
  while (!line.isUnsure) {
    line.skipSpaces();
    if (source.charCodeAt(line.at) === closeBrace) {
      line.at++;
      return mapping;
    }
    const key = flowKey(line);
    if (key === undefined || key in mapping || key === '__proto__' || key === '<<' || !countKey()) {
      return line.giveUp();
    }
    if (source.charCodeAt(line.at) === colon) {
      line.at++;
      line.skipSpaces();
      const code = source.charCodeAt(line.at);
      const isEmpty = code === comma || code === closeBrace;
      mapping[key] = isEmpty ? null : flowValue(line, depth, countKey);
    } else {
      mapping[key] = null;
    }
    if (!passSeparator(line, closeBrace)) {
      return line.giveUp();
    }
  }
  return mapping;
}

/** A key of a flow mapping, up to its colon or to what follows a key without value. */
function flowKey(line: FlowLine): string | undefined {
  const code = line.source.charCodeAt(line.at);
  if (code === quotationMark || code === apostrophe) {
    const text = line.quoted(code);
    const isPlain = line.source.charCodeAt(line.at) !== colon || isColon(line, line.at);
    return isPlain ? text : undefined;
  }
  const text = flowPlain(line);
  return text !== undefined && typeof resolvePlainScalar(text) === 'string' ? text : undefined;
}

function flowValue(line: FlowLine, depth: number, countKey: () => boolean): YamlValue {
  const code = line.source.charCodeAt(line.at);
  if (code === openBracket || code === openBrace) {
    return readFlow(line, depth + 1, countKey);
  }
  if (code === quotationMark || code === apostrophe) {
    return line.quoted(code) ?? line.giveUp();
  }
  const text = flowPlain(line);
  return text === undefined ? line.giveUp() : resolvePlainScalar(text);
}

function flowPlain(line: FlowLine): string | undefined {
  const { source } = line;
  const start = line.at;
  if (!startsPlain(source, start) || isFlowIndicator(source.charCodeAt(start + 1), start, source)) {
    return undefined;
  }
  let end = start;
  for (let at = start; ; at++) {
    const code = source.charCodeAt(at);
    if (code === comma || code === closeBracket || code === closeBrace || isColon(line, at)) {
      line.at = at;
      return source.slice(start, end);
    }
    if (isControl(code) || code === openBracket || code === openBrace || code === numberSign) {
      return undefined;
    }
    if (code === colon && isFlowEnd(source.charCodeAt(at + 1))) {
      return undefined;
    }
    if (code !== space) {
      end = at + 1;
    }
  }
}

function isColon(line: FlowLine, at: number): boolean {
  return line.source.charCodeAt(at) === colon && line.source.charCodeAt(at + 1) === space;
}

/** Moves behind a comma, or to the closing bracket. */
function passSeparator(line: FlowLine, close: number): boolean {
  line.skipSpaces();
  const code = line.source.charCodeAt(line.at);
  if (code === comma) {
    line.at++;
    return true;
  }
  return code === close;
}

function isFlowEnd(code: number): boolean {
  return code === comma || code === closeBracket || code === closeBrace || !(code > space);
}

/** `-` begins a plain scalar only when a plain character follows. */
function isFlowIndicator(next: number, start: number, source: string): boolean {
  return source.charCodeAt(start) === dash && isFlowEnd(next);
}
