import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import type { Library, LibraryChange } from '../../../src/core/library/library.js';
import { findingsIn, findingsOf } from '../../../src/core/rules/findings.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { parseRoster } from '../../../src/core/schema/parseRoster.js';
import { exampleDay } from '../../support/exampleLibrary.js';
import { fuzz } from '../../support/fuzz.js';
import { libraryOf } from '../../support/libraryOf.js';

/** Findings as `path:line code level`. */
function lines(library: Library): readonly string[] {
  return findingsOf(library, exampleDay).map(
    ({ path, range, code, level }) => `${path}:${range.start.line + 1} ${code} ${level}`,
  );
}

function check(files: Readonly<Record<string, string>>, ...expected: readonly string[]): void {
  assert.deepEqual(lines(libraryOf(files)), expected);
}

describe('findingsOf', () => {
  it('finds nothing in an empty library', () => {
    check({});
    check({ 'a.md': '' });
  });

  it('asks for no policy where there is none', () => {
    const text = '---\nkind: sop\nowner: nobody\n---\n- [x] A\n  - [ ] B\n';
    check({ 'a.md': text });
    check(
      { 'a.md': text, '.sop/library.yml': 'workflows: []\n' },
      'a.md:1 field/missing error',
      'a.md:1 id/missing error',
      'a.md:1 kind/heading-missing warning',
      'a.md:1 review/never warning',
      'a.md:5 item/parent-unsettled warning',
    );
  });

  it('is in the order of paths, places and codes', () => {
    check(
      { 'b.md': '[a](x.md)\n\n[b](y.md) [c](#d)\n', 'a.md': '[a](x.md)\n' },
      'a.md:1 link/missing-file warning',
      'b.md:1 link/missing-file warning',
      'b.md:3 link/missing-file warning',
      'b.md:3 link/missing-anchor warning',
    );
  });

  it('names both documents of one id', () => {
    const library = libraryOf({ 'a.md': '---\nid: A-1\n---\n', 'b.md': '---\nid: A-1\n---\n' });
    assert.deepEqual(
      findingsOf(library, exampleDay).map(({ message, documentId }) => [message, documentId]),
      [
        ['The id "A-1" of a.md is also that of b.md.', 'A-1'],
        ['The id "A-1" of b.md is also that of a.md.', 'A-1'],
      ],
    );
  });

  it('reports the files of the .sop folder at their lines', () => {
    check(
      {
        '.sop/library.yml': 'title: T\nworkflows: []\nreview: soon\n',
        '.sop/roster.yml': 'a: 1\n',
      },
      '.sop/library.yml:3 configuration/invalid error',
      '.sop/roster.yml:1 roster/invalid error',
    );
  });

  it('reports symbolic links and files that cannot be read', () => {
    const { library } = applyChanges(libraryOf({}), [
      { kind: 'symlink', path: 'link.md' },
      { kind: 'unreadable', path: 'secret.md', reason: 'permission denied.' },
    ]);
    assert.deepEqual(lines(library), [
      'link.md:1 file/symlink warning',
      'secret.md:1 file/unreadable error',
    ]);
  });

  it('reports broken encodings and sizes as the reader found them', () => {
    const document = parseDocument('a.md', { text: 'x\n', bom: false });
    const problem = { code: 'file/encoding', message: 'No.', range: { start: 0, end: 1 } };
    const { library } = applyChanges(libraryOf({}), [
      { kind: 'document', document: { ...document, problems: [problem] } },
    ]);
    assert.deepEqual(lines(library), ['a.md:1 file/encoding error']);
  });
});

describe('levels', () => {
  const files = { 'a.md': '[a](x.md)\n', 'old/b.md': '[a](x.md)\n' };
  const settings = (text: string) => ({ ...files, '.sop/library.yml': `workflows: []\n${text}` });

  it('are those of the rules', () => {
    check(settings(''), 'a.md:1 link/missing-file warning', 'old/b.md:1 link/missing-file warning');
  });

  it('can be set for the library and, over that, for a folder', () => {
    check(
      settings(
        'rules: { link/missing-file: error }\nfolders: { "old/**": { rules: { link/missing-file: info } } }\n',
      ),
      'a.md:1 link/missing-file error',
      'old/b.md:1 link/missing-file info',
    );
    check(
      settings('folders: { "old/**": { rules: { link/missing-file: off } } }\n'),
      'a.md:1 link/missing-file warning',
    );
    check(
      settings(
        'rules: { link/missing-file: off }\nfolders: { "old/**": { rules: { link/missing-file: info } } }\n',
      ),
      'old/b.md:1 link/missing-file info',
    );
  });

  it('hold for rules about the library too', () => {
    check(
      { '.sop/library.yml': 'workflows: [incident]\n' },
      '.sop/library.yml:1 workflow/no-sop warning',
    );
    check({
      '.sop/library.yml': 'workflows: [incident]\nrules: { workflow/no-sop: off }\n',
    });
  });
});

describe('snoozes', () => {
  const files = { 'a.md': '[a](x.md)\n', 'old/b.md': '[a](x.md)\n\n[b](#c)\n' };
  const settings = (rule: string, until: string) => ({
    ...files,
    '.sop/library.yml': `workflows: []\nsnoozes:\n  - { rule: "${rule}", path: "old/**", until: ${until}, reason: Moving. }\n`,
  });

  it('put off one rule or all of them in some documents, the last day included', () => {
    check(
      settings('link/missing-file', '2026-06-15'),
      'a.md:1 link/missing-file warning',
      'old/b.md:3 link/missing-anchor warning',
    );
    check(settings('*', '2026-12-31'), 'a.md:1 link/missing-file warning');
  });

  it('are findings themselves when they have run out', () => {
    check(
      settings('*', '2026-06-14'),
      '.sop/library.yml:3 configuration/snooze-expired warning',
      'a.md:1 link/missing-file warning',
      'old/b.md:1 link/missing-file warning',
      'old/b.md:3 link/missing-anchor warning',
    );
  });
});

const paths = ['a.md', 'b.md', 'sops/c.md', 'sops/README.md', 'x/y.md'];
const texts = [
  '---\nid: A-1\nkind: sop\nworkflow: incident\nstatus: approved\n---\n# Alpha\n',
  '---\nid: B-1\nclient: A-1\n---\n## Beta\n\n[[A-1]] [[Alpha]] [[c]]\n',
  '[a](a.md#alpha) [b](/b.md#beta) [c](sops/c.md) [d](../b) [e](sops/)\n',
  '---\nid: A-1\n---\n- [x] A (evidence) [f](f.txt) (from B-1)\n',
  '- [x] A (evidence)\n  - File: f.txt\n\n[a](/f.txt/x) [b](/sops) [c](x/a.md) [d](b.html#beta) [e](./x)\n',
  '---\nowner: noc\nreviewed_by: dana\n---\n# Alpha\n\n- [ ] @dana (due 2026-01-01)\n',
];
const settingsTexts = [
  'title: T\n',
  'rules: { link/missing-file: off }\n',
  'workflows: [incident]\n',
];
const rosterTexts = ['roles: { noc: [] }\n', 'people: { dana: { name: D, until: 2026-01-01 } }\n'];

const changes: fc.Arbitrary<LibraryChange> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({ path: fc.constantFrom(...paths), text: fc.constantFrom(...texts) })
      .map(({ path, text }): LibraryChange => ({
        kind: 'document',
        document: parseDocument(path, { text, bom: false }),
      })),
  },
  fc.constantFrom(...paths, 'f.txt').map((path): LibraryChange => ({ kind: 'removed', path })),
  fc
    .constantFrom('f.txt', 'sops/f.txt', 'sops')
    .map((path): LibraryChange => ({ kind: 'file', path })),
  fc.constantFrom(...paths).map((path): LibraryChange => ({ kind: 'symlink', path })),
  fc.constantFrom(...settingsTexts).map((text): LibraryChange => ({
    kind: 'settings',
    configuration: parseConfiguration(text),
  })),
  fc.constantFrom(...rosterTexts).map((text): LibraryChange => ({
    kind: 'settings',
    roster: parseRoster(text),
  })),
);

describe('findings of a library that changed step by step', () => {
  it('are those of the same library built from scratch', () => {
    fc.assert(
      fc.property(fc.array(fc.array(changes, { maxLength: 3 }), { maxLength: 12 }), (steps) => {
        let library = libraryOf({});
        for (const step of steps) {
          library = applyChanges(library, step).library;
          const found = findingsOf(library, exampleDay);
          assert.deepEqual(found, findingsOf(fromScratch(library), exampleDay));
          for (const [path, document] of library.documents) {
            assert.deepEqual(
              findingsIn(library, document, exampleDay),
              found.filter((finding) => finding.path === path),
            );
          }
        }
      }),
      fuzz(300),
    );
  }).timeout(120_000);
});

/** The same library with nothing remembered: documents and settings are new objects. */
function fromScratch(library: Library): Library {
  const configuration = { ...library.configuration };
  const roster = { ...library.roster };
  const start = applyChanges(libraryOf({}), [{ kind: 'settings', configuration, roster }]).library;
  return applyChanges(start, [
    ...[...library.documents.values()].map((document): LibraryChange => ({
      kind: 'document',
      document: { ...document },
    })),
    ...[...library.files].map((path): LibraryChange => ({ kind: 'file', path })),
    ...[...library.symlinks].map((path): LibraryChange => ({ kind: 'symlink', path })),
  ]).library;
}
