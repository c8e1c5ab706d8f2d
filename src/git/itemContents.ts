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
  const { commits, isBrief } = reading;
  // git tells files that came and went among the patches as well, which spares another look at them all.
  const isWhole = !commits.some(isBrief);
  const [patches, files] = await Promise.all([
    isWhole
      ? readPatches(repository, commits, ['--root'])
      : readPatches(repository, commits.filter(hasModification), ['--diff-filter=M']),
    isWhole ? noTexts : readFiles(repository, reading),
  ]);
  for (const commit of commits) {
    const { hash, author, authoredAt, changes } = commit;
    reader.begin({ hash, author, authoredAt });
    const pieces = piecesOf(patches.get(hash) ?? '');
    for (const change of changes) {
      const { path } = change;
      const [before, after] = [fileBefore(change), fileAfter(change)];
      const blob = after ?? before;
      if (before !== undefined && after !== undefined) {
        reader.readPatch(pieces.get(path) ?? '');
      } else if (blob !== undefined) {
        const isNew = after !== undefined;
        const text = files.get(blob);
        if (text !== undefined) reader.readFile(path, text, isNew);
        else reader.readSide(path, hunksOf(pieces.get(isNew ? path : goneName(path))), isNew);
      }
    }
  }
}

const noTexts: ReadonlyMap<string, string> = new Map();

function hasModification({ changes }: Commit): boolean {
  return changes.some(
    (change) => fileBefore(change) !== undefined && fileAfter(change) !== undefined,
  );
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

/** How commits changed files, as far as the `filter` lets them through, by the object names of the commits. */
async function readPatches(
  { run, folder }: Repository,
  commits: readonly Commit[],
  filter: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (commits.length === 0) return new Map();
  const input = `${commits.map(({ hash }) => hash).join('\n')}\n`;
  const args = [...patchArgs, ...filter];
  const outcome = await run(gitStreaming('diff-tree', args, { folder, input }));
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

/** The changes of single files, by their paths; those of files that went by `goneName`. */
function piecesOf(patch: string): ReadonlyMap<string, string> {
  const pieces = patch.split('\ndiff --git ').slice(1);
  return new Map(
    pieces.flatMap((piece) => {
      const [, before, after] = /\n--- ([^\n]*)\n\+\+\+ ([^\n]*)\n/.exec(piece) ?? [];
      if (before === undefined || after === undefined) return [];
      const isGone = after === '/dev/null';
      return [[isGone ? goneName(pathIn(before)) : pathIn(after), piece] as const];
    }),
  );
}

/** A commit that puts another sort of file in the place of one takes one away and makes one, both at the same path. */
function goneName(path: string): string {
  return `${path}\0`;
}

/** What stands behind the lines that name the file. */
function hunksOf(piece = ''): string {
  const start = piece.indexOf('\n@@ ');
  return start === -1 ? '' : piece.slice(start);
}
