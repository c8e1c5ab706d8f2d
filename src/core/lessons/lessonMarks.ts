import type { Document } from '../document/document.js';
import { findCodeSpans } from '../document/plainText.js';
import { remembered } from '../memory/remembered.js';
import type { TextRange } from '../text/textRange.js';

/** `(from LL-7Q3K9)` in the text of a document: what the text owes to a lesson. */
export interface LessonMark {
  readonly lesson: string;
  /** The parenthesis as a whole. */
  readonly range: TextRange;
  /** Index of the item it belongs to; absent in a step or a sentence. */
  readonly item?: number;
}

const parenthesis = /\(from[ \t]+([^()\n]{3,200})\)/giu;
const id = /[A-Za-z][\w-]*-\w+/g;
const ids = /^[A-Za-z][\w-]*-\w+(?:\s*(?:,|and|\s)\s*[A-Za-z][\w-]*-\w+)*$/i;
const none: readonly LessonMark[] = Object.freeze([]);

/** The mark that an applied lesson leaves. */
export function lessonMark(lesson: string): string {
  return `(from ${lesson})`;
}

/**
 * All marks of a document, in the order of its text: those of items, steps and sentences, none in code, comments or frontmatter.
 *
 * Documents keep their text when it holds a mark, so that nothing else of a large library is looked at.
 */
export function lessonMarksOf(document: Document): readonly LessonMark[] {
  return document.text?.includes('(from ') === true ? marksIn(document) : none;
}

/** Whether the lesson's mark stands in the document. */
export function carriesMark(document: Document, lesson: string): boolean {
  return lessonMarksOf(document).some((mark) => mark.lesson === lesson);
}

const marksIn = remembered((document: Document): readonly LessonMark[] => {
  const { text = '' } = document;
  const marks: LessonMark[] = [];
  const visible = withoutCode(text, document.frontmatter.block.end);
  for (const match of visible.matchAll(parenthesis)) {
    const [whole, named = ''] = match;
    if (!ids.test(named.trim())) {
      continue;
    }
    const range = { start: match.index, end: match.index + whole.length };
    const item = document.items.findIndex(
      ({ textRange }) => textRange.start <= range.start && range.end <= textRange.end,
    );
    for (const [lesson] of named.matchAll(id)) {
      marks.push({ lesson, range, ...(item === -1 ? {} : { item }) });
    }
  }
  return marks;
});

/** The text with frontmatter, fenced code, comments and code spans blanked out, every offset kept. */
function withoutCode(text: string, bodyStart: number): string {
  const body = text.slice(bodyStart).replace(/<!--[\s\S]*?(?:-->|$)/g, blank);
  let fence: string | undefined;
  const lines = body.split('\n').map((line) => {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true) fence = undefined;
      return blank(line);
    }
    fence = mark;
    return mark === undefined ? withoutCodeSpans(line) : blank(line);
  });
  return blank(text.slice(0, bodyStart)) + lines.join('\n');
}

function withoutCodeSpans(line: string): string {
  let shown = line;
  for (const { start, end } of line.includes('`') ? findCodeSpans(line) : []) {
    shown = shown.slice(0, start) + blank(shown.slice(start, end)) + shown.slice(end);
  }
  return shown;
}

function blank(part: string): string {
  return part.replace(/[^\r\n]/g, ' ');
}
