/** Libraries as they are, or as they were: `--at` of every command that reads documents. */
import { Option } from 'commander';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { findMoment, type Moment } from '../../git/moment.js';
import { readLibraryAt } from '../../git/readLibraryAt.js';
import { findPrefix } from '../../git/repositoryFolder.js';
import { documentsAtHand } from '../../node/documentsAtHand.js';
import { isInsideGitFolder } from '../../node/gitFolder.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { sha256 } from '../../node/sha256.js';
import { dataOfGit, type CommandContext } from './commandContext.js';
import { openLibrary, rootOf, withTemplates, type OpenedLibrary } from './openLibrary.js';

/** Options of a command that can look at another time than now. */
export interface TimeOptions {
  /** A revision, or a day. */
  readonly at?: string;
}

/** A library with the day that it is judged by. */
export interface LibraryOfTime extends OpenedLibrary {
  /** The context to go on with: that of the command, but for its day. */
  readonly context: CommandContext;
  /** Absent for the library as it lies on disk. */
  readonly moment?: Moment;
}

/** `--at`, the same for every command that has it. */
export function timeOption(): Option {
  return new Option('--at <rev|day>', 'as the library was at this git revision or on this day');
}

/**
 * The library that a command works on: that on disk, or with `--at` the one that a commit holds, read from git alone.
 *
 * A day means the last commit that stood on the line of HEAD when that day ended in UTC. What is due then is judged by
 * that day, of a revision by the day it was committed, unless `--today` names another: so a command that takes `--at`
 * goes on with the `context` it is given here, whose `today` is the right one. What has not changed since is taken from
 * the library that is `onDisk`, for a command that has both.
 */
export async function loadLibraryFor(
  context: CommandContext,
  { at }: TimeOptions,
  onDisk?: OpenedLibrary,
): Promise<LibraryOfTime | { readonly problem: string }> {
  const root = rootOf(context.cwd);
  if (at === undefined) {
    return isInsideGitFolder(root)
      ? { problem: `${dataOfGit} Or add --at HEAD, for what is committed.` }
      : { ...(await openLibrary(context)), context };
  }
  const run = createProgramRunner(context.io.env);
  const repository = { run, folder: root };
  const moment = await findMoment(repository, at);
  if ('problem' in moment) {
    return { problem: `--at: ${moment.problem}` };
  }
  const prefix = (await findPrefix(run, root)) ?? '';
  const { commit, day } = moment;
  const library = await readLibraryAt({
    ...{ repository, prefix, commit, hash: sha256 },
    ...(onDisk === undefined ? {} : { atHand: documentsAtHand(onDisk.root, onDisk.library) }),
  });
  const today: CivilDate = context.isDayGiven ? context.today : day;
  return {
    root,
    library: await withTemplates(context, library, { root, revision: commit }),
    context: { ...context, today, isDayGiven: true },
    moment,
  };
}
