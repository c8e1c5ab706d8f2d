import type { Agreement } from '../../core/priorities/agreement.js';
import { agreementIn, type PriorityFile } from '../../core/priorities/priorityEdits.js';
import {
  refuseUsage,
  say,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { openLibrary, warnOfSettings } from '../commands/openLibrary.js';
import { refuse } from '../lessons/refuse.js';
import { openDocument, type OpenDocument } from '../signing/openDocument.js';
import { choosePriorityList } from './choosePriorities.js';

/** A priority list that is about to be changed, or how the command ends because it cannot be. */
export type OpenedPriorities =
  { readonly file: PriorityFile; readonly subject: OpenDocument } | { readonly exitCode: ExitCode };

/** Opens the list that is meant; `failed` says what was not done where that fails. */
export async function openPriorities(
  context: CommandContext,
  list: string | undefined,
  failed: string,
): Promise<OpenedPriorities> {
  const opened = await openLibrary(context);
  warnOfSettings(context, opened.library);
  const choice = choosePriorityList(opened, context.cwd, list);
  if ('problem' in choice) return { exitCode: refuseUsage(context, choice.problem) };
  const subject = openDocument(opened, choice.document.path);
  const agreement = agreementIn(subject.library, subject.document, context.today);
  if (subject.problem !== undefined || agreement === undefined) {
    const why = subject.problem ?? 'It is no priority list any more.';
    return { exitCode: refuse(context, failed, why) };
  }
  return { subject, file: { text: subject.text, document: subject.document, agreement } };
}

/** Whoever changes an order that was agreed is told what that does to the agreement. */
export function sayWhatIsAgreed(
  context: CommandContext,
  { state }: Agreement,
  dryRun: boolean,
): void {
  const { err } = context;
  if (state === 'agreed') {
    say(
      context,
      dryRun
        ? 'The order would be agreed no longer until the manager signs the new one.'
        : err.yellow('The order is agreed no longer until the manager signs the new one.'),
    );
  }
  if (dryRun) say(context, err.dim('Nothing was written.'));
}
