/** Who ticked what and when, and who signed, for all documents at once from one walk through history. */
import { gitStreaming } from './gitRequest.js';
import type { ItemHistory } from './itemChange.js';
import { ItemHistoryReader } from './itemHistoryReader.js';
import { resolveCommit, type Repository } from './readHistory.js';
import { textChunks } from './textChunks.js';

const lineBreak = 10;

/**
 * Reads the history of `revision`; `extensions` are file name endings that make a document, besides `.md` and `.markdown`.
 *
 * An item that is new and ticked counts as ticked by its commit, one that only moved to another file does not.
 * What a merge does on its own is not looked at. Undefined where git knows no such commit.
 */
export async function readItemHistory(
  repository: Repository,
  revision = 'HEAD',
  extensions: readonly string[] = [],
): Promise<ItemHistory | undefined> {
  const { run, folder } = repository;
  const tip = await resolveCommit(repository, revision);
  if (tip === undefined) {
    return undefined;
  }
  const patterns = ['.md', '.markdown', ...extensions].map(
    (ending) => `:(top,icase)*${ending.replace(/[*?[\]\\]/g, '\\$&')}`,
  );
  const args = [
    '-p',
    '-U0',
    '--no-renames',
    '--full-history',
    '--text',
    '--no-ext-diff',
    '--no-textconv',
    '--no-relative',
    '--no-color',
    '--no-show-signature',
    '--diff-merges=off',
    '--diff-algorithm=myers',
    '--inter-hunk-context=0',
    '--ignore-submodules=all',
    '--src-prefix=a/',
    '--dst-prefix=b/',
    // Marks that begin no other line, so that no line of a document passes for the name of a file.
    `--output-indicator-new=${ItemHistoryReader.added}`,
    `--output-indicator-old=${ItemHistoryReader.removed}`,
    `--format=${ItemHistoryReader.commit}%H%x00%an%x00%ae%x00%at`,
    tip,
    '--',
    ...patterns,
  ];
  const outcome = await run(gitStreaming('log', args, { folder, patterns: true }));
  if (outcome.kind !== 'ended' || outcome.exitCode !== 0) {
    return undefined;
  }
  const reader = new ItemHistoryReader();
  for (const text of textChunks(outcome.output, lineBreak)) {
    reader.read(text);
  }
  return reader.finish();
}
