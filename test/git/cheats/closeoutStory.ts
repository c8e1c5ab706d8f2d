/** The honest history that every cheat begins with: a closeout made from its template, worked through, handed off and accepted. */
import { gateCaseOf, fingerprintInputOf } from '../../../src/core/gate/gateCase.js';
import { templateContent } from '../../../src/core/gate/pinReasons.js';
import { fingerprintOf } from '../../../src/core/signoff/fingerprint.js';
import { signaturePayload } from '../../../src/core/signoff/recordId.js';
import type { YamlMapping } from '../../../src/core/document/frontmatter.js';
import { gateLibrary, roster, today } from '../../support/closeout.js';
import { sha256 } from '../../support/sha256.js';
import { Story, type Author, type CommitOptions } from '../../support/story.js';

export const run = 'closeouts/acme.md';
export const templatePath = 'templates/closeout.md';
export const rosterPath = '.sop/roster.yml';
export const settingsPath = '.sop/library.yml';

export const people = {
  lee: { name: 'Lee Park', email: 'lee@msp.example' },
  dana: { name: 'Dana Reyes', email: 'dana@msp.example' },
  noor: { name: 'Noor Haddad', email: 'noor@msp.example' },
  sam: { name: 'Sam Ito', email: 'sam@msp.example' },
  ola: { name: 'Ola Berg', email: 'ola@msp.example' },
  mallory: { name: 'Mallory', email: 'mallory@elsewhere.example' },
} satisfies Record<string, Author>;

export const gates = `gates:
  - id: handoff
    title: Ready for NOC review
    items: { roles: [project-team] }
    sign: { role: project-team }
    meaning: The project team has finished its part.
  - id: acceptance
    title: Accepted into support
    after: [handoff]
    sign: { role: noc }
    meaning: The NOC accepts this environment into support.
    needs: { lessons: 1 }
    blocks: [released_on]
`;

const body = `
# Closeout

What is not finished goes to the known issues.

## Network

- [ ] NET-1: Export the firewall rules. (evidence: file)

  - [ ] @noc verified against the live firewall

- [ ] NET-2: Remove the accounts of the old provider.

- [ ] Tell the client when the move is over.

## Handover

- [ ] NOC-1: Monitoring shows every device. @noc
- [ ] Print the labels. (optional)
`;

export const template = `---
id: TPL-CLOSEOUT
kind: template
title: Project closeout
makes: { kind: checklist, owner: project-team }
${gates}---
${body}`;

const lesson = `---
id: LL-7Q3K9
kind: lesson
title: Ask for the firewall's licence first.
category: went-wrong
project: PRJ-118
---
`;

const project = `---
id: PRJ-118
kind: project
title: Acme moves
client: CLI-ACME
---
`;

const client = `---
id: CLI-ACME
kind: client
title: Acme
---
`;

/** Fingerprint of the template's content that runs pin. */
export function pinTo(text: string): string {
  const library = gateLibrary({ [templatePath]: text });
  const document = library.documents.get(templatePath);
  return (document && templateContent(library, document)) ?? 'none';
}

export const openRun = `---
id: CHK-4T7QZ
kind: checklist
title: Closeout of the Acme move
owner: project-team
project: PRJ-118
template: { id: TPL-CLOSEOUT, content: "${pinTo(template)}" }
${gates}---
${body}`;

/** Replaces what must be there, once. */
export function edit(text: string, from: string, to: string): string {
  if (!text.includes(from)) {
    throw new Error(`There is no "${from}" to edit.`);
  }
  return text.replace(from, () => to);
}

export const workedRun = [
  [
    '[ ] NET-1: Export the firewall rules.',
    '[x] NET-1: Export the firewall rules. [rules](../evidence/fw.txt)',
  ],
  ['[ ] NET-2', '[x] NET-2'],
  ['[ ] Tell', '[x] Tell'],
].reduce((text, [from = '', to = '']) => edit(text, from, to), openRun);

export const verifiedRun = edit(edit(workedRun, '[ ] @noc', '[x] @noc'), '[ ] NOC-1', '[x] NOC-1');

export const times = {
  settings: '2026-11-02T09:00:00Z',
  run: '2026-11-10T09:00:00Z',
  worked: '2026-11-18T15:00:00Z',
  verified: '2026-11-19T09:00:00Z',
  handoff: '2026-11-19T16:00:00Z',
  acceptance: '2026-11-20T20:04:05Z',
  later: '2026-11-21T08:00:00Z',
};

/** What a sign-off says, where it differs from the plain acceptance or hand-off of its signer. */
export type RecordChange = Readonly<Record<string, string | readonly string[] | undefined>>;

const common = { policy: `p1:${'0'.repeat(64)}` };
export const byLee = {
  gate: 'handoff',
  role: 'project-team',
  name: 'Lee Park',
  by: 'lee@msp.example',
  at: times.handoff,
};
export const byDana = {
  gate: 'acceptance',
  role: 'noc',
  name: 'Dana Reyes',
  by: 'dana@msp.example',
  at: times.acceptance,
};
export const byNoor = { ...byDana, name: 'Noor Haddad', by: 'noor@msp.example' };

/** The record that `change` amounts to for the present content of `text`. */
export function recordFor(text: string, change: RecordChange): YamlMapping {
  const library = gateLibrary({ [run]: text });
  const document = library.documents.get(run);
  if (!document) {
    throw new Error('The text to sign makes no document.');
  }
  const gateCase = gateCaseOf(library, document, today);
  const gate = gateCase.gates.find(({ id }) => id === change['gate']);
  const input = fingerprintInputOf(library, document, { gate, text });
  const record = {
    gate: change['gate'],
    decision: 'accepted',
    ...change,
    ...(gate?.meaning === undefined || (change['decision'] ?? 'accepted') !== 'accepted'
      ? {}
      : { meaning: gate.meaning }),
    content: input ? fingerprintOf(input, sha256) : '',
    ...common,
    prev: gateCase.standings.at(-1)?.id ?? 'none',
    ...change,
  };
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as YamlMapping;
}

/** `text` with a record added as its last one. */
export function withRecord(text: string, record: YamlMapping): string {
  const lines = Object.entries(record).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const at = text.indexOf('\n---\n', 3) + 1;
  const head = text.slice(0, at);
  const key = head.includes('\nsign_offs:\n') ? '' : 'sign_offs:\n';
  return `${head}${key}  - ${lines.join('\n    ')}\n${text.slice(at)}`;
}

export function signed(text: string, change: RecordChange): string {
  return withRecord(text, recordFor(text, change));
}

/** The same with the record's own signature, made over the payload by `sign`. */
export function signedByKey(
  text: string,
  change: RecordChange,
  sign: (payload: string) => string,
): string {
  const record = recordFor(text, change);
  return withRecord(text, { ...record, sig: sign(signaturePayload('CHK-4T7QZ', record)) });
}

/** `text` without its last record. */
export function withoutLastRecord(text: string): string {
  const at = text.lastIndexOf('\n  - gate: ');
  const after = text.indexOf('\n---\n', at);
  const kept = text.slice(0, at) + text.slice(after);
  return kept.replace('\nsign_offs:\n---', '\n---');
}

/** A commit of the run alone. */
// eslint-disable-next-line @typescript-eslint/max-params -- Cases read as a story: who, when, what.
export function commitRun(
  story: Story,
  by: Author,
  at: string,
  text: string | undefined,
  more: Partial<CommitOptions> = {},
): Story {
  return story.commit({ by, at, ...more, files: { [run]: text, ...more.files } });
}

export const settingsStory = Story.begin().commit({
  by: people.sam,
  at: times.settings,
  files: {
    [settingsPath]: 'title: Acme MSP\n',
    [rosterPath]: roster,
    [templatePath]: template,
    'lessons/licence.md': lesson,
    'projects/prj-118.md': project,
    'clients/acme.md': client,
  },
});

/** Up to the run with all work done and nothing signed. */
export function workedStory(start: Story = settingsStory): Story {
  const { lee, dana } = people;
  let story = commitRun(start, lee, times.run, openRun);
  story = commitRun(story, lee, times.worked, workedRun, {
    files: { 'evidence/fw.txt': 'permit any\n' },
  });
  return commitRun(story, dana, times.verified, verifiedRun);
}

export function handedOffStory(start: Story = settingsStory): Story {
  return commitRun(workedStory(start), people.lee, times.handoff, signed(verifiedRun, byLee));
}

/** The whole honest history. */
export function acceptedStory(start: Story = settingsStory): Story {
  const story = handedOffStory(start);
  return commitRun(story, people.dana, times.acceptance, signed(story.text(run), byDana));
}
