import assert from 'node:assert/strict';
import { awaitedOf } from '../../../src/core/gate/awaited.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

const closeout = `---
id: CHK-4T7QZ
kind: checklist
owner: project-team
gates:
  - { id: handoff, items: { roles: [project-team] }, sign: { role: project-team } }
  - { id: acceptance, after: [handoff], sign: { role: noc } }
---

- [x] NET-1: Export the rules.
  - [x] @noc verified
`;
const byLee = { gate: 'handoff', role: 'project-team', name: 'Lee Park', by: 'lee@msp.example' };
const handedOff = signed(closeout, byLee);

/** The gate a document awaits and those who must act, as `gate: role, role`. */
function check(text: string, expected: string | undefined) {
  const library = gateLibrary({ 'a.md': text });
  const document = library.documents.get('a.md');
  assert.ok(document);
  const awaited = awaitedOf(library, document, today);
  assert.equal(awaited && `${awaited.gate.gate.id}: ${awaited.roles.join(', ')}`, expected);
}

describe('what a document awaits', () => {
  it('is the work of those whose items are open', () => {
    check(closeout.replace('[x] NET', '[ ] NET'), 'handoff: project-team');
    check(handedOff.replace('[x] @noc', '[ ] @noc'), 'acceptance: noc');
  });

  it('is the signature of a ready gate', () => {
    check(closeout, 'handoff: project-team');
    check(handedOff, 'acceptance: noc');
  });

  it('is what a return wants mended', () => {
    const returned = { decision: 'returned', note: 'Old.' };
    check(signed(handedOff, returned), 'acceptance: project-team');
    check(signed(handedOff, { ...returned, items: ['NET-1'] }), 'acceptance: project-team');
  });

  it('is nothing once all is signed, cancelled, or only a template', () => {
    check(signed(handedOff), undefined);
    check(closeout.replace('owner', 'status: cancelled\nowner'), undefined);
    check(closeout.replace('kind: checklist', 'kind: template'), undefined);
    check('# Plain\n', undefined);
  });
});
