import assert from 'node:assert/strict';
import { awaitedOf } from '../../../src/core/gate/awaited.js';
import { gateWorkOf, isGateWorkOf } from '../../../src/core/query/gateWork.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

function closeout(body: string, sign = 'role: noc'): string {
  return `---
id: CHK-1
kind: checklist
title: Close out Contoso
owner: project-team
gates:
  - { id: acceptance, title: Accepted, sign: { ${sign} } }
---

${body}`;
}

/** Whom of the roster the document waits for, and for what. */
function check(text: string, expected: string) {
  const library = gateLibrary({ 'a.md': text });
  const document = library.documents.get('a.md');
  assert.ok(document);
  const work = gateWorkOf(document, awaitedOf(library, document, today));
  const people = [...library.roster.people.keys()].filter(
    (handle) => work && isGateWorkOf(library, work, { handle, today }),
  );
  assert.equal(work === undefined ? 'nothing' : [work.kind, ...people].join(' '), expected);
}

describe('gateWorkOf', () => {
  it('is nothing while items are open', () => {
    check(closeout('- [ ] NOC-1: Export rules\n'), 'nothing');
  });

  it('asks those who hold the signing role today', () => {
    check(closeout('- [x] NOC-1: Export rules\n'), 'sign dana noor');
  });

  it('asks nobody twice where two must sign', () => {
    const ready = closeout('- [x] NOC-1: Export rules\n', 'role: noc, count: 2');
    check(ready, 'sign dana noor');
    check(signed(ready), 'sign noor');
  });

  it('asks no member of the owner where the signer must be independent', () => {
    check(closeout('- [x] One\n', 'role: project-team, independent: true'), 'sign');
    check(closeout('- [x] One\n', 'role: project-team'), 'sign lee');
  });

  it('asks again once what was signed has changed', () => {
    const accepted = signed(closeout('- [x] NOC-1: Export rules\n'));
    check(accepted, 'nothing');
    check(accepted.replace('Export', 'Print'), 'sign dana noor');
  });

  it('brings a returned document back to those whose items must be mended', () => {
    const returned = signed(closeout('- [x] NOC-1: Export rules\n'), {
      decision: 'returned',
      note: 'Rules are old.',
      items: ['NOC-1'],
    });
    check(returned, 'returned lee');
  });
});
