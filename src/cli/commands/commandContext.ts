import { InvalidArgumentError } from 'commander';
import { parseCivilDate, type CivilDate } from '../../core/schema/civilDate.js';
import { todayOf } from '../../core/schema/clockReading.js';
import type { CliIo } from '../cliIo.js';
import { toDisplayText } from '../terminal/displayText.js';
import { createStyle, type Style } from '../terminal/style.js';

/** Exit codes of every command. */
export const exitCodes = {
  fine: 0,
  /** There are findings, or what was asked for was refused. */
  findings: 1,
  /** The command line or the configuration is wrong; nothing was judged. */
  usage: 2,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Options that every command has. */
export interface CommonOptions {
  readonly cwd: string;
  readonly today?: CivilDate;
  readonly cache: boolean;
}

/** What a command needs to do its work. */
export interface CommandContext {
  readonly io: CliIo;
  /** Absolute path of the folder to work in. */
  readonly cwd: string;
  readonly today: CivilDate;
  /** Whether `--today` named the day. */
  readonly isDayGiven: boolean;
  readonly cache: boolean;
  /** Style of data. */
  readonly out: Style;
  /** Style of words. */
  readonly err: Style;
}

export function createContext(io: CliIo, cwd: string, options: CommonOptions): CommandContext {
  return {
    io,
    cwd,
    today: options.today ?? todayOf(io.now()),
    isDayGiven: options.today !== undefined,
    cache: options.cache,
    out: createStyle(io.stdout, io.env),
    err: createStyle(io.stderr, io.env),
  };
}

/** Says a line to the person. */
export function say({ io }: Pick<CommandContext, 'io'>, line: string): void {
  io.stderr.write(`${line}\n`);
}

/** Tells why the command line or configuration cannot be used. */
export function refuseUsage(context: Pick<CommandContext, 'io' | 'err'>, reason: string): ExitCode {
  say(context, `${context.err.red('sop:')} ${toDisplayText(reason)}`);
  return exitCodes.usage;
}

/** Why nothing is read from or written into a bare repository, or `.git`. */
export const dataOfGit =
  'This folder holds the data of git; work in a clone of it, where the files are.';

/** Reads the value of an option that is a day. */
export function parseDayOption(text: string): CivilDate {
  const day = parseCivilDate(text);
  if (day === undefined) {
    throw new InvalidArgumentError('A day is written YYYY-MM-DD, such as 2026-11-20.');
  }
  return day;
}

/** Reads the value of an option that counts something. */
export function parseCountOption(text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new InvalidArgumentError('It is a whole number.');
  }
  return Number(text);
}
