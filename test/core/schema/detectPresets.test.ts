import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { detectPresets } from '../../../src/core/schema/detectPresets.js';

/**
 * Each document is its frontmatter, named `0.md`, `1.md` and so on. Expected are lines: `preset documents`, and for
 * each date key `key format values ambiguous misfits evidence`.
 */
function check(frontmatters: readonly string[], ...expected: readonly string[]) {
  const documents = frontmatters.map((frontmatter, index) =>
    parseDocument(`${index}.md`, { text: `---\n${frontmatter}\n---\n`, bom: false }),
  );
  const lines = detectPresets(documents).flatMap(({ preset, documents: count, dates }) => [
    `${preset.id} ${count}`,
    ...dates.map(
      ({ key, format, candidates, values, ambiguous, misfits, evidence }) =>
        `${key} ${format ?? candidates.join('|')} ${values} ${ambiguous} ${misfits} ${evidence?.path ?? '-'}`,
    ),
  ]);
  assert.deepEqual(lines, expected);
}

describe('presets', () => {
  it('are found by the keys that tell them', () => {
    check(['title: a'], ...[]);
    check(
      ['last_reviewed_on: 2026-01-01\nreview_in: 6 months', 'owner_slack: "#ops"', 'title: a'],
      'govuk 2',
      'last_reviewed_on YYYY-MM-DD 1 0 0 0.md',
    );
    check(
      ['last_updated: "2026-02-25"\nreview_cycle: annually'],
      'gsa 1',
      'last_updated YYYY-MM-DD 1 0 0 0.md',
    );
    check(['last_updated: 2026-02-25']);
    check(
      ['last_review_date: 2026-01-01'],
      'last-review-date 1',
      'last_review_date YYYY-MM-DD 1 0 0 0.md',
    );
    check(
      ['revision: 3\neffective: 1 May 2026'],
      'quality-manual 1',
      'effective D MMMM YYYY 1 0 0 0.md',
    );
  });

  it('that more documents follow come first', () => {
    check(
      ['last_review_date: 2026-01-01', 'ms.topic: how-to', 'ms.topic: concept'],
      'microsoft-docs 2',
      'last-review-date 1',
      'last_review_date YYYY-MM-DD 1 0 0 0.md',
    );
  });

  it('tell the order of day and month by one value that only one order can mean', () => {
    check(
      ['ms.date: 05/06/2026', 'ms.date: 05/26/2026', 'ms.date: 01/02/2026'],
      'microsoft-docs 3',
      'ms.date MM/DD/YYYY 3 2 0 1.md',
    );
    check(
      ['ms.date: 05/06/2026', 'ms.date: 26/05/2026'],
      'microsoft-docs 2',
      'ms.date DD/MM/YYYY 2 1 0 1.md',
    );
  });

  it('do not guess when every value is ambiguous, or as many speak for one as for the other', () => {
    check(['ms.date: 05/06/2026'], 'microsoft-docs 1', 'ms.date MM/DD/YYYY|DD/MM/YYYY 1 1 0 -');
    check(
      ['ms.date: 05/26/2026', 'ms.date: 26/05/2026'],
      'microsoft-docs 2',
      'ms.date MM/DD/YYYY|DD/MM/YYYY 2 0 1 -',
    );
  });

  it('count values that the chosen format cannot read', () => {
    check(
      ['ms.date: 05/26/2026', 'ms.date: 05/27/2026', 'ms.date: 27/05/2026', 'ms.date: soon'],
      'microsoft-docs 4',
      'ms.date MM/DD/YYYY 4 0 2 0.md',
    );
    check(
      ['last_reviewed_on: 2026-01-01', 'last_reviewed_on: soon'],
      'govuk 2',
      'last_reviewed_on YYYY-MM-DD 2 0 1 0.md',
    );
  });

  it('understand YYYY-MM-DD among dates of another format', () => {
    check(
      ['ms.date: 05/26/2026', 'ms.date: 2026-05-27', 'ms.date: 2026-05-28'],
      'microsoft-docs 3',
      'ms.date MM/DD/YYYY 3 0 0 0.md',
    );
  });
});
