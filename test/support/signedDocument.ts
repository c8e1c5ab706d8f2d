/** Documents with gates, made at random: small, and full of what fingerprints must read right. */

/** A whole number from 0 to below `limit`, another one at every call. */
export type Pick = (limit: number) => number;

/** The same numbers for the same seed. */
export function createPick(seed: number): Pick {
  let state = (seed * 2654435769) >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

export const selections = [
  '',
  ', items: { roles: [team] }',
  ', items: { roles: [noc] }',
  ', items: { roles: [noc, team], sections: [Network] }',
  ', items: { sections: [network, "Après  move"] }',
  ', items: { sections: ["Apre\u0300s move", "Backup"] }',
];
export const fields = [
  'client: contoso',
  'client:   "contoso"   # the bank',
  'version: 1.10',
  'version: 1.1',
  'version: 0x1F',
  'serial: 12345678901234567890',
  'ratio: .inf',
  'values: { b: [1, 2.50, "x"], a: ~, !!k: 1 }'.replace('!!k', '"!k"'),
  '1.10: key',
  'scope: |\n  all  \n  of it',
  'scope: >-\n  all\n  of it',
  'contact: "caf\u00e9"',
  "contact: 'cafe\u0301'",
  'status: open',
  'tags: [a, b]',
  'due_on: 2026-12-01',
  'reviewed_on: 2026-11-01',
  'released_on: 2026-11-20',
  'spare: true',
  'forms: { "caf\u00e9": 1, "cafe\u0301": 2 }',
  'empty:',
  'quoted: "tab\\tand \\u00fc, \\ud83d\\ude00"',
];
export const headings = [
  '# Closeout',
  '## Network',
  '##  network @noc',
  '### Après  move',
  '  ## *Network*',
  '## Support @noc',
  'Network\n-------',
  '## Apre\u0300s move (@team)',
  '#### `code` and [link](x.md) @nobody',
];
export const prose = [
  'Saved before the change.',
  'See [the rules][r] and ![a diagram][d].',
  'Two lines  \nof text.',
  'A <!-- comment --> and &amp; an `@noc` entity.',
  '<!--\n- [x] hidden\n-->',
  '```\n- [ ] code @noc\nTicket: 1\n```',
  '    - [ ] indented code',
  '| a | b |\n|---|---|\n| [ ] x | @noc |',
  '[r]: rules.txt "The rules"',
  '[d]: <img/d 1.svg>',
  '[r]: other.txt',
  '> quoted\n> - [x] NET-9: in a quote\n>   Ticket: 7',
  '- plain\n- bullets',
  '1. one\n2. two\n   - [X] deep below',
  '- [x]',
  'word\n- [ ] straight after a paragraph',
  '***',
];
export const words = [
  'Export the rules.',
  '@noc verified',
  '@team done it',
  '@dana looks',
  'NET-1: Export the rules (evidence: file) [rules](fw.txt)',
  '**ACC-2:** Change the passwords (optional)',
  'Spare (n/a: no wireless here (yet))',
  'Spare (n/a)',
  'With `code (n/a: no)` and `@noc`',
  'A  wide   gap\tand a tab',
  'Ring <https://example.org/a?b=c> or www.example.org, [[SOP-0012|the SOP]].',
  'Two lines\n  of text @noc',
  'e\u0301 or \u00e9, \u212b',
  'ends in blanks   ',
  'mail dana@msp.example about it',
  '\\(n/a: escaped) text',
  'a [link (n/a: x)](y.md) (n/a: really)',
  '~~gone~~ **@noc**',
  'see [the rules][r]',
];
export const below = [
  'Ticket: T-4711',
  'Date: 2026-11-20\n\nAttendees: Dana, Kim',
  '[evidence](e.txt)',
  '- Ticket: 42\n- **Owner:** kim',
  '```\nTicket: in code\n```',
  'A paragraph of its own.',
  '> Quoted: yes',
];

/** A document, and one of its gates to sign; `''` stands for the whole document. */
export function signedDocument(pick: Pick): { readonly text: string; readonly gate: string } {
  const from = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const chosen = new Map(
    Array.from({ length: pick(3) }, () => from(fields)).map((field) => [
      field.split(':')[0],
      field,
    ]),
  );
  const owner = from(['team', 'noc', 'dana']);
  const lines = [
    'id: CHK-1',
    `owner: ${owner}`,
    ...chosen.values(),
    'gates:',
    `  - { id: handoff${from(selections)}, sign: { role: team } }`,
    `  - { id: acceptance${from(selections)}, sign: { role: noc }, blocks: [released_on, client] }`,
  ];
  const blocks = Array.from({ length: 1 + pick(4) }, () =>
    from([() => from(headings), () => from(prose), () => item(pick, 0), () => item(pick, 0)])(),
  );
  const body = blocks.join(from(['\n\n', '\n\n', '\n\n\n', '\n']));
  const top = `---\n${lines.join('\n')}\n---\n`;
  const end = from(['', '', '', '\n\n## End\n\n[r]: end.txt']);
  const rest = from(['', '\n']) + body + end + from(['', '\n', ' \n\n']);
  // YAML has no lines that end at a lone carriage return.
  const [topEnding, ending] = from([
    ['\n', '\n'],
    ['\n', '\n'],
    ['\r\n', '\r\n'],
    ['\n', '\r'],
  ]);
  return {
    text:
      from(['', '', '\ufeff']) +
      top.replaceAll('\n', topEnding ?? '\n') +
      rest.replaceAll('\n', ending ?? '\n'),
    gate: from(['handoff', 'handoff', 'acceptance', 'acceptance', '']),
  };
}

function item(pick: Pick, depth: number): string {
  const from = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const marker = from(['-', '*', '1.']);
  const indent = ' '.repeat(marker.length + 1);
  const parts = [`${marker} [${from([' ', 'x', 'X', '\t'])}] ${from(words)}`];
  if (pick(3) === 0) {
    parts.push(from(below).replace(/^(?=.)/gm, indent));
  }
  if (depth < 2 && pick(3) === 0) {
    parts.push(item(pick, depth + 1).replace(/^(?=.)/gm, indent));
  }
  return parts.join(from(['\n\n', '\n\n', '\n']));
}
