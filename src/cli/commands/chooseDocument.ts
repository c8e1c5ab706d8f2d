import type { Document } from '../../core/document/document.js';
import { documentsById, documentsWithId } from '../../core/library/documentNames.js';
import type { Library } from '../../core/library/library.js';
import { nearestWord } from '../../core/schema/nearestWord.js';
import { toLibraryPath } from './libraryPath.js';
import type { OpenedLibrary } from './openLibrary.js';

/** The document a person meant, or in words why it cannot be told. */
export type DocumentChoice = { readonly document: Document } | { readonly problem: string };

/** Finds a document by its path, from the working folder or from the library's root, or by its id in any case. */
export function chooseDocument(
  { root, library }: OpenedLibrary,
  cwd: string,
  name: string,
): DocumentChoice {
  const here = toLibraryPath(root, cwd, name);
  const byPath = library.documents.get(here ?? '') ?? library.documents.get(toPosix(name));
  if (byPath !== undefined) {
    return { document: byPath };
  }
  const [first, ...others] = withId(library, name);
  if (first === undefined) {
    const known = unreadReason(library, here ?? name);
    return { problem: known ?? `There is no document "${name}".${suggestion(library, name)}` };
  }
  const paths = [first, ...others].map(({ path }) => path).join(', ');
  return others.length === 0
    ? { document: first }
    : { problem: `Several documents have the id ${name}: ${paths}. Name one by its path.` };
}

/** Why a file that is there is no document that can be shown. */
function unreadReason({ unreadable, symlinks, files }: Library, path: string): string | undefined {
  const reason = unreadable.get(path);
  if (reason !== undefined) {
    return `${path} could not be read: ${reason}`;
  }
  if (symlinks.has(path)) {
    return `${path} is a symbolic link, which is not followed.`;
  }
  return files.has(path) ? `${path} is no document; documents are Markdown files.` : undefined;
}

function toPosix(written: string): string {
  return written.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
}

function withId(library: Library, name: string): readonly Document[] {
  const exact = documentsWithId(library, name);
  if (exact.length > 0) {
    return exact;
  }
  const wanted = name.toLowerCase();
  const found: Document[] = [];
  for (const [id, documents] of documentsById(library)) {
    if (id.toLowerCase() === wanted) {
      found.push(...documents);
    }
  }
  return found;
}

/** Names what is spelled nearly like it, or the paths that end or contain it. */
function suggestion(library: Library, name: string): string {
  const ids = [...documentsById(library).keys()];
  const near = nearestWord(name, ids) ?? nearestWord(name, [...library.documents.keys()]);
  if (near !== undefined) {
    return ` Did you mean ${near}?`;
  }
  const part = toPosix(name).toLowerCase();
  // A letter or two are part of nearly every path.
  const paths =
    part.length < 3
      ? []
      : [...library.documents.keys()].filter((path) => path.toLowerCase().includes(part));
  return paths.length === 0 ? '' : ` Did you mean ${paths.slice(0, 3).join(' or ')}?`;
}
