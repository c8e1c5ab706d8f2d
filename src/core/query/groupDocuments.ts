import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { sortInSteps } from '../library/sortInSteps.js';
import type { Steps } from '../library/steps.js';
import { clientName } from '../library/clientName.js';
import { remembered } from '../memory/remembered.js';
import type { Profile } from '../schema/profile.js';

/** What documents of a library can be put together by. */
export const groupings = ['workflow', 'kind', 'owner', 'client', 'status'] as const;
export type Grouping = (typeof groupings)[number];

/** So many documents are looked at with each step. */
const documentsPerStep = 200;

/** Documents that share a value. */
export interface DocumentGroup {
  /** The shared value; undefined for the documents that have none. */
  readonly value?: string;
  /** The value as people know it: the title of a kind, workflow or role. */
  readonly label?: string;
  /** In the order in which they were given; `sortByTitleInSteps` is for the groups that somebody opens. */
  readonly documents: readonly Document[];
}

/**
 * The documents by the values of one fact, a little with each step; those without it come last.
 *
 * Kinds, workflows and roles stand in the order in which they are declared, everything else by name.
 */
export function* groupInSteps(
  library: Library,
  documents: Iterable<Document>,
  grouping: Grouping,
): Steps<readonly DocumentGroup[]> {
  const byValue = new Map<string | undefined, Document[]>();
  let looked = 0;
  for (const document of documents) {
    if (++looked % documentsPerStep === 0) yield undefined;
    const value = valueOf(profileIn(library, document), grouping);
    const group = byValue.get(value);
    if (group === undefined) byValue.set(value, [document]);
    else group.push(document);
  }
  const declared = declaredTitles(library, grouping);
  const order = [...declared.keys()];
  const rank = (value: string) => (declared.has(value) ? order.indexOf(value) : order.length);
  const labelOf = (value: string) =>
    grouping === 'client' ? clientName(library, value) : (declared.get(value) ?? value);
  return [...byValue]
    .sort(([a], [b]) => {
      if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
      return rank(a) - rank(b) || compareTexts(a, b);
    })
    .map(([value, group]) => ({
      documents: group,
      ...(value === undefined ? {} : { value, label: labelOf(value) }),
    }));
}

/**
 * The documents in the order in which a person looks for one: by title, numbers in it by size, then by path.
 *
 * They are sorted a little with each step, for callers that share their thread.
 */
export function* sortByTitleInSteps(
  library: Library,
  documents: Iterable<Document>,
): Steps<readonly Document[]> {
  const keyed: { readonly document: Document; readonly key: string }[] = [];
  for (const document of documents) {
    keyed.push({ document, key: titleKey(profileIn(library, document)) });
    if (keyed.length % documentsPerStep === 0) yield undefined;
  }
  const sorted = yield* sortInSteps(keyed, (a, b) =>
    a.key === b.key ? comparePaths(a.document, b.document) : a.key < b.key ? -1 : 1,
  );
  return sorted.map(({ document }) => document);
}

/** Remembered, because trees are sorted again at every change of the library. */
const titleKey = remembered(({ title }: Profile) => sortKey(title));
const pathKey = remembered(({ path }: Document) => sortKey(path));

/** As `compareTexts` does; many documents of a library may share a title. */
function comparePaths(a: Document, b: Document): number {
  const [first, second] = [pathKey(a), pathKey(b)];
  if (first !== second) return first < second ? -1 : 1;
  return a.path === b.path ? 0 : a.path < b.path ? -1 : 1;
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
