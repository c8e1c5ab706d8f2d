import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filesMovedBy, movedLinks } from '../../../src/core/language/movedLinks.js';
import type { Library } from '../../../src/core/library/library.js';
import { resolveLink } from '../../../src/core/library/resolveTarget.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';
import { libraryOf } from '../../support/libraryOf.js';

const names = [
  'a.md',
  'b c.md',
  'README.md',
  'x/a.md',
  'x/y/d.md',
  'x/e(1).md',
  'z/f.txt',
  'z/#g.md',
];
const targets = [
  'a.md',
  './a.md',
  '../a.md',
  'b%20c.md',
  '<b c.md>',
  'x/a.md',
  '/x/a.md',
  '/y/d.md',
  '/e%281%29.md',
  '/f.txt',
  '/d',
  '../x/a.md',
  'y/d.md',
  'x/y/',
  'd',
  'x/e%281%29.md',
  '<x/e(1).md>',
  '../z/f.txt',
  'z/f.txt#x',
  '../../z/f.txt',
  'z/%23g.md',
  'gone.md',
  '#top',
  'https://x.example/a.md',
];
const moves: readonly (readonly [string, string])[] = [
  ['a.md', 'n.md'],
  ['a.md', 'x/y/n m.md'],
  ['x', 'w'],
  ['x/y', 'y'],
  ['x/a.md', 'a2.md'],
  ['z/f.txt', 'f (2).txt'],
  ['b c.md', 'x/b.md'],
  ['z', 'x/z'],
];

/** Where every link of the library leads, in the order of paths and texts; folders and what is missing aside. */
function leads(library: Library, pathOf: (path: string) => string): readonly string[] {
  const found: string[] = [];
  for (const [path, document] of library.documents) {
    for (const [index, link] of document.links.entries()) {
      const target = resolveLink(library, path, link);
      if (target.kind === 'document' || target.kind === 'file') {
        found.push(`${pathOf(path)} ${index} ${pathOf(target.path)}`);
      }
    }
  }
  return found.sort();
}

describe('links of files that move', () => {
  it('lead where they led before', () => {
    const body = fc
      .array(fc.constantFrom(...targets), { maxLength: 5 })
      .map((list) => list.map((target) => `[l](${target})\n`).join('\n'));
    const texts = fc.tuple(...names.map(() => body));
    fc.assert(
      fc.property(texts, fc.constantFrom(...moves), (bodies, move) => {
        const files = Object.fromEntries(names.map((name, index) => [name, bodies[index] ?? '']));
        const library = libraryOf(files);
        const moved = filesMovedBy(library, new Map([move]));
        const edits = movedLinks(library, moved);
        const after = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            moved.get(path) ?? path,
            applyEdits(text, edits.get(path) ?? []),
          ]),
        );
        const now = new Set(leads(libraryOf(after), (path) => path));
        for (const lead of leads(library, (path) => moved.get(path) ?? path)) {
          assert.ok(now.has(lead), `${lead}\n${JSON.stringify(after, undefined, 1)}`);
        }
      }),
      fuzz(150),
    );
  });
});
