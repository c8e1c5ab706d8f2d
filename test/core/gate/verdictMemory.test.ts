import { verdictOf } from '../../../src/core/gate/verdict.js';
import type { Library } from '../../../src/core/library/library.js';
import { signed, today } from '../../support/closeout.js';
import { checkOverSnapshots, type Contents } from '../../support/overSnapshots.js';

const template = `---
id: TPL-1
kind: template
owner: noc
gates:
  - { id: acceptance, sign: { role: noc } }
---

- [ ] NET-1: Export the rules ([rules](rules.txt)) (evidence)
`;
const review = `---
id: CHK-2
kind: checklist
owner: project-team
project: PRJ-118
template: { id: TPL-2 }
gates:
  - { id: approval, after: [TPL-1#acceptance], sign: { role: noc } }
---

- [x] BOM-1: Count the ports.
`;
const closeout = `---
id: CHK-1
kind: checklist
owner: project-team
project: PRJ-118
template: { id: TPL-1 }
gates:
  - { id: acceptance, after: [TPL-2#approval], sign: { role: noc }, needs: { lessons: 1 } }
---

- [x] NET-1: Export the rules ([rules](rules.txt)) (evidence)
`;
const alone = closeout.replace('after: [TPL-2#approval], ', '');
const lesson = '---\nid: LL-1\nkind: lesson\nproject: PRJ-118\n---\n';

/** What each path may hold from one moment to the next; undefined is nothing. */
const contents: Contents = {
  'closeout.md': [alone, closeout, signed(alone), signed(closeout), closeout.replace('[x]', '[ ]')],
  'review.md': [
    review,
    signed(review, { gate: 'approval' }),
    undefined,
    review.replace('after: [TPL-1#acceptance], ', ''),
  ],
  'template.md': [template, template.replace('Export', 'Print'), undefined],
  'lesson.md': [lesson, undefined, lesson.replace('118', '119')],
  'twin.md': [undefined, '---\nid: CHK-1\n---\n'],
  'rules.txt': ['', undefined],
  'plain.md': ['# One\n', '---\nid: CHK-1\n---\n'],
};

function verdicts(library: Library): unknown {
  return [...library.documents.values()].map((document) => {
    const { state, gates } = verdictOf(library, document, today);
    return [
      document.path,
      state,
      gates.map(({ gate, verdict, reasons }) => [gate.id, verdict, reasons]),
    ];
  });
}

describe('verdicts over many snapshots', () => {
  it('are those of a library read afresh', () => {
    checkOverSnapshots(contents, verdicts);
  }).timeout(300_000);
});
