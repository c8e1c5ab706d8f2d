import type { Document, Item, Link } from '../document/document.js';
import { fileNameOf } from './documentNames.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';
import { fieldsThatName, referenceIndex } from './references.js';
import { documentPathsFor, resolveLink } from './resolveTarget.js';

/** One place where the document at `path` refers to another. */
export type Backlink =
  | { readonly kind: 'link'; readonly path: string; readonly link: Link }
  | { readonly kind: 'field'; readonly path: string; readonly key: string }
  /** `(from LL-7Q3K9)` in an item. */
  | { readonly kind: 'item'; readonly path: string; readonly item: Item };

/** Every place in another document that leads to the one at `path`, in the order of the paths. */
export function backlinksTo(library: Library, path: string): readonly Backlink[] {
  const document = library.documents.get(path);
  if (document === undefined) return [];
  const { id } = profileIn(library, document);
  const sources = new Set(
    [...keysOf(library, document)].flatMap((key) => referenceIndex.pathsOf(library, key)),
  );
  sources.delete(path);
  return [...sources].sort().flatMap((source) => {
    const from = library.documents.get(source);
    return from === undefined ? [] : referencesFrom(library, from, { path, id });
  });
}

/** Whether there is any such place; the first that is found is enough. */
export function hasBacklinks(library: Library, path: string): boolean {
  const document = library.documents.get(path);
  if (document === undefined) return false;
  const { id } = profileIn(library, document);
  for (const key of keysOf(library, document)) {
    for (const source of referenceIndex.pathsOf(library, key)) {
      const from = source === path ? undefined : library.documents.get(source);
      if (from !== undefined && refersTo(library, from, { path, id })) return true;
    }
  }
  return false;
}

/** What a document that refers to this one is found by; it may mean another one all the same. */
function* keysOf(library: Library, document: Document): Generator<string> {
  const { path } = document;
  const { id, title } = profileIn(library, document);
  yield `id:${id ?? ''}`;
  for (const name of [id ?? '', title, fileNameOf(path)]) yield `name:${name.toLowerCase()}`;
  for (const each of pathsThatMean(path)) yield `path:${each}`;
}

interface Named {
  readonly path: string;
  readonly id: string | undefined;
}

function refersTo(library: Library, from: Document, to: Named): boolean {
  const { id } = to;
  return (
    (id !== undefined &&
      (fieldsThatName(from, id).length > 0 ||
        from.items.some(({ markers }) => markers.from.includes(id)))) ||
    from.links.some((link) => leadsTo(library, { from, link }, to))
  );
}

function leadsTo(
  library: Library,
  { from, link }: { readonly from: Document; readonly link: Link },
  to: Named,
): boolean {
  // The links that use a definition count, not the definition itself.
  if (link.kind === 'definition') return false;
  const target = resolveLink(library, from.path, link);
  return target.kind === 'document' && target.path === to.path;
}

function referencesFrom(library: Library, from: Document, to: Named): readonly Backlink[] {
  const { path } = from;
  const links = from.links.filter((link) => leadsTo(library, { from, link }, to));
  const byLink = links.map((link) => ({ kind: 'link', path, link }) as const);
  const { id } = to;
  if (id === undefined) return byLink;
  const items = from.items.filter(({ markers }) => markers.from.includes(id));
  return [
    ...fieldsThatName(from, id).map((key) => ({ kind: 'field', path, key }) as const),
    ...byLink,
    ...items.map((item) => ({ kind: 'item', path, item }) as const),
  ];
}

/** Everything a link to the document may have as its path; the inverse of `documentPathsFor`. */
export function pathsThatMean(path: string): readonly string[] {
  const stem = path.replace(/(\.html)?\.(md|markdown)(\.erb)?$/i, '');
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return [path, stem, `${stem}.html`, `${stem}.htm`, folder].filter(
    (each) => each === path || documentPathsFor(each).includes(path),
  );
}
