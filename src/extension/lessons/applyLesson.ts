import * as vscode from 'vscode';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import {
  applyLessonEdits,
  isLessonTarget,
  sectionsOf,
  type LessonChange,
} from '../../core/lessons/applyLesson.js';
import { lessonOf, type Lesson } from '../../core/lessons/lesson.js';
import { lessonMarksOf } from '../../core/lessons/lessonMarks.js';
import { refusalOf, takeLessonStep } from '../../core/lessons/lessonStep.js';
import { lineAt } from '../../core/text/lineMap.js';
import { changeTogether } from '../shared/changeTogether.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { wordsOfChanged } from '../shared/editorAndFile.js';
import { currentDocument, revealPlace } from '../shared/findTargetDocument.js';
import { knownPerson } from '../shared/knownPerson.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { chooseLesson } from './chooseLesson.js';

type Entry<T> = vscode.QuickPickItem & { readonly value: T };

/** Writes a lesson's change into a template or SOP; change, mark and the lesson's new state are one edit. */
export async function apply(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseLesson(shared, argument, {
    title: vscode.l10n.t('Apply Lesson'),
    states: ['accepted'],
  });
  if (chosen === undefined) return;
  const { open, lesson } = chosen;
  const title = vscode.l10n.t('Apply Lesson: {0}', lesson.title);
  const { id } = lesson;
  if (id === undefined)
    throw new Refused(vscode.l10n.t('{0} has no id to leave as a mark.', lesson.path));
  const target = await pickTarget(shared, open, { lesson, title });
  if (target === undefined) return;
  const { targetId, path } = target;
  const refusal = refusalOf(lesson, { kind: 'apply', target: targetId });
  if (refusal !== undefined) throw new Refused(refusal);
  const shown = currentDocument({ open, path });
  const change = await pickChange(shared, shown, { lesson, title });
  const person = change && (await knownPerson(shared, open, vscode.l10n.t('Applying a lesson')));
  if (change === undefined || person === undefined) return;
  await changeTogether(open, [
    {
      path,
      plan: (source) => {
        if (placeOf(source.document, change) !== placeOf(shown, change)) {
          throw new Refused(wordsOfChanged(path));
        }
        return editsOf(applyLessonEdits(source, id, change));
      },
    },
    {
      path: lesson.path,
      plan: (source) => {
        const current = lessonOf(profileIn(open.library, source.document));
        if (current === undefined)
          throw new Refused(vscode.l10n.t('{0} is not a lesson any more.', lesson.path));
        return editsOf(
          takeLessonStep(
            { ...source, lesson: current },
            {
              step: { kind: 'apply', target: targetId },
              on: shared.clock.today,
              by: person.handle,
            },
          ),
        );
      },
    },
  ]);
  await revealMark(open, path, id);
}

/** The words that the place was chosen by; places are numbers, which stand for something else in another text. */
function placeOf({ items, headings }: Document, change: LessonChange): string | undefined {
  if (change.kind === 'mark') return items[change.item]?.text;
  return change.heading === undefined ? '' : headings[change.heading]?.text;
}

function editsOf(outcome: ReturnType<typeof takeLessonStep> | ReturnType<typeof applyLessonEdits>) {
  if (outcome.kind === 'refused') throw new Refused(outcome.reason);
  return outcome.edits;
}

async function revealMark(open: OpenLibrary, path: string, id: string): Promise<void> {
  const document = open.library.documents.get(path);
  const mark = document && lessonMarksOf(document).find(({ lesson }) => lesson === id);
  const line = document && mark ? lineAt(document.lines, mark.range.start) : 0;
  await revealPlace({ open, path, line });
}

interface Asking {
  readonly lesson: Lesson;
  readonly title: string;
}

/** What lessons mostly change stands before everything else that they can. */
const commonKinds = ['template', 'sop'];

function rankOf(kindId: string): number {
  const rank = commonKinds.indexOf(kindId);
  return rank === -1 ? commonKinds.length : rank;
}

/** What a lesson can change, its own target first. */
async function pickTarget(
  { dialogs }: Shared,
  open: OpenLibrary,
  { lesson, title }: Asking,
): Promise<{ readonly path: string; readonly targetId: string } | undefined> {
  const { library } = open;
  const entries: (Entry<{ readonly path: string; readonly targetId: string }> & {
    readonly rank: number;
  })[] = [];
  for (const [path, document] of library.documents) {
    const profile = profileIn(library, document);
    if (profile.id === undefined || profile.kindId === 'page' || !isLessonTarget(profile)) continue;
    const isProposed = profile.id === lesson.target;
    entries.push({
      label: `${isProposed ? '$(target) ' : ''}${profile.title}`,
      description: `${profile.id} · ${profile.kind?.title ?? profile.kindId}`,
      value: { path, targetId: profile.id },
      rank: isProposed ? -1 : rankOf(profile.kindId),
    });
  }
  if (entries.length === 0)
    throw new Refused(vscode.l10n.t('The library has no template or SOP with an id.'));
  const inOrder = entries.toSorted((one, other) => one.rank - other.rank);
  const chosen = await dialogs.pick(inOrder, {
    title,
    placeHolder: vscode.l10n.t('Which document must change?'),
  });
  return chosen?.value;
}

const markItem = 'an item that says it already';

async function pickChange(
  { dialogs }: Shared,
  document: Document,
  { lesson, title }: Asking,
): Promise<LessonChange | undefined> {
  const sections: readonly Entry<number | undefined | typeof markItem>[] = [
    ...sectionsOf(document).map(({ heading, name, level }) => ({
      label: `${'    '.repeat(Math.max(0, level - 2))}$(symbol-string) ${name}`,
      value: heading,
    })),
    ...(document.headings.length === 0
      ? [{ label: vscode.l10n.t('$(symbol-string) The document'), value: undefined }]
      : []),
    ...(document.items.length === 0
      ? []
      : [
          {
            label: vscode.l10n.t('$(tag) An item says it already...'),
            detail: vscode.l10n.t('Only the mark is put behind it.'),
            value: markItem,
          } as const,
        ]),
  ];
  const section = await dialogs.pick(sections, {
    title,
    placeHolder: vscode.l10n.t('Where does the change go?'),
  });
  if (section === undefined) return undefined;
  if (section.value === markItem) return pickItem(dialogs, document, title);
  const text = await dialogs.input({
    title,
    prompt: vscode.l10n.t('The item, step or sentence that is added.'),
    ...(lesson.proposedChange === undefined ? {} : { value: lesson.proposedChange }),
    problem: (typed) => (typed === '' ? vscode.l10n.t('The change needs words.') : undefined),
  });
  if (text === undefined) return undefined;
  const { value: heading } = section;
  return { kind: 'add', text, ...(heading === undefined ? {} : { heading }) };
}

async function pickItem(
  dialogs: Shared['dialogs'],
  { items }: Document,
  title: string,
): Promise<LessonChange | undefined> {
  const entries = items.map((item, index) => ({
    label: item.title,
    ...(item.key === undefined ? {} : { description: item.key }),
    value: index,
  }));
  const chosen = await dialogs.pick(entries, { title, placeHolder: vscode.l10n.t('Which item?') });
  return chosen && { kind: 'mark', item: chosen.value };
}
