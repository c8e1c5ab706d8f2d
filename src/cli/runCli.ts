import { statSync } from 'node:fs';
import path from 'node:path';
import { CommanderError, type Command } from 'commander';
import { wordsForFailure } from '../node/fileError.js';
import type { CliIo } from './cliIo.js';
import {
  createContext,
  exitCodes,
  refuseUsage,
  type CommonOptions,
  type ExitCode,
} from './commands/commandContext.js';
import type { CommandRunner } from './commands/commandRunner.js';
import { createProgram } from './program.js';
import { toDisplayText } from './terminal/displayText.js';
import { createStyle } from './terminal/style.js';

/**
 * Runs `sop` with the arguments after the program's name, and gives its exit code.
 *
 * Everything it knows of the world comes from `io`, but for the file system and git. Never throws.
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  let exitCode: ExitCode = exitCodes.fine;
  const run =
    (program: () => Command): CommandRunner =>
    async (work) => {
      const options = program().opts<CommonOptions>();
      const cwd = path.resolve(io.cwd, options.cwd);
      const context = createContext(io, cwd, options);
      exitCode = isFolder(cwd)
        ? await work(context)
        : refuseUsage(context, `--cwd: ${options.cwd} is no folder.`);
    };
  try {
    const program: Command = createProgram(
      io,
      run(() => program),
    );
    await program.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return reportFailure(error, io);
  }
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Commander has told its own refusals already; anything else is one line, and the stack only for those who ask. */
function reportFailure(error: unknown, io: CliIo): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  const context = { io, err: createStyle(io.stderr, io.env) };
  refuseUsage(context, toDisplayText(wordsForFailure(error)));
  if (io.env['SOP_DEBUG'] && error instanceof Error) {
    io.stderr.write(`${error.stack ?? ''}\n`);
  }
  return exitCodes.usage;
}
