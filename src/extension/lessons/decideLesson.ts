import * as vscode from 'vscode';
import { lessonOf } from '../../core/lessons/lesson.js';
import { takeLessonStep, type LessonStep } from '../../core/lessons/lessonStep.js';
import { profileIn } from '../../core/library/profileIn.js';
import { changeDocument } from '../shared/changeDocument.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { knownPerson } from '../shared/knownPerson.js';
import { chooseLesson, type ChosenLesson } from './chooseLesson.js';

/** Promises to change something because of a lesson. */
export async function accept(shared: Shared, argument: unknown): Promise<void> {
  const chosen = await chooseLesson(shared, argument, {
    title: vscode.l10n.t('Accept Lesson'),
    states: ['captured'],
  });
  if (chosen !== undefined) await take(shared, chosen, { kind: 'accept' });
}

/** Changes nothing because of a lesson, and says why. */
export async function decline(shared: Shared, argument: unknown): Promise<void> {
  const title = vscode.l10n.t('Decline Lesson');
  const chosen = await chooseLesson(shared, argument, { title, states: ['captured', 'accepted'] });
  if (chosen === undefined) return;
  const reason = await shared.dialogs.input({
    title: `${title}: ${chosen.lesson.title}`,
    prompt: vscode.l10n.t('Why does nothing change? Whoever raised it will read this.'),
    problem: (text) =>
      text === '' ? vscode.l10n.t('A reason is owed to whoever raised it.') : undefined,
  });
  if (reason !== undefined) await take(shared, chosen, { kind: 'decline', reason });
}

async function take(
  shared: Shared,
  { open, lesson }: ChosenLesson,
  step: LessonStep,
): Promise<void> {
  const person = await knownPerson(shared, open, vscode.l10n.t('A decision about a lesson'));
  if (person === undefined) return;
  await changeDocument(shared.environment.files, { open, path: lesson.path }, (source) => {
    const current = lessonOf(profileIn(open.library, source.document));
    if (current === undefined)
      throw new Refused(vscode.l10n.t('{0} is not a lesson any more.', lesson.path));
    const outcome = takeLessonStep(
      { ...source, lesson: current },
      { step, on: shared.clock.today, by: person.handle },
    );
    if (outcome.kind === 'refused') throw new Refused(outcome.reason);
    return outcome.edits;
  });
}
