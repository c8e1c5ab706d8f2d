import type { CommandContext, ExitCode } from './commandContext.js';

/** The work of one command. */
export type CommandWork = (context: CommandContext) => Promise<ExitCode>;

/** Runs the work of the chosen command with the options that all commands have. */
export type CommandRunner = (work: CommandWork) => Promise<void>;
