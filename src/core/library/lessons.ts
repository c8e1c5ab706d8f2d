import type { Document } from '../document/document.js';
import { lessonOf, type Lesson, type LessonSource } from '../lessons/lesson.js';
import { lessonMarksOf, type LessonMark } from '../lessons/lessonMarks.js';
import { remembered } from '../memory/remembered.js';
import { lineAt } from '../text/lineMap.js';
import { findSecrets } from '../text/secrets.js';
import { documentsWithId } from './documentNames.js';
import { KeyIndex } from './keyIndex.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

const indexedKinds = new Set(['lesson', 'template', 'client', 'project']);

/** Documents by kind, of those kinds that are looked for here. */
export const lessonIndex = new KeyIndex((library, document) => {
  const { kindId } = profileIn(library, document);
  return indexedKinds.has(kindId) ? [kindId] : [];
});

/** Documents by the lessons whose marks they carry. */
export const lessonMarkIndex = new KeyIndex((_, document) =>
  lessonMarksOf(document).map(({ lesson }) => lesson),
);

/** Every lesson of the library, in the order of their paths. */
export const lessonsIn = remembered((library: Library): readonly Lesson[] =>
  documentsOfKind(library, 'lesson').flatMap(({ path }) => lessonIn(library, path) ?? []),
);

function documentsOfKind(library: Library, kind: 'lesson' | 'template'): readonly Document[] {
  return lessonIndex.pathsOf(library, kind).flatMap((path) => library.documents.get(path) ?? []);
}

/** The lesson at a path, when there is one. */
export function lessonIn(library: Library, path: string): Lesson | undefined {
  const document = library.documents.get(path);
  return document && lessonOf(profileIn(library, document));
}

/** A place where a lesson's mark stands. */
export interface MarkedPlace {
  readonly document: Document;
  readonly mark: LessonMark;
}

/** Where the marks of a lesson stand, in the order of paths and texts. */
export function marksOfLesson(library: Library, id: string): readonly MarkedPlace[] {
  return lessonMarkIndex.pathsOf(library, id).flatMap((path) => {
    const document = library.documents.get(path);
    return document === undefined
      ? []
      : lessonMarksOf(document)
          .filter(({ lesson }) => lesson === id)
          .map((mark) => ({ document, mark }));
  });
}

/** Whether a lesson's change is in force: its mark stands in its target, or without a target in any template or procedure. */
export function isInForce(library: Library, lesson: Lesson): boolean {
  const { id, target } = lesson;
  return (
    id !== undefined &&
    marksOfLesson(library, id).some(({ document }) => {
      const profile = profileIn(library, document);
      return target === undefined ? profile.kindId !== 'checklist' : profile.id === target;
    })
  );
}

/** A line, from 0, of a file of the library. */
export interface FilePlace {
  readonly path: string;
  readonly line?: number;
}

/** Where a lesson was captured, found again by the words of the line as far as its items have them. */
export function placeOfSource(library: Library, source: LessonSource): FilePlace | undefined {
  const [named] = documentsWithId(library, source.file);
  const document = named ?? library.documents.get(source.file);
  const line = source.line === undefined ? {} : { line: source.line - 1 };
  if (document === undefined) {
    return library.files.has(source.file) ? { path: source.file, ...line } : undefined;
  }
  const item = document.items.find(({ text, key }) => {
    const words = key === undefined ? text : `${key}: ${text}`;
    return source.text !== undefined && words !== '' && withoutBox(source.text) === fold(words);
  });
  return item === undefined
    ? { path: document.path, ...line }
    : { path: document.path, line: lineAt(document.lines, item.range.start) };
}

function withoutBox(line: string): string {
  return fold(line.replace(/^[\s>]*(?:[-*+]|\d+[.)])\s+\[[^\]]?\]\s+/u, ''));
}

function fold(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

/** A line of a file as somebody saw it who captures a lesson there. */
export interface SeenLine {
  readonly path: string;
  /** From 0; without it the lesson is about the file as a whole. */
  readonly line?: number;
  readonly text?: string;
}

/** Longer lines are cut: the rest would not help to find it again. */
const longestLine = 200;

/** What a lesson remembers of the place it was captured at: the line, and the project the file belongs to. */
export function rememberPlace(
  library: Library,
  { path, line, text }: SeenLine,
): { readonly source: LessonSource; readonly project?: string } {
  const document = library.documents.get(path);
  const profile = document && profileIn(library, document);
  const project = profile?.kindId === 'project' ? profile.id : profile?.project;
  // A line that says nothing is where a cursor happened to stand.
  const isLine = line !== undefined && (text === undefined || /[\p{L}\p{N}]/u.test(text));
  // A lesson is read by everybody: what looks like a password stays where it was.
  const words = !isLine || text === undefined || findSecrets(text).length > 0 ? '' : fold(text);
  return {
    source: {
      file: profile?.id ?? path,
      ...(isLine ? { line: line + 1 } : {}),
      ...(words === '' ? {} : { text: words.slice(0, longestLine) }),
    },
    ...(project === undefined ? {} : { project }),
  };
}

/** The text of the library's own template for lessons, when it has one. */
export function lessonTemplateIn(library: Library): string | undefined {
  return documentsOfKind(library, 'template').find(({ text, frontmatter: { data } }) => {
    const makes = data['makes'];
    return (
      text !== undefined &&
      typeof makes === 'object' &&
      makes !== null &&
      'kind' in makes &&
      makes.kind === 'lesson'
    );
  })?.text;
}
