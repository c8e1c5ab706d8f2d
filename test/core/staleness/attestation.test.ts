import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { parseCivilDate } from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { profileOf } from '../../../src/core/schema/profileOf.js';
import { type Attestation, markReviewedFields } from '../../../src/core/staleness/attestation.js';

const on = parseCivilDate('2026-11-21');
assert.ok(on);
const byDana: Attestation = { on, by: 'dana', outcome: 'still-accurate' };

/** Expected are the keys with their new values, in order. */
function check(
  frontmatter: string,
  given: { readonly configuration?: string; readonly attestation?: Partial<Attestation> },
  expected: readonly (readonly [key: string, value: unknown])[],
) {
  const configuration = parseConfiguration(given.configuration);
  const document = parseDocument('a.md', { text: `---\n${frontmatter}\n---\n`, bom: false });
  const profile = profileOf(document, configuration);
  const attestation = { ...byDana, ...given.attestation };
  const changes = markReviewedFields(document, { profile, configuration }, attestation);
  assert.deepEqual(
    changes.map(({ key, value }) => [key, value]),
    expected,
  );
}

describe('marking a document reviewed', () => {
  it('says when, by whom and with which outcome', () => {
    check('title: a', {}, [
      ['reviewed_on', '2026-11-21'],
      ['reviewed_by', 'dana'],
      ['reviewed_outcome', 'still-accurate'],
    ]);
  });

  it('says what was reviewed, and whether many were at once', () => {
    check('title: a', { attestation: { content: 'c1:00', inBulk: true, outcome: 'corrected' } }, [
      ['reviewed_on', '2026-11-21'],
      ['reviewed_by', 'dana'],
      ['reviewed_content', 'c1:00'],
      ['reviewed_outcome', 'corrected'],
      ['reviewed_in_bulk', true],
    ]);
  });

  it('takes out what only the review before it said', () => {
    check('reviewed_on: 2025-01-01\nreviewed_content: old\nreviewed_in_bulk: true', {}, [
      ['reviewed_on', '2026-11-21'],
      ['reviewed_by', 'dana'],
      ['reviewed_content', undefined],
      ['reviewed_outcome', 'still-accurate'],
      ['reviewed_in_bulk', undefined],
    ]);
  });

  it('keeps the keys and date formats of other conventions', () => {
    check('last_reviewed_on: 2025-01-01', {}, [
      ['last_reviewed_on', '2026-11-21'],
      ['reviewed_by', 'dana'],
      ['reviewed_outcome', 'still-accurate'],
    ]);
    check('ms.date: 1/2/2025\nms.reviewer: sam', { configuration: 'presets: [microsoft-docs]' }, [
      ['ms.date', '11/21/2026'],
      ['ms.reviewer', 'dana'],
      ['reviewed_outcome', 'still-accurate'],
    ]);
    check(
      'ms.date: 1/2/2025\nms.reviewer: sam\nreviewed_by: lee',
      { configuration: 'presets: [microsoft-docs]' },
      [
        ['ms.date', '11/21/2026'],
        ['reviewed_by', 'dana'],
        ['reviewed_outcome', 'still-accurate'],
      ],
    );
  });

  it('retires a document whose kind can be retired', () => {
    const outcome = 'retire';
    const reviewed = [
      ['reviewed_on', '2026-11-21'],
      ['reviewed_by', 'dana'],
      ['reviewed_outcome', 'retire'],
    ] as const;
    check('kind: sop', { attestation: { outcome } }, [...reviewed, ['status', 'retired']]);
    check('kind: lesson', { attestation: { outcome } }, reviewed);
    check('kind: sop', {}, [...reviewed.slice(0, 2), ['reviewed_outcome', 'still-accurate']]);
  });
});
