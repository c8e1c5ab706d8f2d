import { say, type CommandContext } from './commandContext.js';

/** What a person is asked, and told when nothing is done. */
export interface Confirmation {
  readonly question: string;
  /** Without a terminal to ask at. */
  readonly unasked: string;
}

/** Whether the person at the terminal agrees; without one, nobody does. */
export async function confirm(
  context: CommandContext,
  { question, unasked }: Confirmation,
): Promise<boolean> {
  const { ask } = context.io;
  if (ask === undefined) {
    say(context, unasked);
    return false;
  }
  return /^\s*y(?:es)?\s*$/i.test(await ask(`${question} [y/N] `));
}
