import type { Library } from '../../core/library/library.js';
import type { Configuration } from '../../core/schema/configuration.js';
import { lacksTemplates, withEarlierTemplates } from '../../git/earlierTemplates.js';
import { findLibraryRoot } from '../../node/findLibraryRoot.js';
import { isInsideGitFolder } from '../../node/gitFolder.js';
import { loadLibrary } from '../../node/loadLibrary.js';
import {
  configurationPath,
  readSettingsText,
  rosterPath,
  toConfiguration,
} from '../../node/settingsFiles.js';
import { createProgramRunner } from '../../node/runProgram.js';
import { createProgress } from '../terminal/progress.js';
import { plural } from '../reporters/checkReport.js';
import { dataOfGit, say, type CommandContext } from './commandContext.js';

/** A library and the folder it was read from. */
export interface OpenedLibrary {
  /** Absolute path. */
  readonly root: string;
  readonly library: Library;
}

/**
 * Reads the library that the working folder belongs to, or that folder itself when it belongs to none, with the templates its runs were made from.
 *
 * @throws Error in words for people where git keeps its data: nothing lies there, and nothing wrong or due would be said of it.
 */
export async function openLibrary(context: CommandContext): Promise<OpenedLibrary> {
  const root = rootOf(context.cwd);
  if (isInsideGitFolder(root)) {
    throw new Error(dataOfGit);
  }
  const library = await readLibrary(context, root);
  return { root, library: await withTemplates(context, library, { root }) };
}

/** The library with the templates its runs were made from, and a word to the person where a shallow clone has not got them. */
export async function withTemplates(
  context: CommandContext,
  library: Library,
  where: { readonly root: string; readonly revision?: string },
): Promise<Library> {
  const { root, ...revision } = where;
  const repository = { run: createProgramRunner(context.io.env), folder: root };
  const place = { ...revision, repository };
  const complete = await withEarlierTemplates(library, place);
  if (await lacksTemplates(complete, place)) {
    say(
      context,
      `${context.err.yellow('sop:')} This clone is shallow and lacks templates that runs were made from, so their gates count as blocked; git fetch --unshallow gets them.`,
    );
  }
  return complete;
}

/** Reads the library at `root`, with progress for a person who waits. */
export async function readLibrary({ io, cache }: CommandContext, root: string): Promise<Library> {
  const progress = createProgress('Reading documents', io);
  try {
    return await loadLibrary(root, {
      cache,
      onProgress: (done, total) => {
        progress.update(done, total);
      },
    });
  } finally {
    progress.finish();
  }
}

/** Says that settings are not followed in full, for commands that work all the same. */
export function warnOfSettings(context: CommandContext, library: Library): void {
  const files = [
    [configurationPath, library.configuration.problems.length],
    [rosterPath, library.roster.problems.length],
  ] as const;
  for (const [file, problems] of files) {
    if (problems > 0) {
      const count = plural(problems, 'problem');
      say(context, `${context.err.yellow('sop:')} ${file} has ${count}; sop check tells where.`);
    }
  }
}

/** The configuration alone, for commands that need no document. */
export function readConfiguration(cwd: string): Configuration {
  return toConfiguration(readSettingsText(rootOf(cwd), configurationPath));
}

/** The folder of the library that `cwd` belongs to, or `cwd` itself. */
export function rootOf(cwd: string): string {
  return findLibraryRoot(cwd) ?? cwd;
}
