import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { applyChanges } from '../../src/core/library/applyChanges.js';
import type { Library, LibraryChange } from '../../src/core/library/library.js';
import { fuzz } from './fuzz.js';
import { gateLibrary } from './closeout.js';

/** What each file may hold, the first at the beginning; undefined where it is gone. */
export type Contents = Readonly<Record<string, readonly (string | undefined)[]>>;

/** Changes one file of a library after the other, and holds what is told of each snapshot to what is told of the same files read afresh. */
export function checkOverSnapshots(contents: Contents, told: (library: Library) => unknown): void {
  const step = fc
    .constantFrom(...Object.keys(contents))
    .chain((path) =>
      fc.tuple(fc.constant(path), fc.nat({ max: (contents[path]?.length ?? 1) - 1 })),
    );
  const property = fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
    const files = new Map(Object.entries(contents).map(([path, [first]]) => [path, first]));
    const afresh = () =>
      gateLibrary(
        Object.fromEntries(
          [...files].filter((entry): entry is [string, string] => entry[1] !== undefined),
        ),
      );
    let library = afresh();
    told(library);
    for (const [path, index] of steps) {
      const text = contents[path]?.[index];
      files.set(path, text);
      library = applyChanges(library, [changeOf(path, text)]).library;
      assert.deepEqual(told(library), told(afresh()));
    }
  });
  fc.assert(property, fuzz(40));
}

/** A file that ends in `.txt` is no document. */
function changeOf(path: string, text: string | undefined): LibraryChange {
  if (text === undefined) {
    return { kind: 'removed', path };
  }
  return path.endsWith('.txt')
    ? { kind: 'file', path }
    : { kind: 'document', document: parseDocument(path, { text, bom: false }) };
}
