/** What commits did to files, handed to a reader one commit after the other. */
import { frontmatterHead } from '../core/document/frontmatterHead.js';
import { fileAfter, fileBefore, type Commit } from './commitLog.js';
import { toText } from './gitOutput.js';
import { gitStreaming } from './gitRequest.js';
import { ItemHistoryReader, pathIn } from './itemHistoryReader.js';
import { eachObject, MissingObjectError } from './readObjects.js';
import type { Repository } from './readHistory.js';
import { textChunks } from './textChunks.js';

/** Commits with those of their changes that are to be read. */
export interface ItemReading {
  readonly commits: readonly Commit[];
  /** Whether of the files that a commit made or took away only the frontmatter is read. */
  readonly isBrief: (commit: Commit) => boolean;
}

/** @throws MissingObjectError when the clone lacks contents. */
export async function readInto(
  reader: ItemHistoryReader,
  repository: Repository,
  reading: ItemReading,
): Promise<void> {
  const [patches, files] = await Promise.all([
    readPatches(repository, reading.commits),
    readFiles(repository, reading),
  ]);
  for (const commit of reading.commits) {
    const { hash, author, authoredAt, changes } = commit;
    reader.begin({ hash, author, authoredAt });
    const pieces = piecesOf(patches.get(hash) ?? '');
    for (const change of changes) {
      const { path } = change;
      const [before, after] = [fileBefore(change), fileAfter(change)];
      if (before !== undefined && after !== undefined) {
        reader.readPatch(pieces.get(path) ?? '');
      } else if (before !== undefined) {
        reader.readFile(path, files.get(before) ?? '', false);
      } else if (after !== undefined) {
        reader.readFile(path, files.get(after) ?? '', true);
      }
    }
  }
}

/** Texts of the files that commits made or took away, by their object names. */
async function readFiles(
  repository: Repository,
  { commits, isBrief }: ItemReading,
): Promise<ReadonlyMap<string, string>> {
  const wholly = new Map<string, boolean>();
  for (const commit of commits) {
    const isWhole = !isBrief(commit);
    for (const change of commit.changes) {
      const [before, after] = [fileBefore(change), fileAfter(change)];
      const blob = before ?? after;
      if (blob !== undefined && (before === undefined || after === undefined)) {
        wholly.set(blob, isWhole || wholly.get(blob) === true);
      }
    }
  }
  const texts = new Map<string, string>();
  await eachObject(repository, [...wholly.keys()], (blob, { bytes }) => {
    const head = wholly.get(blob) === true ? undefined : frontmatterHead(bytes);
    texts.set(blob, head ?? toText(bytes));
  });
  if (texts.size < wholly.size) throw new MissingObjectError('files that commits made');
  return texts;
}

/** Begins the line that names a commit; no line of a document stands at the beginning of a line. */
const commitMark = '\x04';
const lineBreak = 10;

const patchArgs = [
  '--stdin',
  '-r',
  '-p',
  '-U0',
  '--diff-filter=M',
  '--no-renames',
  '--text',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--diff-algorithm=myers',
  '--inter-hunk-context=0',
  '--ignore-submodules=all',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  // Marks that begin no other line, so that no line of a document passes for the name of a file.
  `--output-indicator-new=${ItemHistoryReader.added}`,
  `--output-indicator-old=${ItemHistoryReader.removed}`,
  `--format=${commitMark}%H`,
];

/** How commits changed the files that they found and left, by their object names. */
async function readPatches(
  { run, folder }: Repository,
  commits: readonly Commit[],
): Promise<ReadonlyMap<string, string>> {
  const changing = commits.filter(({ changes }) =>
    changes.some((change) => fileBefore(change) !== undefined && fileAfter(change) !== undefined),
  );
  if (changing.length === 0) return new Map();
  const input = `${changing.map(({ hash }) => hash).join('\n')}\n`;
  const outcome = await run(gitStreaming('diff-tree', patchArgs, { folder, input }));
  if (outcome.kind !== 'ended' || outcome.exitCode !== 0) {
    throw new MissingObjectError('git would have to fetch them');
  }
  const patches = new Map<string, string>();
  let last = '\n';
  for (const text of textChunks(outcome.output, lineBreak)) {
    const parts = `${last}${text}`.split(`\n${commitMark}`);
    last = parts.pop() ?? '';
    for (const part of parts) notePatch(patches, part);
  }
  notePatch(patches, last);
  return patches;
}

function notePatch(patches: Map<string, string>, text: string): void {
  patches.set(text.slice(0, text.indexOf('\n')), text);
}

/** The changes of single files, by their paths. */
function piecesOf(patch: string): ReadonlyMap<string, string> {
  const pieces = patch.split('\ndiff --git ').slice(1);
  return new Map(
    pieces.flatMap((piece) => {
      const file = /\n\+\+\+ ([^\n]*)\n/.exec(piece)?.[1];
      return file === undefined ? [] : [[pathIn(file), piece] as const];
    }),
  );
}
