import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyChanges, applyInSteps } from '../../../src/core/library/applyChanges.js';
import { backlinksTo } from '../../../src/core/library/backlinks.js';
import { documentsById, documentsWithId } from '../../../src/core/library/documentNames.js';
import { emptyLibrary } from '../../../src/core/library/emptyLibrary.js';
import type { Library, LibraryChange } from '../../../src/core/library/library.js';
import { prepareIndexes } from '../../../src/core/library/snapshotIndexes.js';
import { resolveLink } from '../../../src/core/library/resolveTarget.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { fuzz } from '../../support/fuzz.js';
import { libraryOf } from '../../support/libraryOf.js';

/** A short way to write changes: `+path text`, `file path`, `link path`, `bad path`, `-path`. */
function toChange(written: string): LibraryChange {
  const [what = '', path = '', ...words] = written.split(' ');
  switch (what) {
    case '+':
      return { kind: 'document', document: parse(path, words.join(' ')) };
    case 'file':
      return { kind: 'file', path };
    case 'link':
      return { kind: 'symlink', path };
    case 'bad':
      return { kind: 'unreadable', path, reason: words.join(' ') };
    default:
      return { kind: 'removed', path };
  }
}

function parse(path: string, text: string) {
  return parseDocument(path, { text: text.replaceAll('\\n', '\n'), bom: false });
}

/** Everything that can be asked of a library, in plain data. */
function facts(library: Library) {
  const paths = [...library.documents.keys()];
  return {
    documents: [...library.documents].map(([path, { headings }]) => [path, headings[0]?.text]),
    files: [...library.files].sort(),
    symlinks: [...library.symlinks].sort(),
    unreadable: [...library.unreadable].sort(),
    ids: [...documentsById(library)]
      .map(([id, documents]) => [id, documents.map(({ path }) => path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
    backlinks: paths.map((path) => backlinksTo(library, path)),
    links: [...library.documents.values()].map((document) =>
      document.links.map((link) => resolveLink(library, document.path, link)),
    ),
  };
}

/** Applies the changes one after the other and tells what is there in the end. */
function check(changes: readonly string[], expected: string) {
  let library = emptyLibrary();
  for (const change of changes) {
    library = applyChanges(library, [toChange(change)]).library;
  }
  const { documents, files, symlinks, unreadable } = library;
  const words = [
    ...documents.keys(),
    ...[...files].map((path) => `file:${path}`),
    ...[...symlinks].map((path) => `link:${path}`),
    ...[...unreadable.keys()].map((path) => `bad:${path}`),
  ];
  assert.equal(words.join(' '), expected);
}

describe('applyChanges', () => {
  it('keeps documents in code-unit order of their paths', () => {
    check(['+ b.md B', '+ a/x.md X', '+ a-b.md Y', '+ B.md Z'], 'B.md a-b.md a/x.md b.md');
  });

  it('lets a path be one thing at a time', () => {
    check(['file a.md', '+ a.md A'], 'a.md');
    check(['+ a.md A', 'link a.md'], 'link:a.md');
    check(['+ a.md A', 'bad a.md why'], 'bad:a.md');
    check(['bad a.md why', '- a.md'], '');
  });

  it('removes everything below a folder', () => {
    check(['+ a/x.md A', 'file a/b/c.txt', 'link a/l.md', '+ ab.md B', '- a'], 'ab.md');
    check(['+ a/x.md A', '- a/'], 'a/x.md');
  });

  it('says what changed, and returns the same library when nothing did', () => {
    const library = libraryOf({ 'a.md': '# A', 'b.md': '# B', 'c.txt': '' });
    const apply = (...written: string[]) => applyChanges(library, written.map(toChange));
    assert.deepEqual(
      [...apply('+ a.md A2', '- b.md', '+ d.md D').changed],
      ['a.md', 'b.md', 'd.md'],
    );
    assert.equal(apply('file c.txt', '- gone.md').library, library);
    const [a] = library.documents.values();
    assert.ok(a);
    assert.equal(applyChanges(library, [{ kind: 'document', document: a }]).library, library);
  });

  it('takes new settings as a change of every document', () => {
    const library = libraryOf({ 'a.md': '# A', 'b.md': '# B', 'c.txt': '' });
    const configuration = parseConfiguration('title: Other\n');
    const update = applyChanges(library, [{ kind: 'settings', configuration }]);
    assert.deepEqual([...update.changed], ['a.md', 'b.md']);
    assert.equal(update.library.configuration, configuration);
  });

  it('takes in the file of code owners, and says when it says something else', () => {
    const library = libraryOf({ 'a.md': '# A', CODEOWNERS: '* dana@msp.example\n' });
    const file = { path: '.github/CODEOWNERS', source: '* dana@msp.example\n' };
    const moved = applyChanges(library, [{ kind: 'codeOwners', file }]);
    assert.equal(moved.library.codeOwners, file);
    assert.deepEqual([...moved.changed], ['CODEOWNERS', '.github/CODEOWNERS']);
    const same = applyChanges(moved.library, [{ kind: 'codeOwners', file: { ...file } }]);
    assert.equal(same.library, moved.library);
    const gone = applyChanges(moved.library, [{ kind: 'codeOwners', file: undefined }]);
    assert.equal(gone.library.codeOwners, undefined);
  });

  it('leaves earlier snapshots as they were', () => {
    const before = libraryOf({ 'a.md': '# A', 'b.md': '# B [a](a.md)' });
    const known = facts(before);
    let library = before;
    for (let round = 0; round < 100; round++) {
      library = applyChanges(library, [toChange(`+ a.md # ${round}`)]).library;
    }
    assert.deepEqual(facts(before), known);
    assert.equal(library.documents.get('a.md')?.headings[0]?.text, '99');
  });

  it('takes in many changes a little with each step', () => {
    const before = libraryOf({ 'a.md': '# A' });
    const changes = Array.from({ length: 5000 }, (_, index) => toChange(`file ${index}.txt`));
    const steps = applyInSteps(before, [...changes, toChange('+ b.md # B')]);
    let taken = 0;
    for (let step = steps.next(); ; step = steps.next(), taken++) {
      assert.deepEqual([...before.documents.keys(), before.files.size], ['a.md', 0]);
      if (step.done !== true) continue;
      const { library, changed } = step.value;
      assert.deepEqual([...library.documents.keys(), library.files.size], ['a.md', 'b.md', 5000]);
      assert.equal(changed.size, 5001);
      break;
    }
    assert.ok(taken >= 10, `${taken} steps`);
  });

  it('brings indexes up to the next snapshot, a changed document with each step', () => {
    const before = libraryOf({ 'a.md': '---\nid: ID-1\n---\n', 'b.md': '[[ID-1]] [[ID-2]]' });
    Array.from(prepareIndexes(before));
    const changes = ['+ a.md ---\\nid: ID-2\\n---\\n', '+ c.md [[ID-2]]'].map(toChange);
    const after = applyChanges(before, changes).library;
    const scratch = applyChanges(emptyLibrary(), changesOf(after)).library;
    assert.equal([...prepareIndexes(after)].length, 2 * 9);
    assert.deepEqual([...prepareIndexes(after)], []);
    assert.deepEqual(facts(after), facts(scratch));
  });

  it('gives the same facts whether its indexes were prepared or not', () => {
    const library = libraryOf({
      'a.md': '---\nid: ID-1\n---\n[b](b.md)',
      'b.md': '---\nuses: ID-1\n---\n[[a]]',
    });
    const untouched = applyChanges(emptyLibrary(), changesOf(library)).library;
    const begun = applyChanges(emptyLibrary(), changesOf(library)).library;
    prepareIndexes(begun).next();
    const steps = [...prepareIndexes(library)];
    // One for each document and index.
    assert.equal(steps.length, 2 * 9);
    assert.deepEqual([...prepareIndexes(library)], []);
    assert.deepEqual(facts(library), facts(untouched));
    assert.deepEqual(facts(begun), facts(untouched));
  });

  it('gives the same facts step by step, in one batch and from scratch', () => {
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 5 }), { maxLength: 12 }), (batches) => {
        let stepwise = emptyLibrary();
        for (const batch of batches) {
          stepwise = applyChanges(stepwise, batch.map(toChange)).library;
          // Asking in between fills the indexes that later snapshots bring up to date.
          backlinksTo(stepwise, 'a.md');
          documentsWithId(stepwise, 'ID-1');
        }
        const all = applyChanges(emptyLibrary(), batches.flat().map(toChange)).library;
        const scratch = applyChanges(emptyLibrary(), changesOf(stepwise)).library;
        assert.deepEqual(facts(stepwise), facts(all));
        assert.deepEqual(facts(stepwise), facts(scratch));
      }),
      fuzz(150),
    );
  });
});

const path = fc.constantFrom('a.md', 'b.md', 'a-b.md', 'c/d.md', 'c/e.md', 'c/README.md', 'c');
const text = fc
  .tuple(
    fc.constantFrom('', '---\\nid: ID-1\\n---\\n', '---\\nid: ID-2\\nuses: [ID-1]\\n---\\n'),
    fc.constantFrom('# One', '# Two', 'none'),
    fc.constantFrom('', '\\n[x](a.md)', '\\n[[ID-1]] [[one]]', '\\n[y](../a.md#one) [z](c/)'),
  )
  .map((parts) => parts.join('\\n'));
const change = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(path, text).map(([where, what]) => `+ ${where} ${what}`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('-', 'file', 'link', 'bad'), path)
      .map(([what, where]) => `${what} ${where} ?`),
  },
);

function changesOf(library: Library): readonly LibraryChange[] {
  return [
    ...[...library.documents.values()].map((document) => ({ kind: 'document', document }) as const),
    ...[...library.files].map((each) => ({ kind: 'file', path: each }) as const),
    ...[...library.symlinks].map((each) => ({ kind: 'symlink', path: each }) as const),
    ...[...library.unreadable].map(
      ([each, reason]) => ({ kind: 'unreadable', path: each, reason }) as const,
    ),
  ];
}
