import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { psaLinks } from '../../../src/core/language/psaLinks.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { decodeText } from '../../../src/core/text/decodeText.js';

const both =
  'psa:\n  ticket_url: https://psa.example/t/{id}\n  project_url: https://psa.example/p/{id}\n';

/** Each link as `text address`. */
function check(text: string, expected: readonly string[], settings = both): void {
  const document = parseDocument('a.md', decodeText(new TextEncoder().encode(text)));
  const { psa } = parseConfiguration(settings);
  const found = psaLinks(document, text, psa).map(
    ({ range, address }) => `${text.slice(range.start, range.end)} ${address}`,
  );
  assert.deepEqual(found, expected);
}

describe('links into the PSA', () => {
  it('lead from ticket numbers, however they are written', () => {
    check('- [x] Done\n  Ticket: T-4711\n', ['T-4711 https://psa.example/t/T-4711']);
    check('See ticket #4711 and tickets 12.', [
      '4711 https://psa.example/t/4711',
      '12 https://psa.example/t/12',
    ]);
    check('A ticket is open. Tickets: none. Ticketing 5.', []);
  });

  it('lead from the id of a project, quoted or not', () => {
    check('---\npsa_id: "10 233"\n---\n', ['"10 233" https://psa.example/p/10%20233']);
    check('---\npsa_id: 7\n---\n', ['7 https://psa.example/p/7']);
    check('---\npsa_id:\n---\n', []);
  });

  it('lead nowhere that the configuration does not name', () => {
    check('---\npsa_id: 7\n---\n\nTicket: 5\n', [], 'title: A\n');
    check('Ticket: 5\n', [], 'psa:\n  ticket_url: javascript:{id}\n');
  });
});
