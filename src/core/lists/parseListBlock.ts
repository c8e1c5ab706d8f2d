import type { YamlMapping } from '../document/frontmatter.js';
import { locateInYaml } from '../document/locateInYaml.js';
import type { Problem } from '../document/problem.js';
import { parseStrictYaml } from '../document/strictYaml.js';
import { frontmatterLimits } from '../document/yamlLimits.js';
import { isList } from '../document/yamlValues.js';
import { nearestWord } from '../schema/nearestWord.js';
import type { TextRange } from '../text/textRange.js';
import { toDisplayLine } from '../text/displayLine.js';
import type { BlockSource } from './findListBlocks.js';
import {
  listKeys,
  listSubjects,
  listViews,
  type ListBlock,
  type ListDefinition,
  type ListKey,
  type ListView,
} from './listDefinition.js';

/** The code of everything that is wrong with a block by itself. */
export const invalidList = 'list/invalid';

const defaultLimit = 100;
const mostRows = 1000;
const mostColumns = 12;

/** Reads one block; what cannot be read is a problem at its line, and then there is no definition. */
export function parseListBlock(source: BlockSource): ListBlock {
  const reader = new BlockReader(source);
  const definition = reader.read();
  const { range, line } = source;
  return {
    range,
    line,
    problems: reader.problems,
    placeOf: (key, entry) => reader.placeOf(key, entry),
    ...(definition === undefined || reader.problems.length > 0 ? {} : { definition }),
  };
}

class BlockReader {
  readonly problems: Problem[] = [];
  readonly #source: BlockSource;
  #data: YamlMapping = {};

  constructor(source: BlockSource) {
    this.#source = source;
  }

  read(): ListDefinition | undefined {
    const { yaml } = this.#source;
    const { value, problems } = parseStrictYaml(yaml, frontmatterLimits);
    for (const { message, range } of problems) {
      this.#report(message, this.#source.toText(range));
    }
    if (problems.length > 0) {
      return undefined;
    }
    if (value === null || value === undefined) {
      this.#report('The list is empty; expected at least "title" and "query".');
      return undefined;
    }
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.#report('Expected keys with values, such as "title: Past due".');
      return undefined;
    }
    // What is neither null, a list nor a scalar is a mapping.
    this.#data = value as YamlMapping;
    this.#checkKeys();
    return this.#definition();
  }

  placeOf(key: ListKey, entry?: number): TextRange {
    const path = entry === undefined ? [key] : [key, entry];
    const place = locateInYaml(this.#source.yaml, path) ?? locateInYaml(this.#source.yaml, [key]);
    if (place === undefined) {
      return this.#source.opening;
    }
    const { value, key: name = value } = place;
    return this.#source.toText(value.end > value.start ? value : name);
  }

  #definition(): ListDefinition {
    const of = this.#choice('of', listSubjects, 'documents');
    const view = this.#choice('view', listViews, 'table');
    const group = this.#text('group');
    const atMost = this.#number('at_most', { from: 0, to: Number.MAX_SAFE_INTEGER });
    const title = toDisplayLine(this.#text('title') ?? '');
    if (title === '') {
      this.#report(
        'The list has no title; expected "title" with what it shows.',
        this.placeOf('title'),
      );
    }
    this.#checkView(view, { group, atMost });
    return {
      title,
      of,
      view,
      query: this.#text('query') ?? '',
      columns: this.#names('columns', defaultColumns[of]),
      sort: this.#names('sort', []).join(', '),
      limit: this.#number('limit', { from: 1, to: mostRows }) ?? defaultLimit,
      ...(group === undefined ? {} : { group: group.trim().toLowerCase() }),
      ...(atMost === undefined ? {} : { atMost }),
    };
  }

  #checkView(
    view: ListView,
    { group, atMost }: { readonly group: string | undefined; readonly atMost: number | undefined },
  ): void {
    if ((view === 'board' || view === 'chart') && group === undefined) {
      this.#report(
        `A ${view} needs "group", the field that makes its ${view === 'board' ? 'columns' : 'bars'}.`,
        this.placeOf('view'),
      );
    }
    if (atMost !== undefined && view !== 'number') {
      this.#report('"at_most" is for "view: number".', this.placeOf('at_most'));
    }
  }

  #checkKeys(): void {
    for (const key of Object.keys(this.#data)) {
      if ((listKeys as readonly string[]).includes(key)) continue;
      const near = nearestWord(key, listKeys);
      const hint =
        near === undefined ? ` Keys are ${listKeys.join(', ')}.` : ` Did you mean "${near}"?`;
      const place = locateInYaml(this.#source.yaml, [key]);
      const range = place && this.#source.toText(place.key ?? place.value);
      this.#report(`There is no key "${toDisplayLine(key)}".${hint}`, range);
    }
  }

  #choice<Word extends string>(key: ListKey, words: readonly Word[], otherwise: Word): Word {
    const text = this.#text(key);
    if (text === undefined) return otherwise;
    const found = words.find((word) => word === text.trim());
    if (found !== undefined) return found;
    const near = nearestWord(text, words);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    this.#report(
      `"${key}" is "${toDisplayLine(text)}"; expected ${words.join(', ')}.${hint}`,
      this.placeOf(key),
    );
    return otherwise;
  }

  #text(key: ListKey): string | undefined {
    const value = this.#data[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    this.#report(`"${key}" is no text.`, this.placeOf(key));
    return undefined;
  }

  #number(
    key: ListKey,
    { from, to }: { readonly from: number; readonly to: number },
  ): number | undefined {
    const value = this.#data[key];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to) {
      return value;
    }
    const most = to === Number.MAX_SAFE_INTEGER ? '' : ` to ${to}`;
    this.#report(`"${key}" must be a whole number from ${from}${most}.`, this.placeOf(key));
    return undefined;
  }

  /** Names in a list, or in a text with commas. */
  #names(key: 'columns' | 'sort', otherwise: readonly string[]): readonly string[] {
    const value = this.#data[key];
    if (value === undefined || value === null) return otherwise;
    // `isArray` does not narrow readonly arrays; entries of a YAML list are YAML values.
    const entries = isList(value) ? value : [value];
    const texts = entries.filter((entry) => typeof entry === 'string');
    const isText = texts.length === entries.length;
    const names = texts
      .flatMap((entry) => entry.split(','))
      .map((name) => name.trim().toLowerCase())
      .filter((name) => name !== '');
    if (!isText || names.length > mostColumns) {
      const what = isText ? `at most ${mostColumns} names` : 'names of fields';
      this.#report(`"${key}" must hold ${what}.`, this.placeOf(key));
      return otherwise;
    }
    return names.length === 0 ? otherwise : names;
  }

  #report(message: string, range: TextRange = this.#source.opening): void {
    this.problems.push({ code: invalidList, message, range });
  }
}

const defaultColumns = {
  documents: ['title', 'owner', 'due_on'],
  items: ['item', 'title', 'item_role', 'item_due_on'],
} as const;
