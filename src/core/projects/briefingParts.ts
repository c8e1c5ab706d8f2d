/** What the sections of a closeout name: vault entries, tickets, files and tables in them. */
import { stateOf } from '../checklist/itemState.js';
import { sectionOf } from '../checklist/sections.js';
import type { Document, Item } from '../document/document.js';
import type { Library } from '../library/library.js';
import { resolveLink } from '../library/resolveTarget.js';

/** Something that an item names, as people look it up. */
export interface Reference {
  /** Key and words of the item. */
  readonly item: string;
  /** `Entries`, `Ticket`, or empty for a plain link. */
  readonly label: string;
  readonly value: string;
}

export interface Table {
  readonly title: string;
  /** The file it was read from. */
  readonly path: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a run's table is read from. */
export interface TableFile {
  readonly path: string;
  /** Index in `items` of the item that names it. */
  readonly item: number;
}

/** Sections that support looks into at night, in the order in which it needs them. */
const sections: readonly (readonly [title: string, words: RegExp])[] = [
  ['Monitoring', /monitor|alert/i],
  ['Backup', /backup|restore/i],
  ['Access', /access|credential|password|vault/i],
  ['Network and configuration', /network|configuration/i],
  ['Documentation', /documentation/i],
  ['Warranty and licences', /warrant|licen[cs]e/i],
  ['Introduction', /introduction/i],
];

const mostRows = 12;

/** The tables of comma-separated values that items about warranties and licences name. */
export function tablesOf(library: Library, document: Document): readonly TableFile[] {
  return document.items.flatMap((item, index) =>
    sectionTitle(document, item) !== 'Warranty and licences'
      ? []
      : item.links.flatMap((at): readonly TableFile[] => {
          const link = document.links[at];
          const found = link && resolveLink(library, document.path, link);
          return found?.kind === 'file' && found.path.endsWith('.csv')
            ? [{ path: found.path, item: index }]
            : [];
        }),
  );
}

/** The sections of a closeout with what they name. */
export function referencesOf({
  library,
  run,
  texts,
}: {
  readonly library: Library;
  readonly run: Document;
  readonly texts: ReadonlyMap<string, string>;
}) {
  const tables = tablesOf(library, run);
  return sections.flatMap(([title]) => {
    const items = run.items.filter((item) => sectionTitle(run, item) === title);
    return items.length === 0
      ? []
      : [
          {
            title,
            settled: items.filter((item) => stateOf(item) !== 'open').length,
            total: items.length,
            references: items.flatMap((item) => referencesIn(library, run, item)),
            tables: tables.flatMap(({ path, item }) => {
              const named = run.items[item];
              const text = texts.get(path);
              return named === undefined || text === undefined || !items.includes(named)
                ? []
                : tableOf(path, text);
            }),
          },
        ];
  });
}

function sectionTitle(document: Document, item: Item): string | undefined {
  const name = sectionOf(document, item).join(' ');
  return sections.find(([, words]) => words.test(name))?.[0];
}

function referencesIn(library: Library, run: Document, item: Item): readonly Reference[] {
  const words = `${item.key === undefined ? '' : `${item.key}: `}${item.title}`;
  const { notApplicable } = item.markers;
  const details = Object.entries(item.details).map(([label, value]) => ({
    item: words,
    label,
    value: withLibraryPaths(library, { run, item }, value),
  }));
  const told = details.map(({ value }) => value).join(' ');
  const links = item.links.flatMap((at) => {
    const path = pathOf(library, run, at);
    return path === undefined || told.includes(path)
      ? []
      : [{ item: words, label: '', value: path }];
  });
  return [
    ...details,
    ...links,
    ...(notApplicable === undefined || notApplicable === ''
      ? []
      : [{ item: words, label: 'Does not apply', value: notApplicable }]),
  ];
}

/** A detail in which the target of each link of the item is a path from the root of the library. */
function withLibraryPaths(
  library: Library,
  { run, item }: { readonly run: Document; readonly item: Item },
  value: string,
): string {
  return item.links.reduce((text, at) => {
    const link = run.links[at];
    const path = pathOf(library, run, at);
    return link === undefined || path === undefined
      ? text
      : text.replaceAll(`](${link.target})`, `](${path})`);
  }, value);
}

function pathOf(library: Library, run: Document, at: number): string | undefined {
  const link = run.links[at];
  if (link === undefined) return undefined;
  const found = resolveLink(library, run.path, link);
  if (found.kind === 'external') return link.target;
  return 'path' in found ? found.path : undefined;
}

/** Comma-separated values with their names in the first line; quotes keep commas together. */
function tableOf(path: string, text: string): readonly Table[] {
  const [head, ...rows] = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, mostRows + 1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain?.trim() ?? '',
      ),
    );
  return head === undefined || rows.length === 0
    ? []
    : [{ title: path.split('/').at(-1) ?? path, path, head, rows }];
}
