import assert from 'node:assert/strict';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const library = {
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  tomas: { name: Tomáš Novák, email: tomas@msp.example, phone: "01632 960106" }\nroles:\n  project-team: [tomas]\n',
  'clients/kestrel.md':
    '---\nid: kestrel\nkind: client\ntitle: Kestrel Legal\ntier: gold\ncontacts:\n  - { name: Simon Hale, part: office manager, phone: "020 7946 0334" }\npreferences:\n  - Ring twice\n---\n',
  'sops/escalation.md':
    '---\nid: SOP-5\nkind: sop\ntitle: Escalation\nowner: project-team\nworkflow: incident\nstatus: approved\n---\n',
  'projects/118/project.md': `---
id: PRJ-118
kind: project
title: Office move
owner: project-team
client: kestrel
lead_tech: tomas
accepted_ownership_on: 2026-10-01
ends_on: 2026-11-10
disruptions:
  - { on: 2026-11-24, what: Telephones are off, whom: everybody }
change_log:
  - { on: 2026-10-20, affects: budget, what: More access points, impact: "4,420 more", agreed_with: Simon Hale }
---

# Office move

## Goal

Forty people work on Monday.

## Scope

- Network
`,
  'projects/118/closeout.md': `---
id: CHK-1
kind: checklist
title: "Closeout: Office move"
owner: project-team
project: PRJ-118
template: { id: TPL-CLOSEOUT, content: "c1:0" }
---

# Closeout

## Access and credentials

- [x] ACC-1: Accounts are in the vault.

  Entries: \`vault: Kestrel / fw / admin\`

## Warranty

- [x] WAR-1: Registered (evidence: file)

  Evidence: [list](warranty.csv)

## Known issues

- [ ] ISS-1: @noc The list is complete.

| Issue | Owner |
|---|---|
| Weak wireless in room 3 | Tomáš |
`,
  'projects/118/warranty.csv': 'device,until\nkes-sw01,2029-10-16\n"a, b","say ""x"""\n',
};

function briefing(...argv: readonly string[]) {
  return inFolder(library, (folder) =>
    runSop(folder, ['briefing', ...argv, '--no-cache', '--today', '2026-11-20']),
  );
}

describe('sop briefing', () => {
  it('prints one page, what matters at night first', async () => {
    const { exitCode, stdout, stderr } = await briefing('PRJ-118');
    assert.deepEqual({ exitCode, stderr }, { exitCode: 0, stderr: '' });
    assert.equal(
      stdout,
      `# Hand-over briefing: Office move

[PRJ-118](projects/118/project.md) · [Kestrel Legal](clients/kestrel.md) · gold · as of 2026-11-20

**Not in support yet** (closeout): its tickets belong to the project team. Call Tomáš Novák (lead tech) on 01632 960106 first.

Forty people work on Monday.

## In the next 14 days

- **2026-11-24**: Telephones are off (touches everybody; no plan named; **nobody was told yet**)

## Who to call

| Who | For what | How |
|---|---|---|
| Simon Hale | office manager | 020 7946 0334 |
| Tomáš Novák (ours) | lead tech | 01632 960106, tomas@msp.example |

- Ring twice
- Procedure: [Escalation](sops/escalation.md)

## Known issues

| Issue | Owner |
|---|---|
| Weak wireless in room 3 | Tomáš |

## Still open

[Closeout](projects/118/closeout.md):

- ISS-1: The list is complete. (noc) [line 26](projects/118/closeout.md)

## Where to look

**Access**: everything is settled.

- Entries: \`vault: Kestrel / fw / admin\` (ACC-1: Accounts are in the vault.)

**Warranty and licences**: everything is settled.

- [list](projects/118/warranty.csv) (WAR-1: Registered)

| device | until |
|---|---|
| kes-sw01 | 2029-10-16 |
| a, b | say "x" |

## What was built

### Scope

- Network

## What differs from the proposal

- 2026-10-20, budget: More access points (4,420 more; agreed with Simon Hale)
`,
    );
  });

  it('hands on no tag and nothing that a terminal obeys', async () => {
    const project = library['projects/118/project.md']
      .replace('title: Office move', 'title: "Move <b>now</b> <https://a.example>"')
      .replace('- Network', '- Net\u001b[31mwork\u202e');
    const files = { ...library, 'projects/118/project.md': project };
    await inFolder(files, async (folder) => {
      const { stdout } = await runSop(folder, ['briefing', 'PRJ-118']);
      assert.match(stdout, /^# Hand-over briefing: Move \\<b>now\\<\/b> <https:\/\/a\.example>$/m);
      assert.match(stdout, /^- Net\[31mwork$/m);
    });
  });

  it('finds the project of a document that belongs to it', async () => {
    const { stdout } = await briefing('projects/118/closeout.md');
    assert.match(stdout, /^# Hand-over briefing: Office move\n/);
  });

  it('prints the facts as JSON', async () => {
    const { exitCode, stdout } = await briefing('PRJ-118', '--format', 'json');
    assert.equal(exitCode, 0);
    checkOutput('briefing', stdout);
  });

  it('refuses what is no project', async () => {
    const client = await briefing('kestrel');
    assert.deepEqual(
      [client.exitCode, client.stdout, client.stderr],
      [2, '', 'sop: clients/kestrel.md is a client that belongs to no project.\n'],
    );
    const unknown = await briefing('PRJ-119');
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /Did you mean PRJ-118\?/);
  });
});

describe('sop list of projects', () => {
  it('has columns of their own', async () => {
    const { stdout } = await inFolder(library, (folder) =>
      runSop(folder, ['list', 'kind:project', '--no-cache', '--today', '2026-11-20']),
    );
    assert.equal(
      stdout,
      'ID       TITLE        CLIENT   PHASE     STATE  DAYS  HOLDS  PATH\n' +
        'PRJ-118  Office move  kestrel  closeout  late     50  tomas  projects/118/project.md\n',
    );
  });

  it('prints what is derived as JSON', async () => {
    const { stdout } = await inFolder(library, (folder) =>
      runSop(folder, ['list', 'phase:closeout', '--format', 'json', '--today', '2026-11-20']),
    );
    checkOutput('list', stdout);
    const facts = JSON.parse(stdout) as { documents: readonly { project: unknown }[] };
    assert.deepEqual(
      facts.documents.map(({ project }) => project),
      [{ phase: 'closeout', state: 'late', ageDays: 50, held: ['tomas'], owned: true }],
    );
  });
});
