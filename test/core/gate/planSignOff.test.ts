import assert from 'node:assert/strict';
import { planSignOff, type SignOffRequest } from '../../../src/core/gate/planSignOff.js';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import { signOffEdit } from '../../../src/core/signoff/newRecord.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

const closeout = `---
id: CHK-4T7QZ
kind: checklist
owner: project-team
gates:
  - { id: acceptance, sign: { role: noc }, meaning: Accepted. }
---

- [x] NET-1: Export the rules.
`;
const accept: SignOffRequest = { gate: 'acceptance', decision: 'accepted' };

function plan(text: string, email: string | undefined, request: SignOffRequest = accept) {
  const library = gateLibrary({ 'closeout.md': text });
  const document = library.documents.get('closeout.md');
  assert.ok(document);
  const occasion = { email, at: `${today}T09:00:00Z` };
  return { library, document, plan: planSignOff({ library, document, text }, request, occasion) };
}

/** Somebody, known to git by an address or not at all, who asks for a sign-off. */
interface Attempt {
  readonly email: string | undefined;
  readonly request: SignOffRequest;
}

function by(email: string | undefined, request: SignOffRequest): Attempt {
  return { email, request };
}

/** Expects refusals with these codes, or with none the record to be planned and to count once written. */
function check(text: string, { email, request }: Attempt, ...expected: string[]) {
  const { document, plan: planned } = plan(text, email, request);
  const codes = planned.kind === 'refused' ? planned.refusals.map(({ code }) => code) : [];
  assert.deepEqual(codes, expected);
  if (planned.kind === 'planned') {
    const written = signOffEdit(text, document, planned.record);
    assert.equal(written.kind, 'edit');
    if (written.kind === 'edit') {
      return applyEdits(text, [written.edit]);
    }
  }
  return text;
}

function verdictOn(text: string) {
  const library = gateLibrary({ 'closeout.md': text });
  const document = library.documents.get('closeout.md');
  assert.ok(document);
  return verdictOf(library, document, today).gates[0]?.verdict;
}

describe('planning a sign-off', () => {
  it('writes a record that counts', () => {
    assert.equal(verdictOn(closeout), 'ready');
    assert.equal(verdictOn(check(closeout, by('dana@msp.example', accept))), 'passed');
    assert.equal(verdictOn(check(closeout, by('DANA@msp.example', accept))), 'passed');
  });

  it('says who may not sign, and why', () => {
    check(closeout, by(undefined, accept), 'no-identity');
    check(closeout, by('eve@evil.example', accept), 'not-in-roster');
    check(closeout, by('lee@msp.example', accept), 'not-in-role');
    check(closeout, by('ola@msp.example', accept), 'not-in-role');
    check(closeout, by('dana@msp.example', { ...accept, role: 'project-team' }), 'not-in-role');
    check(
      closeout.replace('owner: project-team', 'owner: dana'),
      by('dana@msp.example', accept),
      'not-independent',
    );
  });

  it('passes on what holds the gate up, with the place', () => {
    const open = closeout.replace('[x]', '[ ]');
    check(open, by('dana@msp.example', accept), 'not-ready');
    const { plan: refused } = plan(open, 'dana@msp.example');
    assert.equal(refused.kind === 'refused' && refused.refusals[0]?.reason?.range.start.line, 8);
    check(closeout.replace('id: CHK-4T7QZ\n', ''), by('dana@msp.example', accept), 'not-ready');
  });

  it('takes a second signature of one person only for something new', () => {
    const once = signed(closeout);
    check(once, by('dana@msp.example', accept), 'already-signed');
    assert.equal(
      verdictOn(
        check(
          once.replace('Export', 'Print'),
          by('dana@msp.example', { ...accept, note: 'A typo.' }),
        ),
      ),
      'passed',
    );
  });

  it('returns with a reason and the items to mend', () => {
    const bare: SignOffRequest = { gate: 'acceptance', decision: 'returned' };
    check(closeout, by('dana@msp.example', bare), 'note-missing');
    check(
      closeout,
      by('dana@msp.example', { ...bare, note: 'Old.', items: ['NET-9'] }),
      'item-unknown',
    );
    const returned = check(
      closeout,
      by('dana@msp.example', {
        ...bare,
        note: 'Old.',
        items: ['NET-1'],
      }),
    );
    assert.equal(verdictOn(returned), 'returned');
    assert.equal(verdictOn(check(returned, by('dana@msp.example', accept))), 'passed');
  });

  it("withdraws the person's own record", () => {
    const withdraw: SignOffRequest = {
      gate: 'acceptance',
      decision: 'revoked',
      note: 'Wrong client.',
    };
    check(closeout, by('dana@msp.example', withdraw), 'nothing-to-revoke');
    check(signed(closeout), by('noor@msp.example', withdraw), 'nothing-to-revoke');
    assert.equal(verdictOn(check(signed(closeout), by('dana@msp.example', withdraw))), 'ready');
  });

  it('overrides with a last day, by those who may', () => {
    const open = closeout.replace('[x]', '[ ]');
    const override: SignOffRequest = {
      gate: 'acceptance',
      decision: 'overridden',
      note: 'Go-live.',
      until: '2026-11-30' as CivilDate,
    };
    const { until: _, ...endless } = override;
    check(open, by('sam@msp.example', endless), 'until-missing');
    check(open, by('lee@msp.example', override), 'not-in-role');
    assert.equal(verdictOn(check(open, by('sam@msp.example', override))), 'overridden');
  });

  it('names the gates there are', () => {
    const { plan: refused } = plan(closeout, 'dana@msp.example', { ...accept, gate: 'approval' });
    assert.equal(
      refused.kind === 'refused' && refused.refusals[0]?.message,
      'The document has no gate "approval"; it has acceptance.',
    );
  });
});

describe('writing a sign-off', () => {
  const record = {
    gate: 'acceptance',
    decision: 'accepted',
    note: 'Says "yes": # 1',
    sig: '-----BEGIN\nAAAA\n-----END\n',
  };

  function checkWritten(text: string, expected: string) {
    const document = gateLibrary({ 'closeout.md': text }).documents.get('closeout.md');
    assert.ok(document);
    const written = signOffEdit(text, document, record);
    assert.equal(
      written.kind === 'edit' ? applyEdits(text, [written.edit]) : written.message,
      expected,
    );
  }

  const lines = (indent: string) =>
    [
      '- gate: acceptance',
      '  decision: accepted',
      '  note: "Says \\"yes\\": # 1"',
      '  sig: |',
      '    -----BEGIN',
      '    AAAA',
      '    -----END',
      '',
    ]
      .map((line) => (line === '' ? '' : indent + line))
      .join('\n');

  it('makes the key as the last one', () => {
    checkWritten(
      '---\nid: A # first\n---\nBody\n',
      `---\nid: A # first\nsign_offs:\n${lines('  ')}---\nBody\n`,
    );
    checkWritten('---\nid: A\nsign_offs: []\n---\n', `---\nid: A\nsign_offs:\n${lines('  ')}---\n`);
    checkWritten('---\nid: A\nsign_offs:\n---\n', `---\nid: A\nsign_offs:\n${lines('  ')}---\n`);
    for (const none of ['', ' []', ' ~']) {
      checkWritten(
        `---\nid: A\nsign_offs:${none}  # none yet\n---\n`,
        `---\nid: A\nsign_offs:  # none yet\n${lines('  ')}---\n`,
      );
    }
  });

  it('appends below the last record with its indent and line ends', () => {
    const first = '---\nid: A\nsign_offs:\n- gate: handoff\n  sig: |\n    AAAA\n---\n';
    checkWritten(
      first,
      `---\nid: A\nsign_offs:\n- gate: handoff\n  sig: |\n    AAAA\n${lines('')}---\n`,
    );
    const crlf = '---\r\nid: A\r\nsign_offs:\r\n  - gate: handoff\r\n---\r\nBody\r\n';
    checkWritten(
      crlf,
      `---\r\nid: A\r\nsign_offs:\r\n  - gate: handoff\r\n${lines('  ').replaceAll('\n', '\r\n')}---\r\nBody\r\n`,
    );
  });

  it('says when there is no room for it', () => {
    const keys = Array.from({ length: 499 }, (_, index) => `k${index}: 1\n`).join('');
    checkWritten(`---\n${keys}---\n`, `---\n${keys}sign_offs:\n${lines('  ')}---\n`);
    const records = '  - a: 1\n    b: 2\n    c: 3\n'.repeat(2499);
    checkWritten(
      `---\nsign_offs:\n${records}---\n`,
      'The frontmatter has no room for another sign-off. There are more keys in sign-offs than the limit of 7500.',
    );
  });

  it('touches nothing it does not understand', () => {
    checkWritten(
      '---\nid: A\nsign_offs: [{ gate: handoff }]\n---\n',
      '"sign_offs" is not written one record below the other, so no sign-off can be added to it.',
    );
    checkWritten(
      '---\nid: A\nsign_offs: none\n---\n',
      '"sign_offs" is no list, so no sign-off can be added to it.',
    );
    checkWritten('Body\n', 'The frontmatter cannot be read, so no sign-off can be added to it.');
  });
});
