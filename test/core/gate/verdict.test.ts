import assert from 'node:assert/strict';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import { gateLibrary, lastRecordId, signed, today } from '../../support/closeout.js';

const lesson = '---\nid: LL-7Q3K9\nkind: lesson\nproject: PRJ-118\n---\n';

const closeout = `---
id: CHK-4T7QZ
kind: checklist
owner: project-team
project: PRJ-118
gates:
  - id: handoff
    items: { roles: [project-team] }
    sign: { role: project-team }
  - id: acceptance
    title: Accepted into support
    after: [handoff]
    sign: { role: noc }
    meaning: The NOC accepts this environment into support.
    needs: { lessons: 1 }
---

- [x] NET-1: Export the rules.

  - [x] @noc verified
`;

const byLee = { gate: 'handoff', role: 'project-team', name: 'Lee Park', by: 'lee@msp.example' };
const handedOff = signed(closeout, byLee);
const accepted = signed(handedOff);
const edit = (text: string, from: string, to: string) => {
  assert.ok(text.includes(from), from);
  return text.replace(from, to);
};

/** State, then per gate its verdict and the codes of its reasons. */
function check(text: string, ...expected: string[]) {
  checkAmong({ 'lesson.md': lesson }, text, ...expected);
}

function checkAmong(others: Readonly<Record<string, string>>, text: string, ...expected: string[]) {
  const library = gateLibrary({ ...others, 'closeout.md': text });
  const document = library.documents.get('closeout.md');
  assert.ok(document);
  const { state, gates } = verdictOf(library, document, today);
  assert.deepEqual(
    [
      state,
      ...gates.map(({ gate, verdict, reasons }) =>
        [gate.id, verdict, ...reasons.map(({ code }) => code)].join(' '),
      ),
    ],
    expected,
  );
}

describe('the verdict on a document', () => {
  it('follows a closeout from open to closed', () => {
    const open = edit(closeout, '[x] NET-1', '[ ] NET-1');
    check(open, 'open', 'handoff blocked item-open', 'acceptance blocked after-open item-open');
    check(
      closeout,
      'awaiting handoff',
      'handoff ready signature-missing',
      'acceptance blocked after-open',
    );
    check(handedOff, 'awaiting acceptance', 'handoff passed', 'acceptance ready signature-missing');
    check(accepted, 'closed', 'handoff passed', 'acceptance passed');
  });

  it('has no state for a document without gates', () => {
    check('---\nid: A\n---\n- [ ] one', undefined as unknown as string);
  });

  it('takes a later edit for a stale signature and its exact revert for a valid one', () => {
    const edited = edit(accepted, 'Export', 'Print');
    check(
      edited,
      'awaiting handoff',
      'handoff ready signature-stale signature-missing',
      'acceptance blocked after-open',
    );
    check(edit(edited, 'Print', 'Export'), 'closed', 'handoff passed', 'acceptance passed');
  });

  it('leaves a hand-off valid when the NOC works on', () => {
    check(
      edit(accepted, '[x] @noc', '[ ] @noc'),
      'awaiting acceptance',
      'handoff passed',
      'acceptance blocked item-open',
    );
  });

  it('names a nested item with the one around it', () => {
    const messagesOf = (text: string) => {
      const library = gateLibrary({ 'lesson.md': lesson, 'closeout.md': text });
      const document = library.documents.get('closeout.md');
      assert.ok(document);
      const [, acceptance] = verdictOf(library, document, today).gates;
      return acceptance?.reasons.map(({ message }) => message);
    };
    const open = edit(accepted, '[x] @noc', '[ ] @noc');
    assert.deepEqual(messagesOf(open), ['"NET-1 › verified" is open.']);
    assert.deepEqual(messagesOf(edit(open, '@noc verified', 'NOC-1: @noc verified')), [
      '"NOC-1: verified" is open.',
    ]);
  });

  it("asks for the project's lessons or the reason for none", () => {
    checkAmong(
      {},
      accepted,
      'awaiting acceptance',
      'handoff passed',
      'acceptance blocked lessons-missing',
    );
    const none = edit(
      closeout,
      'project: PRJ-118',
      'project: PRJ-118\nno_lessons: A like-for-like swap.',
    );
    checkAmong({}, signed(signed(none, byLee)), 'closed', 'handoff passed', 'acceptance passed');
  });

  it('settles an item by a reason, not by a bare n/a', () => {
    const without = edit(
      closeout,
      '[x] NET-1: Export the rules.',
      '[ ] NET-1: Export the rules. (n/a)',
    );
    check(
      without,
      'open',
      'handoff blocked item-reason',
      'acceptance blocked after-open item-reason',
    );
    check(
      edit(without, '(n/a)', '(n/a: no firewall)'),
      'awaiting handoff',
      'handoff ready signature-missing',
      'acceptance blocked after-open',
    );
  });

  it('wants evidence that is there', () => {
    const asked = edit(closeout, 'rules.', 'rules. (evidence: file)');
    const named = edit(asked, '(evidence: file)', '[rules](fw.txt) (evidence: file)');
    check(
      asked,
      'open',
      'handoff blocked item-evidence',
      'acceptance blocked after-open item-evidence',
    );
    check(
      named,
      'open',
      'handoff blocked item-evidence',
      'acceptance blocked after-open item-evidence',
    );
    check(
      edit(named, 'fw.txt', 'lesson.md'),
      'awaiting handoff',
      'handoff ready signature-missing',
      'acceptance blocked after-open',
    );
  });

  it('never passes for want of items', () => {
    check(
      edit(closeout, '[project-team]', '[sales]'),
      'open',
      'handoff blocked no-items',
      'acceptance blocked after-open',
    );
    check(
      edit(closeout, 'roles: [project-team]', 'sections: [Network]'),
      'open',
      'handoff blocked section-missing',
      'acceptance blocked after-open',
    );
  });

  it('does not trust a document that looks like more than it says', () => {
    check(
      accepted + '\n- [✓] NET-2: Something',
      'awaiting handoff',
      'handoff blocked document-unsure',
      'acceptance blocked document-unsure after-open',
    );
    check(
      edit(accepted, 'prev: "none"', 'prev: "none"\n    signed: yes'),
      'open',
      'handoff blocked sign-off-invalid',
      'acceptance blocked sign-off-invalid after-open',
    );
    check(
      edit(accepted, 'sign: { role: noc }', 'sign: noc'),
      'awaiting handoff',
      'handoff blocked gate-invalid',
    );
    checkAmong(
      { 'lesson.md': lesson, 'twin.md': '---\nid: CHK-4T7QZ\n---\n' },
      accepted,
      'open',
      'handoff blocked duplicate-id',
      'acceptance blocked duplicate-id after-open',
    );
  });

  it('says cancelled when the document does', () => {
    check(
      edit(accepted, 'kind: checklist', 'kind: checklist\nstatus: cancelled'),
      'cancelled',
      'handoff passed',
      'acceptance passed',
    );
  });
});

describe('the verdict on a return', () => {
  const returned = signed(handedOff, {
    decision: 'returned',
    note: 'The rules are of last year.',
    items: ['NET-1'],
  });

  it('holds until its signer accepts or takes it back', () => {
    check(returned, 'returned', 'handoff passed', 'acceptance returned returned signature-missing');
    check(
      edit(returned, 'Export', 'Print'),
      'returned',
      'handoff ready signature-stale signature-missing',
      'acceptance returned returned after-open signature-missing',
    );
    check(signed(returned), 'closed', 'handoff passed', 'acceptance passed');
    const byNoor = signed(returned, { name: 'Noor Haddad', by: 'noor@msp.example' });
    check(byNoor, 'returned', 'handoff passed', 'acceptance returned returned');
  });

  it('is taken back by its signer only', () => {
    const revoke = { decision: 'revoked', note: 'Misread.', target: lastRecordId(returned) };
    check(
      signed(returned, revoke),
      'awaiting acceptance',
      'handoff passed',
      'acceptance ready signature-missing',
    );
    const byNoor = { ...revoke, name: 'Noor Haddad', by: 'noor@msp.example' };
    check(
      signed(returned, byNoor),
      'returned',
      'handoff passed',
      'acceptance returned returned signature-missing',
    );
  });
});

describe('the verdict on other signatures', () => {
  const blocked = edit(closeout, '[x] @noc', '[ ] @noc');
  const overridden = signed(signed(blocked, byLee), {
    decision: 'overridden',
    note: 'Go-live tonight.',
    until: '2026-11-30',
  });

  it('lets an override pass until its last day, reasons in sight', () => {
    check(
      overridden,
      'closed',
      'handoff passed',
      'acceptance overridden item-open signature-missing',
    );
    const over = signed(signed(blocked, byLee), {
      decision: 'overridden',
      note: 'Go-live.',
      until: '2026-11-20',
    });
    check(over, 'awaiting acceptance', 'handoff passed', 'acceptance blocked item-open');
  });

  it('counts people, not records', () => {
    const two = edit(closeout, 'sign: { role: noc }', 'sign: { role: noc, count: 2 }');
    const once = signed(signed(two, byLee));
    check(once, 'awaiting acceptance', 'handoff passed', 'acceptance ready signature-missing');
    check(
      signed(once, { at: '2026-11-20T21:00:00Z' }),
      'awaiting acceptance',
      'handoff passed',
      'acceptance ready signature-missing',
    );
    check(
      signed(once, { name: 'Noor Haddad', by: 'noor@msp.example' }),
      'closed',
      'handoff passed',
      'acceptance passed',
    );
  });

  it('takes a withdrawn acceptance away', () => {
    const withdrawn = signed(accepted, {
      decision: 'revoked',
      note: 'Wrong client.',
      target: lastRecordId(accepted),
    });
    check(withdrawn, 'awaiting acceptance', 'handoff passed', 'acceptance ready signature-missing');
  });

  it('does not count a signer who may not sign', () => {
    const ready = ['awaiting acceptance', 'handoff passed', 'acceptance ready signature-missing'];
    check(signed(handedOff, { name: 'Lee Park', by: 'lee@msp.example' }), ...ready);
    check(
      signed(handedOff, { role: 'project-team', name: 'Lee Park', by: 'lee@msp.example' }),
      ...ready,
    );
    check(signed(handedOff, { name: 'Ola Berg', by: 'ola@msp.example' }), ...ready);
    check(signed(handedOff, { name: 'dana reyes' }), ...ready);
    check(signed(handedOff, { by: 'dana@evil.example' }), ...ready);
    check(signed(handedOff, { at: '2026-11-22T00:00:00Z' }), ...ready);
    check(signed(handedOff, { meaning: 'Seen.' }), ...ready);
    check(signed(handedOff, { prev: 'f'.repeat(64) }), ...ready);
    check(
      signed(handedOff, { content: `c1:${'f'.repeat(64)}` }),
      'awaiting acceptance',
      'handoff passed',
      'acceptance ready signature-stale signature-missing',
    );
  });

  it('counts whoever was in the role on the day', () => {
    check(
      signed(handedOff, { name: 'Ola Berg', by: 'ola@msp.example', at: '2026-10-31T12:00:00Z' }),
      'closed',
      'handoff passed',
      'acceptance passed',
    );
  });
});
