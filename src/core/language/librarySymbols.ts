import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { Steps } from '../library/steps.js';
import { positionAt, type Position } from '../text/lineMap.js';
import { holdsInOrder } from './libraryWords.js';

/** A name by which people look for a place in the library. */
export interface LibrarySymbol {
  readonly name: string;
  /** What it belongs to. */
  readonly container: string;
  readonly kind: 'document' | 'item';
  readonly path: string;
  readonly at: Position;
}

const mostSymbols = 200;

/** So many documents are looked at with each step. */
const documentsPerStep = 100;

/**
 * Documents by id and title, and items by their keys, that hold the characters of `query` in order; best first.
 *
 * They are found a little with each step, for callers that share their thread.
 */
export function* librarySymbols(library: Library, query: string): Steps<readonly LibrarySymbol[]> {
  const wanted = query.toLowerCase().replace(/\s+/g, '');
  if (wanted === '') return [];
  const exact: LibrarySymbol[] = [];
  const loose: LibrarySymbol[] = [];
  const add = (symbol: LibrarySymbol) => {
    (symbol.name.toLowerCase().replace(/\s+/g, '').includes(wanted) ? exact : loose).push(symbol);
  };
  let looked = 0;
  for (const document of library.documents.values()) {
    if (++looked % documentsPerStep === 0) yield undefined;
    const { path, headings, lines, items } = document;
    const { id, title } = profileIn(library, document);
    const name = id === undefined ? title : `${id} ${title}`;
    if (holdsInOrder(name.toLowerCase(), wanted)) {
      const [heading] = headings;
      const at =
        heading === undefined ? { line: 0, column: 0 } : positionAt(lines, heading.range.start);
      add({ name, container: path, kind: 'document', path, at });
    }
    for (const { key, title: words, range } of items) {
      if (key === undefined || !holdsInOrder(key.toLowerCase(), wanted)) continue;
      add({
        name: `${key}: ${words}`,
        container: title,
        kind: 'item',
        path,
        at: positionAt(lines, range.start),
      });
    }
    if (exact.length >= mostSymbols) break;
  }
  return [...exact, ...loose].slice(0, mostSymbols);
}
