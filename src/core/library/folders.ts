import { DocumentMap } from './documentMap.js';
import type { Library } from './library.js';

interface FolderTable {
  readonly files: Library['files'];
  readonly unreadable: Library['unreadable'];
  readonly folders: ReadonlySet<string>;
}

/** By the table of documents that snapshots share as long as no document comes or goes. */
const tables = new WeakMap<object, FolderTable>();

/** Whether `path` is a folder that holds a document or file, however deep; the root is the empty path. */
export function isFolder(library: Library, path: string): boolean {
  const { documents, files, unreadable } = library;
  const key = documents instanceof DocumentMap ? documents.paths : documents;
  let table = tables.get(key);
  if (table?.files !== files || table.unreadable !== unreadable) {
    const folders = foldersOf([documents.keys(), files, unreadable.keys()]);
    table = { files, unreadable, folders };
    tables.set(key, table);
  }
  return table.folders.has(path);
}

function foldersOf(groups: readonly Iterable<string>[]): ReadonlySet<string> {
  const folders = new Set(['']);
  for (const paths of groups) {
    for (const path of paths) {
      let end = path.lastIndexOf('/');
      while (end > 0 && !folders.has(path.slice(0, end))) {
        folders.add(path.slice(0, end));
        end = path.lastIndexOf('/', end - 1);
      }
    }
  }
  return folders;
}
