import assert from 'node:assert/strict';
import { clientStatusOf } from '../../../src/core/digest/clientStatus.js';
import { digestText } from '../../../src/core/digest/digestText.js';
import { projectAt } from '../../../src/core/projects/project.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { gateLibrary, today } from '../../support/closeout.js';

function project(...fields: readonly string[]): string {
  const head = [
    'id: PRJ-1',
    'kind: project',
    'title: New switch',
    'owner: project-team',
    ...fields,
  ];
  return `---\n${head.join('\n')}\n---\n\n# New switch\n\n## Internal\n\n- [ ] Secret margin\n\n## What we need from you\n\n- [ ] The key of the rack room\n- [x] The list of users\n`;
}

const plain = ['status: active', 'accepted_ownership_on: 2026-11-01', 'starts_on: 2026-11-01'];

function check(fields: readonly string[], expected: string): void {
  const files = {
    'project.md': project(...plain, ...fields),
    'run.md':
      '---\nid: CHK-1\nkind: checklist\ntitle: Closeout\nowner: noc\nproject: PRJ-1\ndue_on: 2026-11-10\n---\n\n- [ ] Password of the firewall @dana\n',
    'lesson.md': '---\nid: LL-1\nkind: lesson\ntitle: Bad cabling\nproject: PRJ-1\n---\n',
    'call.md':
      '---\nid: MTG-1\nkind: meeting\ntitle: Weekly call\nproject: PRJ-1\nseries: client-call\nheld_on: 2026-11-27\n---\n',
    'one.md':
      '---\nid: MTG-2\nkind: meeting\ntitle: One-to-one\nproject: PRJ-1\nseries: one-on-one\nheld_on: 2026-11-27\n---\n',
  };
  const library = gateLibrary(files);
  const found = projectAt(library, 'project.md', today);
  assert.ok(found);
  const before = { library: gateLibrary(files), day: '2026-11-14' as CivilDate };
  assert.equal(digestText(clientStatusOf({ library, project: found, today, before })), expected);
}

describe('the status for a client', () => {
  it('says what was done, what is next and what is needed, and nothing of the inside', () => {
    check(
      [
        'ends_on: 2026-12-20',
        'lead_tech: lee',
        'disruptions:',
        '  - { on: 2026-11-01, what: Survey }',
        '  - { on: 2026-11-17, what: First window }',
        '  - { on: 2026-11-29, what: Network down for two hours, whom: packing line, plan: T-1 }',
        'change_log:',
        '  - { on: 2026-11-16, affects: time, what: One week later, agreed_with: Colin Webb }',
        '  - { on: 2026-11-18, affects: budget, what: A spare switch., impact: 900 more }',
        'communication_plan: [{ who: NOC, what: Night shift, when: every Friday }]',
      ],
      [
        'Status: New switch',
        'As of 2026-11-21.',
        'The work is under way.',
        '',
        'What was done since 2026-11-14 (2)',
        '  - 2026-11-16  Agreed with Colin Webb: One week later.',
        '  - 2026-11-17  First window.',
        '',
        'What is next (3)',
        '  - 2026-11-27  Weekly call.',
        '  - 2026-11-29  Network down for two hours; it touches packing line.',
        '  - 2026-12-20  Planned end.',
        '',
        'What we need from you (2)',
        '  - Your agreement: A spare switch (900 more).',
        '  - The key of the rack room.',
        '',
      ].join('\n'),
    );
  });

  it('says where nothing is to be said', () => {
    check(
      ['ends_on: 2026-11-10'],
      [
        'Status: New switch',
        'As of 2026-11-21.',
        'The work is under way.',
        '',
        'What was done since 2026-11-14',
        '  Nothing to report.',
        '',
        'What is next (2)',
        '  - 2026-11-10  This was the planned end; a new day is to be agreed.',
        '  - 2026-11-27  Weekly call.',
        '',
        'What we need from you (1)',
        '  - The key of the rack room.',
        '',
      ].join('\n'),
    );
  });
});
