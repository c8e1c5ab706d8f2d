/** Where each record of a document came from, and where records were lost. */
import { recordId } from '../../core/signoff/recordId.js';
import { parseSignOffs, type SignOffRecord } from '../../core/signoff/signOffRecord.js';
import type { Hash } from '../../core/text/hash.js';
import type { Content, ContentReader, Version } from '../documentVersions.js';

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
}

/** Follows all records through the versions of a document. */
export function followRecords(
  versions: readonly Version[],
  reader: ContentReader,
  hash: Hash,
): RecordHistory {
  const tables = new Map<string, ReadonlyMap<string, SignOffRecord>>();
  const recordsIn = (content: Content | undefined): ReadonlyMap<string, SignOffRecord> => {
    if (!content) {
      return new Map();
    }
    const key = `${content.blob} ${content.path}`;
    let table = tables.get(key);
    if (!table) {
      table = recordsById(reader, content, hash);
      tables.set(key, table);
    }
    return table;
  };
  const origins = new Map<string, Version[]>();
  const lost = new Map<string, LostRecord>();
  for (const version of versions) {
    const after = recordsIn(version.content);
    const parents = version.before.map(({ content }) => recordsIn(content));
    for (const id of after.keys()) {
      if (!parents.some((records) => records.has(id))) {
        origins.set(id, [...(origins.get(id) ?? []), version]);
      }
    }
    for (const records of parents) {
      for (const [id, record] of records) {
        // A document that a commit removes is gone as a whole; what it held is judged where it comes back.
        if (version.content && !after.has(id) && !lost.has(id)) {
          const isAltered = [...after].some(
            ([other, { gate, by }]) =>
              !records.has(other) && gate === record.gate && by === record.by,
          );
          lost.set(id, { id, record, commit: version.commit.hash, isAltered });
        }
      }
    }
  }
  return { origins, lost: [...lost.values()] };
}

/** The well-formed records of a content by id, in its order. */
export function recordsById(
  reader: ContentReader,
  content: Content,
  hash: Hash,
): ReadonlyMap<string, SignOffRecord> {
  const { document } = reader.get(content);
  const { records } = parseSignOffs(document.frontmatter.data['sign_offs']);
  return new Map(records.map((record) => [recordId(record.raw, hash), record]));
}
