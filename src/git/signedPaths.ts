import { parseRawEntries } from './commitLog.js';
import { gitStreaming } from './gitRequest.js';
import { outputOf } from './gitOutput.js';
import type { Repository } from './readHistory.js';
import { MissingObjectError } from './readObjects.js';

/**
 * Paths in the repository at which a fingerprint was ever written, up to the commit `tip`, or in what it has more than the commit `since`.
 *
 * git itself counts them, in every content it compares: so a document cannot hide that it was signed once.
 *
 * @throws MissingObjectError when the clone lacks contents.
 */
export async function findSignedPaths(
  { run, folder }: Repository,
  tip: string,
  since?: string,
): Promise<ReadonlySet<string>> {
  const args = [
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--no-show-signature',
    '--diff-merges=off',
    '--format=',
    '-Sc1:',
    tip,
    ...(since === undefined ? [] : [`^${since}`]),
    '--',
  ];
  const output = outputOf(await run(gitStreaming('log', args, { folder })));
  if (output === undefined) {
    throw new MissingObjectError('git would have to fetch them');
  }
  return new Set(parseRawEntries(output).map(({ path }) => path));
}
