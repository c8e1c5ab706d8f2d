import type { Document } from '../../core/document/document.js';
import { lessonIn } from '../../core/library/lessons.js';
import { profileIn } from '../../core/library/profileIn.js';
import {
  applyLessonEdits,
  isLessonTarget,
  sectionsOf,
  type LessonChange,
} from '../../core/lessons/applyLesson.js';
import type { Lesson } from '../../core/lessons/lesson.js';
import { takeLessonStep } from '../../core/lessons/lessonStep.js';
import { positionAt } from '../../core/text/lineMap.js';
import { chooseDocument } from '../commands/chooseDocument.js';
import {
  exitCodes,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { findCommitter } from '../commands/committer.js';
import { openLibrary, type OpenedLibrary } from '../commands/openLibrary.js';
import { openDocument, type OpenDocument } from '../signing/openDocument.js';
import { toDisplayText } from '../terminal/displayText.js';
import { changeFiles } from './changeFiles.js';
import { chooseLesson } from './chooseLesson.js';
import { refuse } from './refuse.js';

export interface ApplyOptions {
  readonly to?: string;
  readonly section?: string;
  readonly text?: string;
  readonly item?: string;
}

const failed = 'Not applied.';

/** Writes a lesson's change into its template or SOP, and into the lesson that it was done. */
export async function apply(
  context: CommandContext,
  name: string,
  options: ApplyOptions,
): Promise<ExitCode> {
  const opened = await openLibrary(context);
  const choice = chooseLesson(opened, context.cwd, name);
  if ('problem' in choice) {
    return refuseUsage(context, choice.problem);
  }
  const target = chooseTarget(context, opened, { lesson: choice.lesson, to: options.to });
  if ('problem' in target) {
    return refuseUsage(context, target.problem);
  }
  const committer = await findCommitter(context, opened);
  if ('problem' in committer) {
    return refuse(context, failed, committer.problem);
  }
  const file = openDocument(opened, choice.lesson.path);
  const into = openDocument(opened, target.document.path);
  const lesson = lessonIn(file.library, choice.lesson.path);
  const unreadable = file.problem ?? into.problem;
  if (unreadable !== undefined || lesson?.id === undefined) {
    return refuse(context, failed, unreadable ?? 'The lesson has no id to leave as a mark.');
  }
  const change = toChange(into.document, lesson, options);
  if ('problem' in change) {
    return refuseUsage(context, change.problem);
  }
  const step = takeLessonStep(
    { text: file.text, document: file.document, lesson },
    { step: { kind: 'apply', target: target.id }, on: context.today, by: committer.by },
  );
  const applied = applyLessonEdits(into, lesson.id, change);
  if (step.kind === 'refused' || applied.kind === 'refused') {
    const [reason] = [step, applied].flatMap((each) =>
      each.kind === 'refused' ? [each.reason] : [],
    );
    return refuse(context, failed, reason ?? '');
  }
  const problem = await changeFiles([
    { subject: into, edits: applied.edits },
    { subject: file, edits: step.edits },
  ]);
  if (problem !== undefined) {
    return refuse(context, failed, problem);
  }
  const place = placeOf(into, applied.offset);
  context.io.stdout.write(
    `${toDisplayText(lesson.path)}: ${context.out.green('applied')} at ${place}\n`,
  );
  return exitCodes.fine;
}

type Target = { readonly document: Document; readonly id: string } | { readonly problem: string };

function chooseTarget(
  { cwd }: CommandContext,
  opened: OpenedLibrary,
  { lesson, to }: { readonly lesson: Lesson; readonly to: string | undefined },
): Target {
  const name = to ?? lesson.target;
  if (name === undefined) {
    return { problem: 'The lesson names no target; name a template or SOP with --to.' };
  }
  const choice = chooseDocument(opened, cwd, name);
  if ('problem' in choice) {
    return choice;
  }
  const profile = profileIn(opened.library, choice.document);
  if (!isLessonTarget(profile)) {
    return {
      problem: `${choice.document.path} is of the kind ${profile.kindId}; a lesson is applied to the template or procedure behind it.`,
    };
  }
  return profile.id === undefined
    ? { problem: `${choice.document.path} has no id that the lesson could name.` }
    : { document: choice.document, id: profile.id };
}

function toChange(
  document: Document,
  { proposedChange }: Lesson,
  { section, text = proposedChange, item }: ApplyOptions,
): LessonChange | { readonly problem: string } {
  if (item !== undefined) {
    const index = document.items.findIndex(({ key }) => key === item);
    return index === -1
      ? { problem: `${document.path} has no item ${item}.` }
      : { kind: 'mark', item: index };
  }
  if (text === undefined) {
    return { problem: 'The lesson proposes no words; give them with --text.' };
  }
  const sections = sectionsOf(document);
  if (section === undefined && sections.length === 0) {
    return { kind: 'add', text };
  }
  const wanted = section?.trim().toLowerCase();
  const found = sections.find(({ name }) => name.toLowerCase() === wanted);
  return found === undefined
    ? {
        problem: `${section === undefined ? 'Name a section with --section' : `${document.path} has no section "${section}"`}; it has ${sections.map(({ name }) => name).join(', ')}.`,
      }
    : { kind: 'add', heading: found.heading, text };
}

/** The line that holds the change once it is written. */
function placeOf({ document }: OpenDocument, offset: number): string {
  return `${toDisplayText(document.path)}:${positionAt(document.lines, offset).line + 1}`;
}
