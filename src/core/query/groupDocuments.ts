import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { clientName } from './clientName.js';
import type { Profile } from '../schema/profile.js';

/** What documents of a library can be put together by. */
export const groupings = ['workflow', 'kind', 'owner', 'client', 'status'] as const;
export type Grouping = (typeof groupings)[number];

/** Documents that share a value, by title. */
export interface DocumentGroup {
  /** The shared value; undefined for the documents that have none. */
  readonly value?: string;
  /** The value as people know it: the title of a kind, workflow or role. */
  readonly label?: string;
  readonly documents: readonly Document[];
}

/**
 * The documents by the values of one fact; those without it come last.
 *
 * Kinds, workflows and roles stand in the order in which they are declared, everything else by name.
 */
export function groupDocuments(
  library: Library,
  documents: Iterable<Document>,
  grouping: Grouping,
): readonly DocumentGroup[] {
  const byValue = new Map<string | undefined, Document[]>();
  for (const document of documents) {
    const value = valueOf(profileIn(library, document), grouping);
    const group = byValue.get(value);
    if (group === undefined) byValue.set(value, [document]);
    else group.push(document);
  }
  const declared = declaredTitles(library, grouping);
  const order = [...declared.keys()];
  const rank = (value: string) => (declared.has(value) ? order.indexOf(value) : order.length);
  const labelOf = (value: string | undefined) =>
    value === undefined
      ? undefined
      : grouping === 'client'
        ? clientName(library, value)
        : declared.get(value);
  return [...byValue]
    .sort(([a], [b]) => {
      if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
      return rank(a) - rank(b) || compareTexts(a, b);
    })
    .map(([value, group]) => toGroup(library, group, { value, label: labelOf(value) }));
}

/** The documents in the order in which a person looks for one: by title, numbers in it by size. */
export function sortByTitle(library: Library, documents: Iterable<Document>): Document[] {
  return [...documents]
    .map((document) => ({ document, title: profileIn(library, document).title }))
    .sort(
      (a, b) => compareTexts(a.title, b.title) || compareTexts(a.document.path, b.document.path),
    )
    .map(({ document }) => document);
}

function toGroup(
  library: Library,
  documents: readonly Document[],
  { value, label }: { readonly value: string | undefined; readonly label: string | undefined },
): DocumentGroup {
  return {
    documents: sortByTitle(library, documents),
    ...(value === undefined ? {} : { value, label: label ?? value }),
  };
}

function valueOf(profile: Profile, grouping: Grouping): string | undefined {
  const value = grouping === 'kind' ? profile.kindId : profile[grouping];
  return value === '' ? undefined : value;
}

/** Titles by value, in the order in which they are declared. */
function declaredTitles(library: Library, grouping: Grouping): ReadonlyMap<string, string> {
  switch (grouping) {
    case 'kind':
      return titlesOf(library.configuration.kinds);
    case 'workflow':
      return titlesOf(library.configuration.workflows);
    case 'owner':
      return titlesOf(library.roster.roles);
    case 'client':
    case 'status':
      return new Map();
    default:
      return grouping satisfies never;
  }
}

function titlesOf(
  declared: ReadonlyMap<string, { readonly title: string }>,
): ReadonlyMap<string, string> {
  return new Map([...declared].map(([id, { title }]) => [id, title]));
}

/** Without regard to case, and `SOP-9` before `SOP-10`; independent of the machine's language. */
export function compareTexts(a: string, b: string): number {
  const [first, second] = [sortKey(a), sortKey(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}

function sortKey(text: string): string {
  return text.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(12, '0'));
}
