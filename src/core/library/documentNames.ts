import type { Document } from '../document/document.js';
import { documentsAt } from './documentsAt.js';
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

/** The id of a document, which stays where its file moves; without one its path. */
export function idOrPath(library: Library, document: Document): string {
  return profileIn(library, document).id ?? document.path;
}

/** `acceptance` of `checklists/acceptance.md`; of `a.html.md.erb` it is `a.html`. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(md|markdown)(\.[^.]*)*$/i, '');
}

/** Documents by id, those of one id in the order of their paths: more than one is an error of the library. */
export function documentsById(library: Library): ReadonlyMap<string, readonly Document[]> {
  return new DocumentsById(library);
}

/** Looks up instead of holding a table, so that asking for a single id of a fresh snapshot costs next to nothing. */
class DocumentsById implements ReadonlyMap<string, readonly Document[]> {
  readonly #library: Library;

  constructor(library: Library) {
    this.#library = library;
  }

  get size(): number {
    return idIndex.sizeIn(this.#library);
  }

  get(id: string): readonly Document[] | undefined {
    const documents = documentsWithId(this.#library, id);
    return documents.length === 0 ? undefined : documents;
  }

  has(id: string): boolean {
    return idIndex.pathsOf(this.#library, id).length > 0;
  }

  keys(): MapIterator<string> {
    return idIndex.keys(this.#library);
  }

  *values(): MapIterator<readonly Document[]> {
    for (const id of this.keys()) {
      yield documentsWithId(this.#library, id);
    }
  }

  *entries(): MapIterator<[string, readonly Document[]]> {
    for (const id of this.keys()) {
      yield [id, documentsWithId(this.#library, id)];
    }
  }

  [Symbol.iterator](): MapIterator<[string, readonly Document[]]> {
    return this.entries();
  }

  forEach(
    visit: (
      documents: readonly Document[],
      id: string,
      map: ReadonlyMap<string, readonly Document[]>,
    ) => void,
  ): void {
    for (const [id, documents] of this.entries()) {
      visit(documents, id, this);
    }
  }
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
  const several = [...idIndex.keys(library)].filter(
    (id) => idIndex.pathsOf(library, id).length > 1,
  );
  return new Map(several.map((id) => [id, documentsWithId(library, id)]));
}
