/** Where a lesson's change goes in a template or SOP, and the edit that puts it there. */
import { identitiesOf } from '../checklist/itemIdentity.js';
import { sectionName } from '../checklist/sections.js';
import type { Document, Item } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import type { Profile } from '../schema/profile.js';
import { lineStartAt, trimmedEnd } from '../text/textEdges.js';
import { applyEdits, insertionAt, type TextEdit } from '../text/textEdit.js';
import { carriesMark, lessonMark } from './lessonMarks.js';
import { lastStepOf, lineEndOf, sectionRange } from './sectionText.js';

/** What a lesson changes: a new item or step at the end of a section, or one that is there and owes it its wording. */
export type LessonChange =
  | {
      readonly kind: 'add';
      /** Index in `headings` of the section; without one the change goes before the first heading. */
      readonly heading?: number;
      readonly text: string;
    }
  | { readonly kind: 'mark'; readonly item: number };

export type ApplyOutcome =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly offset: number }
  | { readonly kind: 'refused'; readonly reason: string };

interface TargetFile {
  readonly text: string;
  readonly document: Document;
}

/** The names of the sections that a change can go to, by their index in `headings`; the title of the document is none. */
export function sectionsOf(
  document: Document,
): readonly { readonly heading: number; readonly name: string; readonly level: number }[] {
  const [first] = document.headings;
  const isTitle =
    first?.level === 1 && document.headings.filter(({ level }) => level === 1).length === 1;
  return document.headings
    .map((heading, index) => ({
      heading: index,
      name: sectionName(heading),
      level: heading.level,
    }))
    .slice(isTitle && document.headings.length > 1 ? 1 : 0);
}

/**
 * The edit that writes the change into its target with the lesson's mark behind it.
 *
 * In a section with items it is an item with the next key, in one with steps or bullets the next of them, elsewhere a paragraph.
 * It is tried on the text first: where it would change what is there already, or its mark would not be found, it is refused.
 */
export function applyLessonEdits(
  target: TargetFile,
  lesson: string,
  change: LessonChange,
): ApplyOutcome {
  const edit =
    change.kind === 'mark'
      ? markEdit(target, lesson, change.item)
      : addEdit(target, lesson, change);
  if (typeof edit === 'string') {
    return { kind: 'refused', reason: edit };
  }
  return keepsEverything(target, edit, lesson)
    ? { kind: 'edits', edits: [edit], offset: edit.range.start }
    : {
        kind: 'refused',
        reason: `The change cannot be written into ${target.document.path} there; write it into the text with ${lessonMark(lesson)} behind it.`,
      };
}

function markEdit(
  { text, document }: TargetFile,
  lesson: string,
  index: number,
): TextEdit | string {
  const item = document.items[index];
  if (item === undefined) {
    return `${document.path} has no such item any more.`;
  }
  const end =
    item.textRange.start + text.slice(item.textRange.start, item.textRange.end).trimEnd().length;
  return insertionAt(end, ` ${lessonMark(lesson)}`);
}

function addEdit(
  target: TargetFile,
  lesson: string,
  { heading, text: wording }: LessonChange & { readonly kind: 'add' },
): TextEdit | string {
  const { text, document } = target;
  const line = wording.trim().replace(/\s+/gu, ' ');
  if (line === '') {
    return 'The change has no words.';
  }
  const marked = `${line} ${lessonMark(lesson)}`;
  const eol = lineEndOf(text);
  const items = document.items.filter((item) => item.heading === heading && item.depth === 0);
  const last = items.at(-1);
  if (last !== undefined) {
    const key = nextKey(document, items);
    const gap = isLoose(text, document) ? eol + eol : eol;
    const start = lineStartAt(text, last.range.start);
    const marker = /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(start))?.[0] ?? '- ';
    return insertionAt(
      trimmedEnd(text, last.range),
      `${gap}${nextNumber(marker)}[ ] ${key === undefined ? '' : `${key}: `}${marked}`,
    );
  }
  const range = sectionRange(text, document, heading);
  const step = lastStepOf(text, range);
  if (step !== undefined) {
    return insertionAt(step.end, `${step.isLoose ? eol + eol : eol}${step.next}${marked}`);
  }
  const end = trimmedEnd(text, range);
  const before = end === 0 ? '' : eol + eol;
  return insertionAt(end, `${before}${marked}${end === text.length ? eol : ''}`);
}

/** `NET-4` behind `NET-3`: the prefix that the section's items use, with a number no item of the document has reached. */
function nextKey(document: Document, items: readonly Item[]): string | undefined {
  const prefix = items
    .map(({ key }) => /^(.+?)\d+$/.exec(key ?? '')?.[1])
    .findLast((found) => found !== undefined);
  if (prefix === undefined) {
    return undefined;
  }
  const numbers = document.items.flatMap(({ key }) =>
    key?.startsWith(prefix) === true && /^\d{1,6}$/.test(key.slice(prefix.length))
      ? [Number(key.slice(prefix.length))]
      : [],
  );
  return `${prefix}${Math.max(0, ...numbers) + 1}`;
}

function nextNumber(marker: string): string {
  return marker.replace(/\d+/, (number) => String(Number(number) + 1));
}

/** Whether items are set apart by empty lines, so that people who tick neighbours do not get in each other's way. */
function isLoose(text: string, { items }: Document): boolean {
  const gaps = items.flatMap((item, index) => {
    const next = items[index + 1];
    return next === undefined ? [] : [text.slice(item.textRange.end, next.range.start)];
  });
  return gaps.length === 0 || gaps.some((gap) => /\n[ \t>]*\r?\n/.test(gap));
}

/** Whether everything that was there reads as before, the mark is found, and at most one item came with it. */
function keepsEverything({ text, document }: TargetFile, edit: TextEdit, lesson: string): boolean {
  const after = parseDocument(document.path, { text: applyEdits(text, [edit]), bom: false });
  const added = after.items.length - document.items.length;
  const known = new Set(identitiesOf(after));
  return (
    carriesMark(after, lesson) &&
    (added === 0 || added === 1) &&
    after.headings.length === document.headings.length &&
    identitiesOf(document).every((identity) => known.has(identity))
  );
}

/** Whether lessons may change a document of this kind: what work follows, not the record of one piece of it. */
export function isLessonTarget({ kindId }: Profile): boolean {
  return !records.has(kindId);
}

const records: ReadonlySet<string> = new Set([
  'checklist',
  'lesson',
  'project',
  'meeting',
  'data-case',
  'priority-list',
]);
