import assert from 'node:assert/strict';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import { fixEdits } from '../../../src/core/rules/fixEdits.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { roster, signed, today } from '../../support/closeout.js';
import { libraryOf } from '../../support/libraryOf.js';

const approval = '{ id: approval, sign: { role: noc, count: 2 } }';
const sop = (gates: string) =>
  `---\nid: SOP-0012\nkind: sop\ntitle: Backup\nowner: project-team\nworkflow: incident\n${gates}---\n\n## When to escalate\n`;
const gatesOf = (...entries: string[]) =>
  `gates:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;

function read(text: string, kindGates = `[${approval}]`) {
  const library = libraryOf({
    '.sop/library.yml': `kinds:\n  sop:\n    gates: ${kindGates}\n`,
    '.sop/roster.yml': roster,
    'backup.md': text,
  });
  const document = library.documents.get('backup.md');
  assert.ok(document);
  return { library, document };
}

/** Expects these findings of the rule. */
function checkFindings(text: string, ...expected: string[]): ReturnType<typeof read> {
  const made = read(text);
  const found = findingsOf(made.library, today).filter(
    ({ code }) => code === 'gate/looser-than-kind',
  );
  assert.deepEqual(
    found.map(({ message }) => message),
    expected,
  );
  return made;
}

/** Expects these findings of the rule, and that a gate of the document which is settled is held up by them. */
function check(text: string, ...expected: string[]): void {
  const { library, document } = checkFindings(text, ...expected);
  for (const { reasons } of verdictOf(library, document, today).gates) {
    const held = reasons.filter(({ code }) => code === 'looser-than-kind');
    assert.deepEqual(
      held.map(({ message }) => message),
      expected,
    );
  }
}

describe('gates that a kind demands', () => {
  it('must be there, and ask for no less', () => {
    check(sop(''), 'The gate "approval" is missing, as kind sop demands.');
    check(sop(gatesOf(approval)));
    check(sop(gatesOf(approval, '{ id: release, after: [approval] }')));
    check(sop(gatesOf(approval.replace('2', '3'))));
    check(
      sop(gatesOf(approval.replace('2', '1'))),
      'The gate "approval" needs 2 signatures, as kind sop demands.',
    );
    check(
      sop(gatesOf(approval.replace('role: noc', 'role: project-team'))),
      'The gate "approval" must be signed by noc, as kind sop demands.',
    );
    check(sop(gatesOf('{ id: release }')), 'The gate "approval" is missing, as kind sop demands.');
  });

  it('hold up what was signed without them', () => {
    const text = signed(sop(gatesOf('{ id: acceptance, sign: { role: noc } }')));
    const { library, document } = read(text);
    assert.equal(verdictOf(library, document, today).gates[0]?.verdict, 'blocked');
    const without = read(text, '[]');
    assert.equal(verdictOf(without.library, without.document, today).gates[0]?.verdict, 'passed');
  });

  it('are nothing to other kinds', () => {
    check(sop('').replace('kind: sop', 'kind: meeting'));
    check('# A page\n');
  });

  it('are demanded of templates as well, which would make nothing that passes', () => {
    const template = (gates: string) =>
      `---\nid: TPL-SOP2\nkind: template\ntitle: SOP\nowner: noc\nmakes: { kind: sop }\n${gates}---\n\n## When to escalate\n`;
    const missing =
      'The gate "approval" is missing, as kind sop demands of what is made from this.';
    checkFindings(template(''), missing);
    checkFindings(template(gatesOf('{ id: release }')), missing);
    checkFindings(template(gatesOf(approval)));
    checkFindings(template(gatesOf(approval.replace('noc', '"{{signer}}"'))));
    checkFindings(
      template(gatesOf(approval.replace('noc', '"{{signer}}"').replace('2', '1'))),
      'The gate "approval" needs 2 signatures, as kind sop demands of what is made from this.',
    );
    checkFindings(template('').replace('kind: sop', 'kind: meeting'));
    checkFindings(template('').replace('makes: { kind: sop }', 'makes: sop'));
  });

  it('are written by the fix, where the document has none', () => {
    const { library } = read(sop(''));
    const [finding] = findingsOf(library, today).filter(
      ({ code }) => code === 'gate/looser-than-kind',
    );
    assert.ok(finding);
    const edits = fixEdits(library, finding, sop(''));
    check(applyEdits(sop(''), edits));
  });

  it('are refused in the settings as in a document', () => {
    const { library } = read(sop(''), '[{ id: Approval }, { id: ok, sing: { role: noc } }]');
    const problems = library.configuration.problems.map(({ message }) => message);
    assert.deepEqual(problems, [
      'A gate needs an "id" of lower-case letters, digits and dashes.',
      'A gate has no key "sing"; it has id, title, items, after, sign, meaning, needs, blocks.',
    ]);
    check(sop(gatesOf(approval)));
  });
});
