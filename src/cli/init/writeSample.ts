import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';

/** Writes the sample library with its git history into an empty folder. */
export async function writeSample(
  context: CommandContext,
  root: string,
  seed: number | undefined,
): Promise<ExitCode> {
  const { writeSampleLibrary } = await import('../../node/sample/writeSampleLibrary.js');
  await writeSampleLibrary(root, { ...(seed !== undefined && { seed }) });
  say(context, `Wrote the sample library to ${root}.`);
  return exitCodes.fine;
}
