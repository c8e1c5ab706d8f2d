/** Records and rules whose digests are frozen. */
import type { YamlMapping } from '../../src/core/document/frontmatter.js';
import type { PolicyVector, RecordVector } from './goldenVectors.js';

const digest = '0123456789abcdef'.repeat(4);
const accepted = {
  gate: 'acceptance',
  decision: 'accepted',
  role: 'noc',
  name: 'Dana Reyes',
  by: 'dana@msp.example',
  at: '2026-11-20T20:04:05Z',
  meaning: 'The NOC accepts this environment into support.',
  content: `c1:${digest}`,
  policy: `p1:${digest}`,
  prev: 'none',
};
const { meaning: _, ...plain } = accepted;
const note = 'The restore test has no ticket.';

const records: Readonly<Record<string, YamlMapping>> = {
  accepted,
  'without meaning': plain,
  'keys in another order': Object.fromEntries(Object.entries(accepted).reverse()),
  'with signature': { ...accepted, sig: '-----BEGIN SSH SIGNATURE-----\nU1NI\n' },
  'after another': { ...accepted, prev: digest },
  returned: { ...plain, decision: 'returned', note, items: ['BKP-2', 'DOC-2'] },
  'returned without items': { ...plain, decision: 'returned', note },
  'returned with no item': { ...plain, decision: 'returned', note, items: [] },
  revoked: { ...plain, decision: 'revoked', note: 'Signed the wrong run.', target: digest },
  overridden: { ...plain, decision: 'overridden', note: 'Go-live tonight.', until: '2026-12-31' },
  're-affirmed': { ...accepted, note: 'A typo in DOC-2.', prev: digest },
  'note of two lines': { ...plain, decision: 'returned', note: 'First.\nSecond.\n' },
  'note with trailing blanks': { ...plain, decision: 'returned', note: `${note}  ` },
  'quotes and backslashes': { ...plain, decision: 'returned', note: 'Say "no" \\ \'yes\'' },
  'control characters': { ...plain, decision: 'returned', note: '\u0000\u001f\u007f\u0085\u2028' },
  'composed name': { ...accepted, name: 'Tom\u00e1\u0161 Nov\u00e1k' },
  'decomposed name': { ...accepted, name: 'Toma\u0301s\u030c Nova\u0301k' },
  'name beyond the basic plane': { ...accepted, name: 'Dana \u{1f600} \u{20bb7}' },
  'address with a plus': { ...accepted, by: 'dana+sop@msp.example' },
  'another gate': { ...accepted, gate: 'handoff', role: 'project-team' },
};

export const recordCases: readonly Pick<RecordVector, 'name' | 'doc' | 'record'>[] = [
  ...Object.entries(records).map(([name, record]) => ({ name, doc: 'CHK-4T7QZ', record })),
  ...['CHK-4T7QY', 'caf\u00e9', 'cafe\u0301', 'doc "1"'].map((doc) => ({
    ...{ name: `document ${JSON.stringify(doc)}`, doc, record: accepted },
  })),
];

const roster = `people:
  dana: { name: Dana Reyes, emails: [dana@msp.example], keys: [ssh-ed25519 AAAAC3Nza dana] }
  kim: { name: Kim Lund, emails: [kim@msp.example, kim@old.example], until: 2026-09-30 }
roles:
  noc: { title: Network operations, members: [dana, { person: kim, from: 2026-01-01, until: 2026-06-30 }] }
  team: [kim]
`;
const fields = `template: { id: TPL-CLOSEOUT, content: "c1:${digest}" }
gates:
  - { id: acceptance, sign: { role: noc, count: 2 }, blocks: [released_on] }
`;

const rosters: Readonly<Record<string, string>> = {
  'another name': roster.replace('Dana Reyes', 'Dana R. Reyes'),
  'another address': roster.replace('kim@old.example', 'kim@new.example'),
  'addresses in another order': roster.replace(/(kim@msp.example), (kim@old.example)/, '$2, $1'),
  'another key': roster.replace('AAAAC3Nza', 'AAAAC3Nzb'),
  'no key': roster.replace(/, keys: \[.*?\]/, ''),
  'nobody left': roster.replace(', until: 2026-09-30', ''),
  'members in another order': roster.replace(/\[dana, (\{.*?\})\]/, '[$1, dana]'),
  'no end of a membership': roster.replace(', until: 2026-06-30', ''),
  'no beginning of a membership': roster.replace('from: 2026-01-01, ', ''),
  'another title of a role': roster.replace('Network operations', 'Operations'),
  'one more role': `${roster}  sales: []\n`,
  'roles without people': roster.replace('[kim]', '[]'),
  'written in another style': roster
    .replace('[kim]', '\n    members:\n      - person: "kim"')
    .replace(/\n/g, '\r\n'),
};
const documents: Readonly<Record<string, string>> = {
  'no template': fields.replace(/template.*\n/, ''),
  'template by its id': fields.replace(/\{ id: (TPL-CLOSEOUT).*\}/, '$1'),
  'another content of the template': fields.replace('0123', '3210'),
  'no gates': fields.split('gates:')[0] ?? '',
  'empty gates': `${fields.split('gates:')[0] ?? ''}gates: []\n`,
  'another gate': fields.replace('acceptance', 'approval'),
  'fewer signatures': fields.replace('count: 2', 'count: 1'),
  'gates in another style': fields.replace(
    /- \{ id.*/,
    '- sign:\n      count: 2\n      role: "noc"\n    blocks:\n      - released_on\n    id: acceptance',
  ),
  'other fields': `${fields}client: contoso\n`,
  'infinite count': fields.replace('count: 2', 'count: .inf'),
  'count that is none': fields.replace('count: 2', 'count: .nan'),
};

export const policyCases: readonly Omit<PolicyVector, 'digest'>[] = [
  { name: 'plain', roster, fields },
  { name: 'empty', roster: '', fields: '{}' },
  ...Object.entries(rosters).map(([name, text]) => ({ name, roster: text, fields })),
  ...Object.entries(documents).map(([name, text]) => ({ name, roster, fields: text })),
];
