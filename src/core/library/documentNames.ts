import type { Document } from '../document/document.js';
import { KeyIndex } from './keyIndex.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

/** Documents by identity; the id is compared exactly. */
export const idIndex = new KeyIndex((library, document) => {
  const { id } = profileIn(library, document);
  return id === undefined ? [] : [id];
});

/** Documents by what people call them: id, title and file name without ending, all in lower case. */
export const nameIndex = new KeyIndex((library, document) => {
  const { id, title } = profileIn(library, document);
  return [id ?? '', title, fileNameOf(document.path)].map((name) => name.toLowerCase());
});

/** `acceptance` of `checklists/acceptance.md`; of `a.html.md.erb` it is `a.html`. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|markdown)(\.[^.]*)*$/i, '');
}

const tables = new WeakMap<Library, ReadonlyMap<string, readonly Document[]>>();

/** Documents by id, those of one id in the order of their paths: more than one is an error of the library. */
export function documentsById(library: Library): ReadonlyMap<string, readonly Document[]> {
  let table = tables.get(library);
  if (table === undefined) {
    table = new Map([...idIndex.keys(library)].map((id) => [id, documentsWithId(library, id)]));
    tables.set(library, table);
  }
  return table;
}

/** The documents that claim `id`, in the order of their paths. */
export function documentsWithId(library: Library, id: string): readonly Document[] {
  return documentsAt(library, idIndex.pathsOf(library, id));
}

/** The document with the path or id `name`; an id that several claim finds none. */
export function findDocument(library: Library, name: string): Document | undefined {
  const [only, ...others] = documentsWithId(library, name);
  return library.documents.get(name) ?? (others.length === 0 ? only : undefined);
}

/** Ids that more than one document claims, each with those documents. */
export function duplicateIds(library: Library): ReadonlyMap<string, readonly Document[]> {
  return new Map([...documentsById(library)].filter(([, documents]) => documents.length > 1));
}

function documentsAt(library: Library, paths: readonly string[]): readonly Document[] {
  return paths.flatMap((path) => library.documents.get(path) ?? []);
}
