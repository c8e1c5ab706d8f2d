import { debtsIn } from '../../../src/core/detention/debts.js';
import type { Library } from '../../../src/core/library/library.js';
import { projectsIn } from '../../../src/core/projects/project.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { signed, today } from '../../support/closeout.js';
import { checkOverSnapshots, type Contents } from '../../support/overSnapshots.js';

const page = `---
id: PRJ-118
kind: project
title: Office move
owner: project-team
lead_tech: lee
starts_on: 2026-10-01
---
`;
const closeout = `---
id: CHK-1
kind: checklist
title: Closeout
owner: project-team
project: PRJ-118
gates:
  - { id: acceptance, sign: { role: noc } }
---

- [x] NET-1: Hand it over ([rules](rules.txt)) (evidence)
`;
const plan = `---
id: CHK-2
kind: checklist
title: Plan
project: PRJ-118
gates:
  - { id: approval, sign: { role: noc } }
---

- [x] PLN-1: Agreed.
`;
const lesson = '---\nid: LL-1\nkind: lesson\nproject: PRJ-118\n---\n';
const sop = '---\nid: SOP-1\nkind: sop\nstatus: approved\n---\n\n# Firewall\n';

/** What each path may hold from one moment to the next; undefined is nothing. */
const contents: Contents = {
  'project.md': [
    page,
    page.replace('starts_on', 'released_on'),
    page.replace('PRJ-118', 'PRJ-119'),
    undefined,
  ],
  'closeout.md': [
    signed(closeout),
    closeout,
    closeout.replace('[x]', '[ ]').replace('(evidence)', '(due 2026-11-01)'),
    undefined,
  ],
  'plan.md': [plan, plan.replace('[x]', '[ ]'), plan.replace('118', '119')],
  'lesson.md': [lesson, undefined],
  'sop.md': [sop, sop.replace('# Firewall', '# Firewall\n\n## Rules')],
  'notes.md': ['[[SOP-1]]\n', '[it](sop.md#rules) and [that](rules.txt)\n', '', undefined],
  'rules.txt': ['', undefined],
};

/** By path, because documents of two libraries are never the same. */
function told(library: Library): unknown {
  const projects = [...projectsIn(library, today).values()].map((project) => ({
    ...project,
    document: project.document.path,
    runs: project.runs.map((run) => ({ ...run, document: run.document.path })),
    meetings: project.meetings.map(({ path }) => path),
  }));
  const debts = debtsIn(library, today).map((debt) => ({ ...debt, document: debt.document.path }));
  return { projects, debts, findings: findingsOf(library, today) };
}

describe('projects, debts and findings over many snapshots', () => {
  it('are those of a library read afresh', () => {
    checkOverSnapshots(contents, told);
  }).timeout(300_000);
});
