import assert from 'node:assert/strict';
import { signed } from '../../support/closeout.js';
import { diffOf, type Files } from '../../support/diffOf.js';

const closeout = `---
id: CHK-1
kind: checklist
title: Closeout
owner: project-team
gates:
  - id: acceptance
    title: Accepted into support
    sign: { role: noc }
---

- [x] NOC-7: Export the rules
`;

function check(base: Files, head: Files, ...expected: readonly string[]): void {
  const lines = diffOf(base, head).flatMap(
    ({ path, change, previousPath, changes, lostAcceptances, runs }) => [
      `${path} ${change}${previousPath === undefined ? '' : ` from ${previousPath}`}`,
      ...changes.map(({ severity, code, message }) => `  ${severity} ${code}: ${message}`),
      ...lostAcceptances.map((title) => `  lost: ${title}`),
      ...runs.map((run) => `  run: ${run.path} ${run.state}`),
    ],
  );
  assert.deepEqual(lines, expected);
}

describe('two states of a library', () => {
  it('says nothing of what is the same', () => {
    check({ 'a.md': closeout }, { 'a.md': closeout });
  });

  it('tells documents that came, went and moved', () => {
    check(
      { 'a.md': closeout, 'page.md': '# Page\n', 'old.md': '# Old\n' },
      { 'b/a.md': closeout, 'pages/page.md': '# Page\n', 'new.md': '# New\n' },
      'b/a.md renamed from a.md',
      'new.md added',
      'old.md removed',
      'pages/page.md renamed from page.md',
    );
  });

  it('follows a document by its id when its content changed on the way', () => {
    check(
      { 'a.md': closeout },
      { 'b.md': closeout.replace('Export', 'Save'), 'a.md': '# Other\n' },
      'a.md added',
      'b.md renamed from a.md',
      '  neutral item-reworded: NOC-7 now reads “Save the rules”.',
    );
  });

  it('tells what goes with a document', () => {
    check(
      { 'a.md': signed(closeout) },
      {},
      'a.md removed',
      '  loosens gate-loosened: Its gate was removed with it.',
      '  loosens item-removed: Its required item was removed with it.',
      '  loosens sign-off-voided: The acceptance of “Accepted into support” by Dana Reyes (noc) on 2026-11-20 was removed with the document.',
      '  lost: Accepted into support',
    );
  });

  it('tells sign-offs that came', () => {
    check(
      { 'a.md': closeout },
      { 'a.md': signed(closeout) },
      'a.md changed',
      '  neutral sign-off-added: Dana Reyes (noc) accepted “Accepted into support” on 2026-11-20.',
    );
    check(
      { 'a.md': closeout },
      {
        'a.md': signed(closeout, {
          decision: 'overridden',
          note: 'Outage',
          until: '2026-12-31',
        }),
      },
      'a.md changed',
      '  loosens sign-off-added: Dana Reyes (noc) overrode “Accepted into support” on 2026-11-20 until 2026-12-31: “Outage”.',
    );
  });

  it('tells a sign-off that what it covers left behind', () => {
    const text = signed(closeout);
    check(
      { 'a.md': text },
      { 'a.md': text.replace('[x] NOC-7', '[ ] NOC-7') },
      'a.md changed',
      '  loosens sign-off-voided: The acceptance of “Accepted into support” by Dana Reyes (noc) on 2026-11-20 no longer counts: what was signed has changed since.',
      '  neutral item-state: NOC-7 was done and is open now.',
      '  lost: Accepted into support',
    );
    check(
      { 'a.md': text },
      { 'a.md': closeout },
      'a.md changed',
      '  loosens sign-off-voided: The acceptance of “Accepted into support” by Dana Reyes (noc) on 2026-11-20 was removed from the document or altered.',
      '  lost: Accepted into support',
    );
  });

  it('does not mourn a sign-off whose signer decided anew', () => {
    const before = signed(closeout);
    const after = signed(before.replace('Export', 'Save'));
    check(
      { 'a.md': before },
      { 'a.md': after },
      'a.md changed',
      '  neutral item-reworded: NOC-7 now reads “Save the rules”.',
      '  neutral sign-off-added: Dana Reyes (noc) accepted “Accepted into support” on 2026-11-20.',
    );
  });

  it('tells what a new roster means for people and for what they signed', () => {
    const roster = (members: string, dana = '') =>
      `people:\n  dana: { name: Dana Reyes, emails: [dana@msp.example]${dana} }\n  lee: { name: Lee Park, emails: [lee@msp.example] }\nroles:\n  noc: { members: [${members}] }\n`;
    check(
      { 'a.md': signed(closeout), '.sop/roster.yml': roster('dana') },
      { 'a.md': signed(closeout), '.sop/roster.yml': roster('lee', ', keys: [ssh-ed25519 AAAA]') },
      '.sop/roster.yml changed',
      '  loosens policy-changed: The key ssh-ed25519 AAAA counts as Dana Reyes (@dana) now.',
      '  loosens policy-changed: Lee Park (@lee) may act as noc now.',
      '  tightens policy-changed: Dana Reyes (@dana) may not act as noc any more.',
      'a.md changed',
      '  loosens sign-off-voided: The acceptance of “Accepted into support” by Dana Reyes (noc) on 2026-11-20 no longer counts: Dana Reyes was not in the role noc on 2026-11-20.',
      '  lost: Accepted into support',
    );
  });

  it('tells what the gates that a kind demands mean', () => {
    const settings = (gates: string) => `kinds:\n  sop:\n    gates: [${gates}]\n`;
    check(
      {
        '.sop/library.yml': settings('{ id: approval, sign: { role: noc, count: 2 } }, { id: a }'),
      },
      { '.sop/library.yml': settings('{ id: approval, sign: { role: noc } }, { id: b }') },
      '.sop/library.yml changed',
      '  loosens policy-changed: What kind sop demands became less: the gate "approval" needs 2 signatures.',
      '  loosens policy-changed: What kind sop demands became less: the gate "a" is missing.',
      '  tightens policy-changed: What kind sop demands became more; before, the gate "b" is missing.',
    );
  });

  it('tells what new settings mean', () => {
    check(
      { '.sop/library.yml': 'title: T\npolicy:\n  assurance: { noc: commit }\n' },
      {
        '.sop/library.yml':
          'title: New\npolicy:\n  assurance: { noc: author }\n  override: [noc]\nkinds:\n  sop: { review_in: 24 months, bookkeeping: [acknowledge, vendor] }\nrules:\n  link/missing-file: off\nignore: [drafts/]\nreview: { long_overdue: 120 days }\nsnoozes:\n  - { rule: review/overdue, path: a.md, until: 2026-12-01, reason: Later }\n',
      },
      '.sop/library.yml changed',
      '  loosens policy-changed: Sign-offs of noc need the assurance author instead of commit.',
      '  loosens policy-changed: noc may override gates now.',
      '  loosens policy-changed: Sign-offs of kind sop no longer cover vendor.',
      '  loosens policy-changed: Documents of kind sop have a review interval of 24 months instead of 12 months.',
      '  loosens policy-changed: The rule link/missing-file is off instead of at its own level.',
      '  loosens policy-changed: Snoozed: review/overdue in a.md until 2026-12-01.',
      '  loosens policy-changed: A review is long overdue after 120 days instead of 90.',
      '  loosens policy-changed: Ignored, and so outside every check: drafts/.',
      '  tightens policy-changed: service-manager may not override gates any more.',
      '  neutral policy-changed: The setting title changed.',
    );
  });

  it('names the workflows that need an SOP, one or several', () => {
    check(
      { '.sop/library.yml': 'workflows: { incident: Incidents, project: Projects }\n' },
      { '.sop/library.yml': 'workflows: { visit: Visits }\n' },
      '.sop/library.yml changed',
      '  loosens policy-changed: Workflows that need no SOP any more: incident and project.',
      '  tightens policy-changed: Workflows that need an SOP now: visit.',
    );
  });

  it('names the open runs of a template that asks for something else', () => {
    const template = (item: string) =>
      `---\nid: TPL-1\nkind: template\ntitle: Closeout\nowner: noc\nmakes: { kind: checklist }\n---\n\n- [ ] NOC-7: ${item}\n`;
    const run = (id: string, rest = '') =>
      `---\nid: ${id}\nkind: checklist\ntitle: Run\nowner: project-team\ntemplate: { id: TPL-1 }\n${rest}gates:\n  - id: acceptance\n    sign: { role: noc }\n---\n\n- [ ] NOC-7: Export\n`;
    const runs = { 'open.md': run('CHK-2'), 'off.md': run('CHK-3', 'status: cancelled\n') };
    check(
      { 't.md': template('Export'), ...runs },
      { 't.md': template('Export (optional)'), ...runs },
      't.md changed',
      '  loosens item-reworded: NOC-7 is optional now.',
      '  run: open.md open',
    );
  });
});
