import { debtsBefore } from '../../core/detention/beginRun.js';
import { say, type CommandContext } from '../commands/commandContext.js';
import type { OpenedLibrary } from '../commands/openLibrary.js';
import { plural } from '../reporters/checkReport.js';
import { toDisplayText } from '../terminal/displayText.js';

/** Who begins what, and the reason the command line gives. */
export interface Beginning {
  readonly kind: string;
  readonly handle: string | undefined;
  readonly given: string | undefined;
  /** Whether nobody is to be asked. */
  readonly isSilent: boolean;
}

/** More of them would hide the question. */
const mostShown = 5;

/** Tells what whoever begins a run still owes, and why they begin it all the same; a problem when they do not. */
export async function askDetentionReason(
  context: CommandContext,
  { library }: OpenedLibrary,
  { kind, handle, given, isSilent }: Beginning,
): Promise<{ readonly text?: string } | { readonly problem: string }> {
  const viewer = handle === undefined ? undefined : { handle, today: context.today };
  const debts = debtsBefore(library, kind, viewer);
  if (debts.length === 0) {
    return {};
  }
  say(context, context.err.yellow(`You owe documentation: ${plural(debts.length, 'debt')}.`));
  for (const { ageDays, what, document, line } of debts.slice(0, mostShown)) {
    const place = `${document.path}:${line + 1}`;
    say(context, `  ${plural(ageDays, 'day')}  ${toDisplayText(`${what} ${place}`)}`);
  }
  if (debts.length > mostShown) {
    say(context, `  and ${debts.length - mostShown} more; sop detention --me lists them.`);
  }
  const text = given?.trim() ?? (isSilent ? '' : await ask(context));
  if (text !== '') {
    return { text: text.replace(/\s+/g, ' ') };
  }
  if (isSilent && !library.configuration.detention.needsReason) {
    return {};
  }
  return {
    problem: isSilent
      ? 'The library asks for a reason from whoever owes documentation; give it with --detention-reason.'
      : 'No reason was given; clear what you owe first.',
  };
}

async function ask({ io }: CommandContext): Promise<string> {
  const answer = await io.ask?.('Why begin a new run now? (leave it blank to stop) ');
  return answer?.trim() ?? '';
}
