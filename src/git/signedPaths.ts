import { fileAfter, fileBefore, parseRawEntries, type FileChange } from './commitLog.js';
import { outputOf } from './gitOutput.js';
import { gitStreaming, rawDiff } from './gitRequest.js';
import type { History, Repository } from './readHistory.js';
import { MissingObjectError } from './objectConversation.js';
import { eachObject } from './readObjects.js';
import { SignedContents } from './signedContents.js';

/** What is known before paths are looked for. */
export interface SignedPathsOptions {
  /** A part of the history that is not looked at. */
  readonly since?: History | undefined;
  /** Contents that somebody came across, which are not read again. */
  readonly seen?: SignedContents | undefined;
}

/**
 * Paths in the repository at which some commit of the history wrote a fingerprint, or took one away.
 *
 * Every file that a commit changed is looked at, whatever its name: so a document cannot hide that it was signed once.
 *
 * @throws MissingObjectError when the clone lacks contents.
 */
export async function findSignedPaths(
  repository: Repository,
  history: History,
  { since, seen = new SignedContents() }: SignedPathsOptions = {},
): Promise<ReadonlySet<string>> {
  const commits = history.commits.filter(({ hash }) => since?.byHash.has(hash) !== true);
  const changes = commits.flatMap((commit) => commit.changes);
  const ofMarkdown = changes.filter(({ path }) => isMarkdown(path));
  const revisions = [history.tip, ...(since === undefined ? [] : [`^${since.tip}`])];
  const [inMarkdown, inOthers] = await Promise.all([
    findInMarkdown(repository, ofMarkdown, seen),
    ofMarkdown.length === changes.length ? [] : findInOthers(repository, revisions),
  ]);
  return new Set([...inMarkdown, ...inOthers].map(({ path }) => path));
}

function isMarkdown(path: string): boolean {
  return /\.(md|markdown)$/i.test(path);
}

/** Reads each content once, where git would compare it with the one before and with the one after. */
async function findInMarkdown(
  repository: Repository,
  changes: readonly FileChange[],
  seen: SignedContents,
): Promise<readonly FileChange[]> {
  const unseen = changes.flatMap(contentsOf).filter((blob) => seen.countIn(blob) === undefined);
  const lives = livesOfSigned(changes, seen);
  await eachObject(repository, unseen, (blob, { bytes }) => {
    seen.see(blob, bytes, lives.has(blob));
  });
  const countIn = (blob: string | undefined) => {
    const count = blob === undefined ? 0 : seen.countIn(blob);
    if (count === undefined) throw lacksContents();
    return count;
  };
  return changes.filter((change) => countIn(fileBefore(change)) !== countIn(fileAfter(change)));
}

/** Everything that stood at the paths of documents that are known to be signed: each of them is proved by its life. */
function livesOfSigned(changes: readonly FileChange[], seen: SignedContents): ReadonlySet<string> {
  const hasFingerprint = (blob: string) => (seen.countIn(blob) ?? 0) > 0;
  const signed = changes.filter((change) => contentsOf(change).some(hasFingerprint));
  const paths = new Set(signed.map(({ path }) => path));
  return new Set(changes.filter(({ path }) => paths.has(path)).flatMap(contentsOf));
}

function contentsOf(change: FileChange): readonly string[] {
  return [fileBefore(change) ?? [], fileAfter(change) ?? []].flat();
}

/** git itself counts them in other files, which may be of any size. */
async function findInOthers(
  { run, folder }: Repository,
  revisions: readonly string[],
): Promise<readonly FileChange[]> {
  const args = [
    ...rawDiff,
    '--full-history',
    '--no-relative',
    '--no-show-signature',
    '--diff-merges=off',
    '--format=',
    '-Sc1:',
    ...revisions,
    '--',
    ':/',
    ':(top,exclude,icase)*.md',
    ':(top,exclude,icase)*.markdown',
  ];
  const output = outputOf(await run(gitStreaming('log', args, { folder, patterns: true })));
  if (output === undefined) throw lacksContents();
  return parseRawEntries(output);
}

function lacksContents(): MissingObjectError {
  return new MissingObjectError('git would have to fetch them');
}
