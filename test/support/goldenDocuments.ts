/** Documents whose fingerprints are frozen: one closeout, and one thing at a time changed in it. */
import { below, fields, headings, prose, selections, words } from './signedDocument.js';

/** The library that the documents belong to. */
export const goldenLibrary: Readonly<Record<string, string>> = {
  '.sop/library.yml': 'title: Golden\nfields:\n  reviewed_on: { keys: [checked_on] }\n',
  '.sop/roster.yml': `people:
  dana: { name: Dana Reyes, emails: [dana@msp.example] }
  kim: { name: Kim Lund, emails: [kim@msp.example] }
roles:
  noc: { members: [dana] }
  team: { members: [kim] }
`,
};

interface Part {
  readonly selection?: string;
  readonly owner?: string;
  readonly field?: string;
  readonly kind?: string;
  readonly body?: string;
}

const closeout = `# Closeout

## Network

- [x] NET-1: Export the rules. (evidence: file) [rules](fw.txt)

  Saved before the change.

  - [ ] @noc verified

- [ ] NET-2: Say thanks. (optional)

## Support @noc

- [ ] Ring the client.
`;

function golden({ selection, owner = 'team', field, kind = 'checklist', body = closeout }: Part) {
  return `---
id: CHK-4T7QZ
kind: ${kind}
title: "Closeout: Contoso"
owner: ${owner}
${field === undefined ? '' : `${field}\n`}gates:
  - { id: handoff${selection ?? ', items: { roles: [team] }'}, sign: { role: team } }
  - id: acceptance
    title: Accepted into support
    after: [handoff]
    sign: { role: noc, count: 1 }
    blocks: [released_on]
---

${body}`;
}

const named = (what: string, list: readonly string[], make: (each: string) => Part) =>
  list.map((each) => [`${what} ${JSON.stringify(each)}`, golden(make(each))] as const);

const plain = golden({});

/** Names and texts; a name is never used again for another text. */
export const documentCases: readonly (readonly [string, string])[] = [
  ['plain', plain],
  ['crlf', plain.replaceAll('\n', '\r\n')],
  ['byte order mark', `\ufeff${plain}`],
  [
    'lone returns in the body',
    plain.replace(/(?<=---\n\n)[^]*/, (body) => body.replace(/\n/g, '\r')),
  ],
  ['no text', golden({ body: '' })],
  ['only blank lines', golden({ body: '\n \n\t\n' })],
  ['capital x', plain.replace('[x]', '[X]')],
  ['open', plain.replace('[x]', '[ ]')],
  ['verified', plain.replace('- [ ] @noc', '- [x] @noc')],
  ['indented heading', plain.replace('## Support', '  ## Support')],
  ['section of another case', golden({ selection: ', items: { sections: [NETWORK] }' })],
  ['section that is not there', golden({ selection: ', items: { sections: [Backup] }' })],
  [
    'definition outside of the section',
    golden({
      selection: ', items: { sections: [Network] }',
      body: `${closeout.replace('before the change', 'before the [change][c]')}\n[c]: <a b.txt>\n`,
    }),
  ],
  [
    'definition in an item of others',
    golden({
      body: `${closeout.replace('before the change', '![before][c]')}\n  [c]: a.png\n`,
    }),
  ],
  ['role of an owner who is a person', golden({ owner: 'dana' })],
  ['role that only a gate names', golden({ selection: ', items: { roles: [builders] }' })],
  ['bookkeeping of the kind', golden({ kind: 'project', field: 'change_log: [late]' })],
  ['foreign key of a review', golden({ field: 'checked_on: 2026-11-01' })],
  ['title that a gate blocks', plain.replace('[released_on]', '[released_on, title]')],
  ['keys in two forms', golden({ field: 'values: { "caf\u00e9": 1, "cafe\u0301": 2 }' })],
  ['lone surrogate', golden({ field: 'note: "\\ud800"' })],
  ...named('selection', selections, (selection) => ({ selection })),
  ...named('field', fields, (field) => ({ field })),
  ...named('heading', headings, (heading) => ({
    body: closeout.replace('## Network', heading),
    selection: ', items: { sections: [network, "Apr\u00e8s move"] }',
  })),
  ...named('prose', prose, (text) => ({
    body: closeout.replace('- [ ] NET-2', `${text}\n\n- [ ] NET-2`),
  })),
  ...named('item', words, (text) => ({ body: `${closeout}\n- [x] ${text}\n` })),
  ...named('below an item', below, (text) => ({
    body: `- [x] Done\n\n${text.replace(/^(?=.)/gm, '  ')}\n`,
  })),
];
