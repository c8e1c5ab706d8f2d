import assert from 'node:assert/strict';
import type { Library } from '../../../src/core/library/library.js';
import { planAcknowledgement } from '../../../src/core/query/planAcknowledgement.js';
import { readersOf } from '../../../src/core/query/readers.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { roster, today } from '../../support/closeout.js';
import { libraryOf } from '../../support/libraryOf.js';

const at = '2026-11-21T09:00:00Z';
const path = 'sops/backup.md';
const sop = (fields: string, body = 'Restore a file.\n') =>
  `---\nid: SOP-0012\nkind: sop\ntitle: Backup\nowner: noc\n${fields}---\n\n# Backup\n\n${body}`;
const asking = 'status: approved\nacknowledge: [noc]\n';

type Files = Readonly<Record<string, string>>;

function libraryWith(text: string, files: Files = {}): Library {
  return libraryOf({
    '.sop/library.yml': 'title: Test\n',
    '.sop/roster.yml': roster,
    [path]: text,
    ...files,
  });
}

function plan(library: Library, email: string | undefined = 'dana@msp.example') {
  const document = library.documents.get(path);
  assert.ok(document);
  return planAcknowledgement(library, document, { email, at, today });
}

/** The file with which Dana acknowledges the text. */
function acknowledged(text: string): Files {
  const outcome = plan(libraryWith(text));
  assert.ok(outcome.kind === 'write', JSON.stringify(outcome));
  return { [outcome.path]: outcome.text };
}

/** Expects the readers as `handle state`. */
function check(text: string, files: Files, ...expected: string[]) {
  const library = libraryWith(text, files);
  const document = library.documents.get(path);
  assert.ok(document);
  const readers = readersOf(library, document, today);
  assert.deepEqual(
    readers.map(({ person, state }) => `${person.handle} ${state}`),
    expected,
  );
}

describe('readersOf', () => {
  it('asks everybody who holds a named role today', () => {
    check(sop(asking), {}, 'dana never', 'noor never');
    check(sop('acknowledge: [noc, project-team]\n'), {}, 'dana never', 'noor never', 'lee never');
    check(sop('acknowledge: noc\n'), {}, 'dana never', 'noor never');
  });

  it('asks nobody for a draft, a retired document, or without the key', () => {
    check(sop('status: draft\nacknowledge: [noc]\n'), {});
    check(sop('status: retired\nacknowledge: [noc]\n'), {});
    check(sop('status: approved\n'), {});
  });

  it('knows who has read it', () => {
    check(sop(asking), acknowledged(sop(asking)), 'dana read', 'noor never');
  });

  it('asks again after a change of what it says, and of nothing else', () => {
    const files = acknowledged(sop(asking));
    check(sop(asking, 'Restore two files.\n'), files, 'dana changed', 'noor never');
    check(sop(`${asking}client: x\n`), files, 'dana changed', 'noor never');
    check(sop(`reviewed_on: 2026-11-01\ntags: [a]\n${asking}`), files, 'dana read', 'noor never');
    check(
      sop('acknowledge: [noc, service-manager]\n'),
      files,
      'dana read',
      'noor never',
      'sam never',
    );
    check(sop(asking).replaceAll('\n', '\r\n'), files, 'dana read', 'noor never');
    check(`${sop(asking)}   \n`, files, 'dana read', 'noor never');
  });

  it("takes no copy of somebody's file for the word of another", () => {
    const [text = ''] = Object.values(acknowledged(sop(asking)));
    const copy = { '.sop/acknowledgements/SOP-0012/noor.yml': text };
    check(sop(asking), copy, 'dana never', 'noor never');
    const findings = findingsOf(libraryWith(sop(asking), copy), today);
    assert.deepEqual(
      findings
        .filter(({ code }) => code.startsWith('acknowledgement/'))
        .map(({ message }) => message),
      [
        'It is given by dana@msp.example, which is no address of Noor Haddad.',
        'Not read yet by Dana Reyes, Noor Haddad.',
      ],
    );
  });

  it('counts no file that cannot be read, and says so', () => {
    for (const text of ['', '<<<<<<< HEAD\n', 'by: [\n', 'by: dana\n', '- a\n', 'a: &b c\n']) {
      const files = { '.sop/acknowledgements/SOP-0012/dana.yml': text };
      check(sop(asking), files, 'dana never', 'noor never');
      const found = findingsOf(libraryWith(sop(asking), files), today);
      assert.ok(
        found.some(({ code }) => code === 'acknowledgement/invalid'),
        text,
      );
    }
  });
});

describe('planAcknowledgement', () => {
  it('writes one file of its own for each person and document', () => {
    const outcome = plan(libraryWith(sop(asking)));
    assert.ok(outcome.kind === 'write');
    assert.equal(outcome.path, '.sop/acknowledgements/SOP-0012/dana.yml');
    assert.match(
      outcome.text,
      /^by: dana@msp\.example\nname: Dana Reyes\nat: "2026-11-21T09:00:00Z"\ncontent: "c1:[0-9a-f]{64}"\n$/,
    );
  });

  it('writes nothing twice', () => {
    const files = acknowledged(sop(asking));
    assert.deepEqual(plan(libraryWith(sop(asking), files)), { kind: 'known', on: '2026-11-21' });
  });

  it('refuses strangers, people who are not asked, and documents that ask nobody', () => {
    const reasons = (text: string, email?: string) => {
      const outcome = plan(libraryWith(text), email);
      return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
    };
    assert.match(reasons(sop(asking), 'eve@msp.example'), /nobody who works here/);
    assert.match(reasons(sop(asking), 'lee@msp.example'), /must be read by noc, and you hold none/);
    assert.match(reasons(sop('status: approved\n')), /asks nobody to read it/);
    assert.match(reasons(sop(asking).replace('SOP-0012', '../12')), /no id that a file/);
  });
});
