import assert from 'node:assert/strict';
import { evidenceGapsOf, type TargetExists } from '../../../src/core/checklist/evidence.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';

/** The gaps of the first item, as kinds. */
function check(text: string, expected: readonly string[], exists?: TargetExists): void {
  const document = parseDocument('list.md', { text, bom: false });
  const [item] = document.items;
  assert.ok(item, text);
  assert.deepEqual(
    evidenceGapsOf(document, item, exists).map(({ kind }) => kind),
    expected,
    text,
  );
}

describe('evidenceGapsOf', () => {
  it('asks nothing of an item without the marker', () => {
    check('- [x] A\n', []);
  });

  it('takes a link, file or ticket, in the item or below it', () => {
    check('- [x] A (evidence)\n', ['missing']);
    check('- [x] A [rules](rules.txt) (evidence)\n', []);
    check('- [x] A (evidence)\n  - [rules](rules.txt)\n', []);
    check('- [x] A (evidence)\n\n  ![rack](rack.png)\n', []);
    check('- [x] A https://msp.example/1 (evidence)\n', []);
    check('- [x] A (evidence)\n  - Ticket: 4711\n', []);
    check('- [x] A INC-4711 (evidence)\n', []);
    check('- [x] A #4711 (evidence)\n', []);
    check('- [x] A (evidence)\n  - Evidence: exports/rules.txt\n', []);
  });

  it('takes nothing that opens no record', () => {
    check('- [x] A [here](#top) (evidence)\n', ['missing']);
    check('- [x] A [b](javascript:alert) (evidence)\n', ['missing']);
    check('- [x] A ![b](data:image/png;base64,AA) (evidence)\n', ['missing']);
    check('- [x] A [c](mailto:dana@msp.example) (evidence)\n', ['missing']);
    check('- [x] A []() (evidence)\n', ['missing']);
    check('- [x] A (evidence)\n  - Evidence: to be done\n', ['missing']);
    check('- [x] A (evidence)\n  - Ticket: none\n', ['missing']);
  });

  it('takes no standard or document for a ticket', () => {
    check('- [x] Encrypt with AES-256, see SOP-0012 (evidence)\n', ['missing']);
    check('- [x] A (from LL-7Q3K9) (evidence)\n', ['missing']);
    check('- [x] NOC-3: A (evidence)\n', ['missing']);
    check('- [x] A (due 2026-12-01) (evidence)\n', ['missing']);
  });

  it('leaves nested items their own', () => {
    check('- [x] A (evidence)\n  - [x] B [rules](rules.txt)\n', ['missing']);
  });

  it('asks for the form that is named', () => {
    check('- [x] A https://msp.example/1 (evidence: file)\n', ['missing']);
    check('- [x] A [rules](rules.txt) (evidence: file)\n', []);
    check('- [x] A [rules](rules.txt) (evidence: link)\n', []);
    check('- [x] A INC-4711 (evidence: link)\n', ['missing']);
    check('- [x] A https://msp.example/1 (evidence: ticket)\n', ['missing']);
    check('- [x] A (evidence: ticket)\n  - Ticket: INC-4711\n', []);
  });

  it('takes a link that is named after a ticket for that ticket too', () => {
    const item = '- [x] A (evidence: ticket)\n';
    check(`${item}  - Evidence: [INC-4711](https://tickets.msp.example/4711)\n`, []);
    check(`${item}  Evidence: [#4711](https://tickets.msp.example/4711), mail\n`, []);
    check(`${item}  - Evidence: see [INC-4711][i]\n\n[i]: https://tickets.msp.example\n`, []);
    check(`${item}  - Ticket: [INC-4711](https://tickets.msp.example/4711)\n`, []);
    check(`${item}  - Evidence: [SOP-0012](sops/backup.md)\n`, ['missing']);
    check(`${item}  - Evidence: [mail about INC-4711](https://msp.example/1)\n`, ['missing']);
    check(`${item}  - Note: [INC-4711](https://tickets.msp.example/4711)\n`, ['missing']);
    const file = item.replace('ticket', 'file');
    check(`${file}  - Evidence: [INC-4711](https://tickets.msp.example/4711)\n`, ['missing']);
  });

  it('asks for day and people of a meeting', () => {
    const item = '- [x] Introduce the NOC (evidence: meeting)\n';
    check(item, ['meeting-date', 'meeting-attendees']);
    check(`${item}  - Date: 2026-11-20\n  - Attendees: Dana, Kim (Contoso)\n`, []);
    check(`${item}  - date: 2026-11-20 10:00\n  - ATTENDEES: Dana and Kim\n`, []);
    check(`${item}  - Date: soon\n  - Attendees: Dana\n`, ['meeting-date', 'meeting-attendees']);
    check(`${item}  - Date: 2026-02-30\n  - Attendees: Dana; Kim\n`, ['meeting-date']);
  });

  it('asks whether files exist when it is told how', () => {
    const exists = (target: string) => target === 'there.txt';
    check('- [x] A [rules](gone.txt) (evidence)\n', ['file-missing'], exists);
    check('- [x] A [rules](there.txt) (evidence)\n', [], exists);
    check('- [x] A [rules](gone.txt) https://msp.example/1 (evidence)\n', [], exists);
    check('- [x] A [[gone]] (evidence: file)\n', ['file-missing'], exists);
  });
});
