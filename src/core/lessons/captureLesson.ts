import { removeFieldEdits, setFieldEdits } from '../document/frontmatterEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import type { CivilDate } from '../schema/civilDate.js';
import { newDocument } from '../templates/newDocument.js';
import { applyEdits } from '../text/textEdit.js';
import { sourceKeys, type LessonSource } from './lesson.js';

/** What a lesson is about: the words of the person who raises it. */
export const lessonCategories = ['beef', 'went-wrong', 'went-well'] as const;
export type LessonCategory = (typeof lessonCategories)[number];

export interface NewLesson {
  readonly id: string;
  /** The lesson in one sentence. */
  readonly title: string;
  readonly category: LessonCategory;
  readonly on: CivilDate;
  /** Handle of the person; absent where the roster knows nobody. */
  readonly by?: string;
  readonly area?: string;
  readonly project?: string;
  readonly target?: string;
  readonly whatHappened?: string;
  readonly proposedChange?: string;
  readonly source?: LessonSource;
  /** Whether the library has a role; an owner of the template that it has not is left out. */
  readonly isRole: (role: string) => boolean;
}

/** A new lesson, not yet written anywhere. */
export interface CapturedLesson {
  readonly path: string;
  readonly text: string;
}

/**
 * The document of a new lesson, made from the text of the library's template for lessons, or the product's.
 *
 * What is not known yet is left out of the frontmatter instead of standing there empty. The template is not remembered:
 * a lesson is told once and does not follow it.
 */
export function captureLesson(template: string, lesson: NewLesson): CapturedLesson {
  const { id, on, by = '', category, area = '', project = '', target = '' } = lesson;
  const title = oneLine(lesson.title);
  const { path = `lessons/${id}.md`, text } = newDocument(
    { text: template },
    {
      ...{ id, title, category, area, project, target },
      today: on,
      handle: by,
      what_happened: lesson.whatHappened ?? title,
      proposed_change: lesson.proposedChange ?? '',
    },
  );
  return {
    path: pathWithId(path, id),
    text: withSource(withKnownOwner(withoutEmptyFields(text), lesson), lesson),
  };
}

/** A path keeps the id in capitals, as people type it; a template may name another folder. */
function pathWithId(path: string, id: string): string {
  return path.replace(id.toLowerCase(), id);
}

function withoutEmptyFields(text: string): string {
  const { block } = parseDocument('', { text, bom: false }).frontmatter;
  const head = text.slice(0, block.end).replace(/^[a-z_]+: (?:""|'')[ \t]*\r?\n/gm, '');
  return head + text.slice(block.end);
}

function withKnownOwner(text: string, { isRole }: NewLesson): string {
  const document = parseDocument('', { text, bom: false });
  const { owner } = document.frontmatter.data;
  return typeof owner === 'string' && !isRole(owner)
    ? applyEdits(text, removeFieldEdits(text, document, 'owner'))
    : text;
}

function withSource(text: string, { source, proposedChange }: NewLesson): string {
  const fields = [
    ['proposed_change', proposedChange],
    [sourceKeys.file, source?.file],
    [sourceKeys.line, source?.line],
    [sourceKeys.text, source?.text],
  ] as const;
  let changed = text;
  for (const [key, value] of fields) {
    if (value !== undefined && value !== '') {
      const document = parseDocument('', { text: changed, bom: false });
      changed = applyEdits(changed, setFieldEdits(changed, document, key, value));
    }
  }
  return changed;
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}
