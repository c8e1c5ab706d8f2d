/** The records that the versions of a document list: each version repeats those before it. */
import type { YamlMapping, YamlValue } from '../../core/document/frontmatter.js';
import { isList } from '../../core/document/yamlValues.js';
import { placesOfRecords, type RecordPlaces } from '../../core/gate/standing.js';
import { recordId } from '../../core/signoff/recordId.js';
import { parseSignOffs, type SignOffRecord } from '../../core/signoff/signOffRecord.js';
import type { Hash } from '../../core/text/hash.js';
import type { Content, ContentReader } from '../contentReader.js';

/** The records of one content. */
export interface RecordTable extends RecordPlaces {
  readonly records: readonly SignOffRecord[];
  readonly byId: ReadonlyMap<string, SignOffRecord>;
  /** Everything `sign_offs` lists, the unreadable too. */
  readonly entries: readonly YamlValue[];
}

/** Reads the records of each content once, and tells the id of a record once for all contents that have it. */
export class RecordTables {
  readonly #reader: ContentReader;
  readonly #hash: Hash;
  readonly #tables = new Map<string, RecordTable>();
  readonly #ids = new Map<string, string>();
  // Not made with the module, which the extension reads when it starts, without core.
  readonly #none: RecordTable = {
    ...placesOfRecords([]),
    records: [],
    byId: new Map(),
    entries: [],
  };

  constructor(reader: ContentReader, hash: Hash) {
    this.#reader = reader;
    this.#hash = hash;
  }

  of(content: Content | undefined): RecordTable {
    if (!content) {
      return this.#none;
    }
    const key = `${content.blob} ${content.path}`;
    const table = this.#tables.get(key) ?? this.#read(content);
    this.#tables.set(key, table);
    return table;
  }

  #read(content: Content): RecordTable {
    const value = this.#reader.get(content).document.frontmatter.data['sign_offs'];
    const { records } = parseSignOffs(value);
    const ids = records.map(({ raw }) => this.#idOf(raw));
    return {
      ...placesOfRecords(ids),
      records,
      byId: new Map(records.map((record, index) => [ids[index] ?? '', record])),
      entries: isList(value) ? value : [],
    };
  }

  #idOf(raw: YamlMapping): string {
    const text = JSON.stringify(raw);
    const id = this.#ids.get(text) ?? recordId(raw, this.#hash);
    this.#ids.set(text, id);
    return id;
  }
}
