import * as vscode from 'vscode';
import { lessonIn, lessonsIn } from '../../core/library/lessons.js';
import type { Lesson, LessonState } from '../../core/lessons/lesson.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

export interface ChosenLesson {
  readonly open: OpenLibrary;
  readonly lesson: Lesson;
}

/** The lesson of the row or the editor, else one of those in these states that the person picks; undefined when they go away. */
export async function chooseLesson(
  { store, dialogs }: Shared,
  argument: unknown,
  { title, states }: { readonly title: string; readonly states: readonly LessonState[] },
): Promise<ChosenLesson | undefined> {
  await store.start();
  const target = findTargetDocument(store, argument);
  const lesson = target && lessonIn(target.open.library, target.path);
  if (target !== undefined && lesson !== undefined) return { open: target.open, lesson };
  const entries = store.ready.flatMap((open) =>
    lessonsIn(open.library)
      .filter(({ state }) => state !== undefined && states.includes(state))
      .map((each) => ({
        label: each.title,
        description: [each.id, each.area].filter((part) => part !== undefined).join(' · '),
        open,
        lesson: each,
      })),
  );
  if (entries.length === 0)
    throw new Refused(vscode.l10n.t('No lesson is in this state: {0}.', states.join(', ')));
  return dialogs.pick(entries, { title, placeHolder: vscode.l10n.t('Which lesson?') });
}
