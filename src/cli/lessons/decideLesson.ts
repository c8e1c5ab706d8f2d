import { lessonIn } from '../../core/library/lessons.js';
import { takeLessonStep, type LessonStep } from '../../core/lessons/lessonStep.js';
import {
  exitCodes,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { findCommitter } from '../commands/committer.js';
import { openLibrary } from '../commands/openLibrary.js';
import { openDocument } from '../signing/openDocument.js';
import { toDisplayText } from '../terminal/displayText.js';
import { changeFiles } from './changeFiles.js';
import { chooseLesson } from './chooseLesson.js';
import { refuse } from './refuse.js';

const words = {
  accept: ['Not accepted.', 'accepted'],
  decline: ['Not declined.', 'declined'],
} as const;

/** Accepts or declines a lesson. */
export async function decide(
  context: CommandContext,
  name: string,
  step: LessonStep & { readonly kind: keyof typeof words },
): Promise<ExitCode> {
  const [failed, done] = words[step.kind];
  const opened = await openLibrary(context);
  const choice = chooseLesson(opened, context.cwd, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const committer = await findCommitter(context, opened);
  if ('problem' in committer) {
    return refuse(context, failed, committer.problem);
  }
  const subject = openDocument(opened, choice.lesson.path);
  const lesson = lessonIn(subject.library, choice.lesson.path);
  if (subject.problem !== undefined || lesson === undefined) {
    return refuse(context, failed, subject.problem ?? 'It is no lesson any more.');
  }
  const outcome = takeLessonStep(
    { text: subject.text, document: subject.document, lesson },
    { step, on: context.today, by: committer.by },
  );
  const problem =
    outcome.kind === 'refused'
      ? outcome.reason
      : await changeFiles([{ subject, edits: outcome.edits }]);
  if (problem !== undefined) {
    return refuse(context, failed, problem);
  }
  context.io.stdout.write(`${toDisplayText(lesson.path)}: ${context.out.green(done)}\n`);
  return exitCodes.fine;
}
