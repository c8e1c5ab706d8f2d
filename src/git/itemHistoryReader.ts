import { normalizeItemText } from '../core/checklist/itemIdentity.js';
import type { Item } from '../core/document/document.js';
import { readItemKey } from '../core/document/itemKey.js';
import { readItemMarkers } from '../core/document/itemMarkers.js';
import { toPlainText } from '../core/document/plainText.js';
import { withoutCommon } from './changedLines.js';
import type { ChangeCommit, ItemHistory, SignOffChange, StatusChange, Tick } from './itemChange.js';

/** The name under which `Tick` knows an item of a document: its key, else its title in one case and form. */
export function tickNameOf({ key, title }: Pick<Item, 'key' | 'title'>): string {
  return key ?? normalizeItemText(title);
}

/**
 * The lines that matter: a task item, an id, a field of a record; the engine of the pattern passes over the rest.
 *
 * Lines end with a line feed and nothing else, whatever characters a document holds.
 */
const line =
  /\n(?:[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)+\[([ xX])\][ \t]+([^\s][^\n]*)|id: *([^\n]*)|status: *([^\n]*)|[ ]*(-?)[ ]*(gate|decision|by|at): *([^\n]*))(?=\n)/g;

/** A line of a document that a commit added or took away. */
interface ItemLine {
  readonly path: string;
  readonly item: string;
  readonly checked: boolean;
}

/** Of which file lines are, and whether the commit added them or took them away. */
interface Side {
  readonly path: string;
  readonly isNew: boolean;
}

type RecordFields = Partial<Record<string, string>>;

/** What one commit did, gathered until the next one begins. */
interface CommitLines {
  readonly added: ItemLine[];
  readonly removed: ItemLine[];
  readonly records: {
    readonly path: string;
    readonly isNew: boolean;
    readonly fields: RecordFields;
  }[];
  /** Ids of documents that the commit took away or made, by what it did and their paths. */
  readonly ids: { readonly path: string; readonly isNew: boolean; readonly id: string }[];
  /** Paths of files that it made. */
  readonly made: string[];
  readonly statuses: { readonly path: string; readonly status: string }[];
}

/** Reads what commits did, newest first. */
export class ItemHistoryReader {
  readonly #ticks: Tick[] = [];
  readonly #signOffs: SignOffChange[] = [];
  /** Where documents of former paths are now. */
  readonly #moved = new Map<string, string>();
  readonly #names = new Map<string, string>();
  readonly #statuses: StatusChange[] = [];
  readonly #begun = new Map<string, ChangeCommit>();
  #commit: ChangeCommit | undefined;
  #lines = noLines();

  /** What is read next is the doing of `commit`. */
  begin(commit: ChangeCommit): void {
    this.#settle();
    this.#commit = commit;
  }

  /** Reads a file that the commit made, or took away. */
  readFile(path: string, text: string, isNew: boolean): void {
    if (text === '') return;
    if (isNew) this.#lines.made.push(path);
    for (const found of linesIn(text)) {
      this.#readLine({ path, isNew }, found);
      const id = found[3];
      if (id !== undefined) this.#lines.ids.push({ path, isNew, id: unquoted(id) });
    }
  }

  /** Reads the parts of a file that the commit changed, as they were before and after it. */
  readChange(path: string, before: string, after: string): void {
    const [removed, added] = withoutCommon(linesIn(before), linesIn(after), ([whole]) => whole);
    for (const found of removed) this.#readLine({ path, isNew: false }, found);
    for (const found of added) this.#readLine({ path, isNew: true }, found);
  }

  #readLine(side: Side, [, box, item, , status, dash, field, value]: RegExpExecArray): void {
    if (item !== undefined) {
      this.#addItem(side, box !== ' ', item);
    } else if (field !== undefined) {
      this.#addField(side, dash === '-', [field, value ?? '']);
    } else if (status !== undefined && side.isNew) {
      this.#lines.statuses.push({ path: side.path, status: unquoted(status) });
    }
  }

  /** Where the documents of former paths are now, as far as they were seen to move. */
  get moved(): ReadonlyMap<string, string> {
    this.#settle();
    return this.#moved;
  }

  finish(): ItemHistory {
    this.#settle();
    return {
      ticks: this.#ticks,
      signOffs: this.#signOffs,
      statuses: this.#statuses,
      begun: this.#begun,
    };
  }

  #addItem({ path, isNew }: Side, checked: boolean, text: string): void {
    const entry = { path, item: this.#nameOf(text), checked };
    (isNew ? this.#lines.added : this.#lines.removed).push(entry);
  }

  #addField(
    { path, isNew }: Side,
    isFirst: boolean,
    [field, value]: readonly [string, string],
  ): void {
    const { records } = this.#lines;
    const last = records.at(-1);
    if (isFirst || last?.path !== path || last.isNew !== isNew || field in last.fields) {
      records.push({ path, isNew, fields: { [field]: unquoted(value) } });
    } else {
      last.fields[field] = unquoted(value);
    }
  }

  #nameOf(text: string): string {
    let name = this.#names.get(text);
    if (name === undefined) {
      const key = readItemKey(text);
      const words = text.slice(key?.length ?? 0);
      const title = readItemMarkers(words, toPlainText(words)).rest;
      name = tickNameOf({ title, ...(key ? { key: key.name } : {}) });
      this.#names.set(text, name);
    }
    return name;
  }

  #settle(): void {
    const commit = this.#commit;
    const { added, removed, records, ids, made, statuses } = this.#lines;
    this.#commit = undefined;
    this.#lines = noLines();
    if (!commit) return;
    // Newer commits speak of the new path; from here back the document is where it came from.
    for (const { path, id } of ids.filter(({ isNew }) => isNew)) {
      const from = ids.find((other) => !other.isNew && other.id === id);
      if (from) {
        this.#moved.set(from.path, this.#placeOf(path));
      }
    }
    // The oldest comes last, and stands.
    for (const path of made) {
      this.#begun.set(this.#placeOf(path), commit);
    }
    for (const { path, status } of statuses) {
      this.#statuses.push({ path: this.#placeOf(path), status, commit });
    }
    const before = countStates(removed, (path) => this.#placeOf(path));
    for (const { path, item, checked } of added) {
      const place = this.#placeOf(path);
      const stood = (state: boolean) =>
        before.size > 0 && take(before, stateKey(place, item, state));
      // What a commit takes away and puts back elsewhere has only moved.
      if (!stood(checked) && (stood(!checked) || checked)) {
        this.#ticks.push({ path: place, item, checked, commit });
      }
    }
    for (const { isNew, ...record } of this.#changedRecords(records)) {
      this.#signOffs.push({ ...record, change: isNew ? 'added' : 'removed', commit });
    }
  }

  /** The records that are whole, without those that only moved. */
  #changedRecords(records: CommitLines['records']) {
    const whole = records.flatMap(({ path, isNew, fields: { gate, decision, by, at } }) =>
      gate !== undefined && decision !== undefined && by !== undefined && at !== undefined
        ? [{ path: this.#placeOf(path), gate, decision, by, at, isNew }]
        : [],
    );
    if (whole.every(({ isNew }) => isNew === whole[0]?.isNew)) {
      return whole;
    }
    const keyOf = ({ isNew: _, ...record }: (typeof whole)[number]) => JSON.stringify(record);
    const sides = [true, false].map(
      (side) => new Set(whole.filter(({ isNew }) => isNew === side).map(keyOf)),
    );
    return whole.filter((record) => !sides.every((keys) => keys.has(keyOf(record))));
  }

  #placeOf(path: string): string {
    return this.#moved.get(path) ?? path;
  }
}

function noLines(): CommitLines {
  return { added: [], removed: [], records: [], ids: [], made: [], statuses: [] };
}

function countStates(
  lines: readonly ItemLine[],
  placeOf: (path: string) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { path, item, checked } of lines) {
    const key = stateKey(placeOf(path), item, checked);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function stateKey(path: string, item: string, checked: boolean): string {
  return `${path}\0${item}\0${checked ? 'x' : ''}`;
}

function take(counts: Map<string, number>, key: string): boolean {
  const count = counts.get(key) ?? 0;
  counts.set(key, count - 1);
  return count > 0;
}

function linesIn(text: string): readonly RegExpExecArray[] {
  return [...`\n${text}\n`.matchAll(line)];
}

function unquoted(value: string): string {
  const text = value.trim();
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}
