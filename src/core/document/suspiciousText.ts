import type { DecodedText } from '../text/decodeText.js';
import { lineAt, type LineStarts } from '../text/lineMap.js';
import { findSecrets } from '../text/secrets.js';
import { isInvisible, type TextSurvey } from '../text/textSurvey.js';
import type { Problem } from './problem.js';

/** Code units beyond which a file is no document that people write. */
const largest = 5 * 1024 * 1024;
/** Problems of one kind that one document shows. */
const mostProblems = 20;

const joins = /[^\u0000-\u024F\u2000-\u206F]/;
const readsRightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** What a survey tells of the places where such may be. */
type TextHints = Omit<TextSurvey, 'marks' | 'hasForeignBox'>;

/** What makes a text doubtful before anything is read from it. */
export function findTextProblems(decoded: DecodedText, survey: TextHints): readonly Problem[] {
  const { text } = decoded;
  const { lines, hasInvisible } = survey;
  const problems: Problem[] = [];
  if (decoded.problem !== undefined) {
    problems.push(encodingProblem(decoded));
  }
  if (text.length > largest) {
    const message = `The file is larger than ${largest / 1024 / 1024} MiB; expected a document that people can read.`;
    problems.push({ code: 'file/too-large', message, range: { start: 0, end: 0 } });
  }
  addConflicts(text, lines, problems);
  if (hasInvisible) {
    addInvisible(text, problems);
  }
  addSecrets(text, survey, problems);
  return problems;
}

function encodingProblem({ text, problem }: DecodedText): Problem {
  if (problem === 'invalid-utf-8') {
    const start = Math.max(0, text.indexOf('\uFFFD'));
    const message = 'The file is not valid UTF-8: this place cannot be read. Expected UTF-8.';
    return {
      code: 'file/encoding',
      message,
      range: { start, end: Math.min(text.length, start + 1) },
    };
  }
  const name = problem === 'utf-16' ? 'UTF-16' : 'UTF-32';
  const message = `The file is encoded as ${name}; expected UTF-8.`;
  return { code: 'file/encoding', message, range: { start: 0, end: 0 } };
}

/** A conflict has all three of its marker lines, in order. */
function addConflicts(text: string, lines: LineStarts, problems: Problem[]): void {
  let at = text.indexOf('<<<<<<< ');
  let count = 0;
  while (at >= 0 && count < mostProblems) {
    const middle = atLineStart(text, '=======', at);
    const close = middle < 0 ? -1 : atLineStart(text, '>>>>>>>', middle);
    if (close < 0) {
      return;
    }
    const line = lineAt(lines, at);
    if (lines[line] === at) {
      count++;
      problems.push({
        code: 'file/conflict-marker',
        message: 'A merge conflict begins here; expected one of its sides.',
        range: { start: at, end: at + 7 },
      });
    }
    at = text.indexOf('<<<<<<< ', at + 1);
  }
}

function atLineStart(text: string, marker: string, from: number): number {
  const feed = text.indexOf(`\n${marker}`, from);
  const carriage = feed < 0 ? text.indexOf(`\r${marker}`, from) : -1;
  return feed < 0 ? carriage : feed;
}

/**
 * The joiners U+200C and U+200D belong to emoji and to the spelling of many languages, and the marks
 * U+200E and U+200F to right-to-left text: they count only where nothing around asks for them.
 */
function addInvisible(text: string, problems: Problem[]): void {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isInvisible(code)) {
      continue;
    }
    const character = code >= 0xd800 && code < 0xdc00 ? text.slice(at, at + 2) : text.charAt(at);
    if (isAsked(text, at)) {
      continue;
    }
    const name = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    problems.push({
      code: 'text/invisible-character',
      message: `The invisible character U+${name} stands here; expected none.`,
      range: { start: at, end: at + character.length },
    });
    at += character.length - 1;
    if (++count >= mostProblems) {
      return;
    }
  }
}

/** The message never repeats what it warns of: findings end up in logs and comments. */
function addSecrets(text: string, survey: TextHints, problems: Problem[]): void {
  for (const { what, range } of findSecrets(text, survey)) {
    problems.push({
      code: 'text/secret',
      message: `This looks like ${what} in plain text; expected the name of its vault entry.`,
      range,
    });
  }
}

/** Whether the characters around ask for an invisible one. */
function isAsked(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charAt(at - 1);
  const after = text.charAt(at + 1);
  if (code === 0x200c || code === 0x200d) {
    return joins.test(before) && (joins.test(after) || code === 0x200d);
  }
  if (code === 0x200e || code === 0x200f || code === 0x061c) {
    return readsRightToLeft.test(text.slice(Math.max(0, at - 40), at + 40));
  }
  // The flags of regions are written with tag characters after a black flag.
  return (
    code === 0xdb40 &&
    /\uD83C\uDFF4(?:\uDB40[\uDC00-\uDC7F])*$/.test(text.slice(Math.max(0, at - 16), at))
  );
}
