/** Where each record of a document came from, and where records were lost. */
import type { YamlValue } from '../../core/document/frontmatter.js';
import type { SignOffRecord } from '../../core/signoff/signOffRecord.js';
import type { Version } from '../documentVersions.js';
import type { RecordTable, RecordTables } from './recordTables.js';

/** The versions whose commits brought a record that none of their parents had, newest first. */
export type Origins = ReadonlyMap<string, readonly Version[]>;

/** A record that a commit had before it and no longer after it. */
export interface LostRecord {
  readonly id: string;
  readonly record: SignOffRecord;
  readonly commit: string;
  /** Whether another record took its place. */
  readonly isAltered: boolean;
}

export interface RecordHistory {
  readonly origins: Origins;
  readonly lost: readonly LostRecord[];
  /** Records whose own signature a commit changed or took away, with that commit. */
  readonly resigned: ReadonlyMap<string, string>;
}

/** What a table says that is compared with the next. */
type Listed = Pick<RecordTable, 'byId' | 'entries'>;

/** Follows all records through the versions of a document. */
export function followRecords(versions: readonly Version[], tables: RecordTables): RecordHistory {
  const follower = new RecordFollower(tables);
  // Oldest first, so that a loss is put down to the commit that caused it.
  for (const version of versions.toReversed()) {
    follower.follow(version);
  }
  return follower;
}

class RecordFollower implements RecordHistory {
  readonly origins = new Map<string, Version[]>();
  readonly resigned = new Map<string, string>();
  readonly #lost = new Map<string, LostRecord>();
  readonly #seen = new Map<string, SignOffRecord>();
  readonly #tables: RecordTables;

  constructor(tables: RecordTables) {
    this.#tables = tables;
  }

  get lost(): readonly LostRecord[] {
    return [...this.#lost.values()];
  }

  follow(version: Version): void {
    const after = this.#tables.of(version.content);
    const parents = version.before.map(({ content }) => this.#tables.of(content));
    for (const [id, record] of after.byId) {
      if (!parents.some(({ byId }) => byId.has(id))) {
        this.origins.set(id, [version, ...(this.origins.get(id) ?? [])]);
      }
      this.#seen.set(id, record);
    }
    // A document that a commit removes is gone as a whole; what it held is missed where it comes back.
    if (!version.content) {
      return;
    }
    const isBack = version.before.every(({ content }) => content === undefined);
    for (const before of isBack ? [{ byId: this.#seen, entries: [] }] : parents) {
      this.#compare(before, after, version.commit.hash);
    }
  }

  #compare(before: Listed, after: RecordTable, commit: string): void {
    for (const [id, record] of before.byId) {
      const kept = after.byId.get(id);
      if (!kept && !this.#lost.has(id)) {
        const isAltered = replacementOf(record, before, after) !== undefined;
        this.#lost.set(id, { id, record, commit, isAltered });
      }
      if (kept && record.sig !== undefined && kept.sig?.trim() !== record.sig.trim()) {
        this.resigned.set(id, commit);
      }
    }
  }
}

/** What stands in a lost record's place: a new entry at its position, or one of the same gate, person and time. */
function replacementOf(
  { index, gate, by, at }: SignOffRecord,
  before: Listed,
  after: RecordTable,
): YamlValue | undefined {
  const inPlace = after.entries[index];
  const old = new Set(before.entries.map((entry) => JSON.stringify(entry)));
  if (
    inPlace !== undefined &&
    after.entries.length >= before.entries.length &&
    !old.has(JSON.stringify(inPlace))
  ) {
    return inPlace;
  }
  return [...after.byId].find(
    ([id, other]) =>
      !before.byId.has(id) && other.gate === gate && other.by === by && other.at === at,
  )?.[1].raw;
}
