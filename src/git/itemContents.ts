/** What commits did to files, handed to a reader one commit after the other. */
import { frontmatterHead } from '../core/document/frontmatterHead.js';
import { changedParts } from './changedLines.js';
import { fileAfter, fileBefore, type Commit } from './commitLog.js';
import { toText } from './gitOutput.js';
import type { ItemHistoryReader } from './itemHistoryReader.js';
import { eachObject, MissingObjectError } from './readObjects.js';
import type { Repository } from './readHistory.js';

/** Commits with those of their changes that are to be read. */
export interface ItemReading {
  readonly commits: readonly Commit[];
  /** Whether of the files that a commit made or took away only the frontmatter is read. */
  readonly isBrief: (commit: Commit) => boolean;
}

/**
 * Asks git once for every content, in the order in which commits need them, and compares what came before and after: that
 * costs less than patches, for which git reads most contents twice.
 *
 * @throws MissingObjectError when the clone lacks contents.
 */
export async function readInto(
  reader: ItemHistoryReader,
  repository: Repository,
  reading: ItemReading,
): Promise<void> {
  const { commits } = reading;
  const files = new ExpectedFiles(reading);
  let read = 0;
  const readOn = () => {
    for (let commit = commits[read]; commit && files.isComplete(read); commit = commits[++read]) {
      readCommit(reader, commit, { files, isBrief: reading.isBrief(commit) });
    }
  };
  readOn();
  await eachObject(repository, files.names, (blob, { bytes }) => {
    files.keep(blob, bytes);
    readOn();
  });
  if (read < commits.length) throw new MissingObjectError('files that commits changed');
}

function readCommit(
  reader: ItemHistoryReader,
  { hash, author, authoredAt, changes }: Commit,
  { files, isBrief }: { readonly files: ExpectedFiles; readonly isBrief: boolean },
): void {
  reader.begin({ hash, author, authoredAt });
  for (const change of changes) {
    const { path } = change;
    const [before, after] = [fileBefore(change), fileAfter(change)];
    const blob = before ?? after;
    if (before !== undefined && after !== undefined) {
      const [old, young] = changedParts(files.use(before), files.use(after));
      reader.readChange(path, toText(old), toText(young));
    } else if (blob !== undefined) {
      const text = isBrief ? files.headOf(blob) : toText(files.use(blob));
      reader.readFile(path, text, after !== undefined);
    }
  }
}

/** Contents that came and are still needed. */
class ExpectedFiles {
  /** In the order in which they are needed. */
  readonly names: readonly string[];
  /** How many contents have to be there for each commit. */
  readonly #needed: readonly number[];
  /** How many changes are still to be told from all of a content, by its object name. */
  readonly #uses = new Map<string, number>();
  readonly #bytes = new Map<string, Uint8Array>();
  /** The frontmatter of contents of which some commit asks no more. */
  readonly #heads = new Map<string, string>();
  #kept = 0;

  constructor({ commits, isBrief }: ItemReading) {
    this.#needed = commits.map((commit) => {
      for (const change of commit.changes) {
        const [before, after] = [fileBefore(change), fileAfter(change)];
        const isOneSided = before === undefined || after === undefined;
        for (const blob of [before, after]) {
          if (blob !== undefined) this.#expect(blob, isOneSided && isBrief(commit));
        }
      }
      return this.#uses.size;
    });
    this.names = [...this.#uses.keys()];
  }

  #expect(blob: string, isBrief: boolean): void {
    this.#uses.set(blob, (this.#uses.get(blob) ?? 0) + (isBrief ? 0 : 1));
    if (isBrief) this.#heads.set(blob, '');
  }

  /** Whether all that came is all that the commit at a place, and those before it, need. */
  isComplete(place: number): boolean {
    return this.#kept >= (this.#needed[place] ?? 0);
  }

  /** Keeps of a content what is needed, and nothing of the piece of output that it came in. */
  keep(blob: string, bytes: Uint8Array): void {
    this.#kept++;
    if (this.#heads.has(blob)) this.#heads.set(blob, frontmatterHead(bytes) ?? toText(bytes));
    if (this.#uses.get(blob) !== 0) this.#bytes.set(blob, bytes.slice());
  }

  headOf(blob: string): string {
    return this.#heads.get(blob) ?? '';
  }

  /** The content, which is let go of with the last change that is told from it. */
  use(blob: string): Uint8Array {
    const bytes = this.#bytes.get(blob) ?? new Uint8Array();
    const left = (this.#uses.get(blob) ?? 0) - 1;
    this.#uses.set(blob, left);
    if (left === 0) this.#bytes.delete(blob);
    return bytes;
  }
}
