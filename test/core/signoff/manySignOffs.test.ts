import assert from 'node:assert/strict';
import { planSignOff } from '../../../src/core/gate/planSignOff.js';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { signOffEdit } from '../../../src/core/signoff/newRecord.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';
import { withManySignOffs, type RecordFields } from '../../support/manySignOffs.js';

const closeout = `---
id: CHK-4T7QZ
kind: checklist
title: Contoso closeout
owner: project-team
gates:
  - { id: acceptance, sign: { role: noc }, meaning: Accepted. }
---

- [x] NET-1: Export the rules.
`;

function readable(text: string) {
  const library = gateLibrary({ 'closeout.md': text });
  const document = library.documents.get('closeout.md');
  assert.ok(document);
  return { library, document };
}

function signedOften(count: number): string {
  const once = signed(closeout);
  const [record] = readable(once).document.frontmatter.data['sign_offs'] as readonly RecordFields[];
  assert.ok(record);
  return withManySignOffs(once, record, count);
}

describe('a document signed 400 times', () => {
  it('is read and checked like any other', () => {
    const { library, document } = readable(signedOften(400));
    assert.deepEqual(document.problems, []);
    assert.equal(verdictOf(library, document, today).gates[0]?.verdict, 'passed');
    assert.deepEqual(
      findingsOf(library, today).map(({ code }) => code),
      [],
    );
  });

  it('is signed again', () => {
    const text = signedOften(400).replace('Export', 'Print');
    const { library, document } = readable(text);
    const planned = planSignOff(
      { library, document, text },
      { gate: 'acceptance', decision: 'accepted', note: 'A better word.' },
      { email: 'dana@msp.example', at: `${today}T09:00:00Z` },
    );
    assert.equal(planned.kind, 'planned');
    const written = planned.kind === 'planned' && signOffEdit(text, document, planned.record);
    assert.ok(written && written.kind === 'edit');
    const after = readable(applyEdits(text, [written.edit]));
    assert.equal((after.document.frontmatter.data['sign_offs'] as unknown[]).length, 401);
    assert.equal(verdictOf(after.library, after.document, today).gates[0]?.verdict, 'passed');
  });

  it('has a finding for each record that is wrong, at its line', () => {
    const text = signedOften(400).replaceAll('decision: "returned"', 'decision: "regretted"');
    const { library } = readable(text);
    const lines = text.split('\n');
    const found = findingsOf(library, today).filter(({ code }) => code === 'sign-off/invalid');
    const at = new Set(found.map(({ range }) => range.start.line));
    assert.equal([...at].filter((line) => lines[line]?.includes('regretted')).length, 200);
  });
});
