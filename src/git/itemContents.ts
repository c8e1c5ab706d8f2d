/** What commits did to files, handed to a reader one commit after the other. */
import { frontmatterHead } from '../core/document/frontmatterHead.js';
import { ownText } from '../core/text/ownText.js';
import { BytePool } from './bytePool.js';
import { changedParts } from './changedLines.js';
import { fileAfter, fileBefore, type Commit } from './commitLog.js';
import { toText } from './gitOutput.js';
import type { ItemHistoryReader } from './itemHistoryReader.js';
import { MissingObjectError } from './objectConversation.js';
import { eachObject } from './readObjects.js';
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
      const text = isBrief ? files.useHead(blob) : toText(files.use(blob));
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
  readonly #contents = new Expected<Uint8Array>();
  /** Where of a content no more than the frontmatter is needed. */
  readonly #heads = new Expected<string>();
  readonly #pool = new BytePool();
  #come = 0;

  constructor({ commits, isBrief }: ItemReading) {
    const names = new Set<string>();
    this.#needed = commits.map((commit) => {
      for (const change of commit.changes) {
        const [before, after] = [fileBefore(change), fileAfter(change)];
        const isOneSided = before === undefined || after === undefined;
        const expected = isOneSided && isBrief(commit) ? this.#heads : this.#contents;
        for (const blob of [before, after]) {
          if (blob === undefined) continue;
          names.add(blob);
          expected.expect(blob);
        }
      }
      return names.size;
    });
    this.names = [...names];
  }

  /** Whether all that came is all that the commit at a place, and those before it, need. */
  isComplete(place: number): boolean {
    return this.#come >= (this.#needed[place] ?? 0);
  }

  /** Keeps of a content what is needed, and nothing else of the piece of output that it came in. */
  keep(blob: string, bytes: Uint8Array): void {
    this.#come++;
    this.#contents.keep(blob, () => this.#pool.copy(bytes));
    this.#heads.keep(blob, () => ownText(frontmatterHead(bytes) ?? toText(bytes)));
  }

  /** The content, until the next one is kept. */
  use(blob: string): Uint8Array {
    const { value, isLast } = this.#contents.use(blob);
    if (value !== undefined && isLast) this.#pool.giveBack(value);
    return value ?? new Uint8Array();
  }

  useHead(blob: string): string {
    return this.#heads.use(blob).value ?? '';
  }
}

/** Values that are kept until they were used as often as was said before. */
class Expected<Value> {
  readonly #uses = new Map<string, number>();
  readonly #values = new Map<string, Value>();

  expect(name: string): void {
    this.#uses.set(name, (this.#uses.get(name) ?? 0) + 1);
  }

  keep(name: string, make: () => Value): void {
    if (this.#uses.has(name)) this.#values.set(name, make());
  }

  use(name: string): { readonly value: Value | undefined; readonly isLast: boolean } {
    const value = this.#values.get(name);
    const left = (this.#uses.get(name) ?? 0) - 1;
    this.#uses.set(name, left);
    if (left <= 0) this.#values.delete(name);
    return { value, isLast: left <= 0 };
  }
}
