import path from 'node:path';
import { sampleEndOn, writeSampleLibrary } from '../../node/sample/writeSampleLibrary.js';
import { exitCodes, say, type CommandContext, type ExitCode } from '../commands/commandContext.js';

/** Writes the sample library with its git history into an empty folder. */
export async function writeSample(
  context: CommandContext,
  root: string,
  seed: number | undefined,
): Promise<ExitCode> {
  const templates = path.join(context.io.productFolder, 'templates');
  await writeSampleLibrary(root, {
    templates,
    env: context.io.env,
    ...(seed !== undefined && { seed }),
  });
  say(context, `Wrote the sample library to ${root}.`);
  say(context, `Its story ends on ${sampleEndOn}; add --today ${sampleEndOn} to look at it then.`);
  return exitCodes.fine;
}
