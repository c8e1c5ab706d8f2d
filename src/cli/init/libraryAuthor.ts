import { userInfo } from 'node:os';
import { readGitEmail, readGitName } from '../../git/gitIdentity.js';
import { createProgramRunner } from '../../node/runProgram.js';
import type { CommandContext } from '../commands/commandContext.js';

/** The person who sets up a library, as its roster will name them. */
export interface LibraryAuthor {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
}

/** Takes name and address from git, which they commit with, or else from the account on this machine. */
export async function findLibraryAuthor(
  { io }: CommandContext,
  folder: string,
): Promise<LibraryAuthor> {
  const run = createProgramRunner(io.env);
  const account = io.env['USER'] ?? io.env['USERNAME'] ?? userInfo().username;
  const name = (await readGitName(run, folder)) ?? account;
  const email = (await readGitEmail(run, folder)) ?? `${toHandle(account)}@localhost`;
  return { handle: toHandle(name.split(/\s/)[0] ?? name), name, email };
}

/** A word for use after `@`: letters and digits of the name, without accents. */
function toHandle(name: string): string {
  const word = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
  return word === '' ? 'me' : word;
}
