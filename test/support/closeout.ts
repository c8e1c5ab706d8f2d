import { gateCaseOf, fingerprintInputOf } from '../../src/core/gate/gateCase.js';
import type { Library } from '../../src/core/library/library.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { fingerprintOf } from '../../src/core/signoff/fingerprint.js';
import { recordId } from '../../src/core/signoff/recordId.js';
import { libraryOf } from './libraryOf.js';
import { sha256 } from './sha256.js';

/** The day the closeouts of tests are looked at. */
export const today = '2026-11-21' as CivilDate;

/** Dana and Noor work in the NOC, Lee leads projects, Sam manages; Ola left the NOC in October. */
export const roster = `people:
  dana: { name: Dana Reyes, emails: [dana@msp.example] }
  noor: { name: Noor Haddad, emails: [noor@msp.example] }
  lee: { name: Lee Park, emails: [lee@msp.example] }
  sam: { name: Sam Ito, emails: [sam@msp.example] }
  ola: { name: Ola Berg, emails: [ola@msp.example] }
roles:
  noc: { members: [{ person: dana }, { person: noor }, { person: ola, until: 2026-10-31 }] }
  project-team: { members: [{ person: lee }] }
  service-manager: { members: [{ person: sam }] }
`;

/** A library of these files under the roster of tests. */
export function gateLibrary(files: Readonly<Record<string, string>>): Library {
  return libraryOf({ '.sop/library.yml': 'title: Test\n', '.sop/roster.yml': roster, ...files });
}

/** A sign-off to be added: what differs from a plain acceptance by Dana. */
export type SignOffChange = Readonly<Record<string, string | readonly string[] | undefined>>;

const signature = {
  gate: 'acceptance',
  decision: 'accepted',
  role: 'noc',
  name: 'Dana Reyes',
  by: 'dana@msp.example',
  at: '2026-11-20T20:04:05Z',
  policy: `p1:${'0'.repeat(64)}`,
};

/** `text` with a sign-off of its present content added, the chain continued. */
export function signed(text: string, change: SignOffChange = {}): string {
  const path = 'signed.md';
  const library = gateLibrary({ [path]: text });
  const document = library.documents.get(path);
  if (!document) {
    throw new Error('The text to sign makes no document.');
  }
  const gateCase = gateCaseOf(library, document, today);
  const gateId = change['gate'] ?? signature.gate;
  const gate = gateCase.gates.find(({ id }) => id === gateId);
  const input = fingerprintInputOf(library, document, { gate, text });
  const last = gateCase.standings.at(-1);
  const record = Object.fromEntries(
    Object.entries({
      ...signature,
      ...(gate?.meaning === undefined || change['decision'] !== undefined
        ? {}
        : { meaning: gate.meaning }),
      content: input ? fingerprintOf(input, sha256) : '',
      prev: last?.id ?? 'none',
      ...change,
    }).filter(([, value]) => value !== undefined),
  );
  const lines = Object.entries(record).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const block = `  - ${lines.join('\n    ')}\n`;
  const at = text.indexOf('\n---\n', 3) + 1;
  const head = text.slice(0, at);
  return head + (head.includes('\nsign_offs:\n') ? '' : 'sign_offs:\n') + block + text.slice(at);
}

/** Id of the last record in `text`. */
export function lastRecordId(text: string): string {
  const library = gateLibrary({ 'signed.md': text });
  const document = library.documents.get('signed.md');
  const records = document?.frontmatter.data['sign_offs'];
  const last = Array.isArray(records) ? (records.at(-1) as Readonly<Record<string, string>>) : {};
  return recordId(last, sha256);
}
