import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';
import { toDisplayText } from '../terminal/displayText.js';

/** Says that nothing was done, and why. */
export function refuse(context: CommandContext, what: string, why: string): ExitCode {
  say(context, `${context.err.red(what)} ${toDisplayText(why)}`);
  return exitCodes.findings;
}
