import { existsSync } from 'node:fs';
import path from 'node:path';
import { isIgnoredByGit } from '../../git/commitFile.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { configurationPath } from '../../node/settingsFiles.js';
import { say, type CommandContext } from '../commands/commandContext.js';

/**
 * Says that git ignores the settings that were just written, so that nobody else would ever get them.
 *
 * The widespread patterns for the swap files of Vim, such as `[._]s[a-rt-v][a-z]`, take `.sop` for one.
 */
export async function warnOfIgnoredSettings(context: CommandContext, root: string): Promise<void> {
  const repository = { run: createProgramRunner(context.io.env), folder: root };
  if (
    existsSync(path.join(root, configurationPath)) &&
    (await isIgnoredByGit(repository, configurationPath))
  ) {
    say(
      context,
      `${context.err.yellow('sop:')} git ignores ${configurationPath}, so that it would stay on this machine; put the line !.sop/ at the end of .gitignore.`,
    );
  }
}
