import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import {
  addDays,
  addDuration,
  type CivilDate,
  parseCivilDate,
} from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { profileOf } from '../../../src/core/schema/profileOf.js';
import { reviewOf, type ReviewState } from '../../../src/core/staleness/review.js';
import { fuzz } from '../../support/fuzz.js';

const configuration = parseConfiguration('review: { due_soon: 14 days, long_overdue: 90 days }');

function review(frontmatter: string, today: string): ReviewState {
  const text = `---\n${frontmatter}\n---\n`;
  const day = parseCivilDate(today);
  assert.ok(day);
  const document = parseDocument('a.md', { text, bom: false });
  return reviewOf(profileOf(document, configuration), configuration.review, day);
}

/** Expected as `status overdueDays`, with the fault of an invalid one. */
function check(frontmatter: string, today: string, expected: string) {
  const { status, overdueDays, fault } = review(frontmatter, today);
  assert.equal(
    [status, overdueDays, fault].filter((part) => part !== undefined).join(' '),
    expected,
  );
}

describe('the review clock', () => {
  const may = 'reviewed_on: 2026-05-01\nreview_in: 6 months';

  it('turns the day after the last good day', () => {
    check(may, '2026-05-01', 'current -184');
    check(may, '2026-10-17', 'current -15');
    check(may, '2026-10-18', 'due-soon -14');
    check(may, '2026-11-01', 'due-soon 0');
    check(may, '2026-11-02', 'overdue 1');
    check(may, '2026-11-21', 'overdue 20');
    check(may, '2027-01-29', 'overdue 89');
    check(may, '2027-01-30', 'long-overdue 90');
  });

  it('is due soon for no more than a quarter of its interval', () => {
    const month = 'reviewed_on: 2026-11-01\nreview_in: 1 month';
    check(month, '2026-11-01', 'current -30');
    check(month, '2026-11-23', 'current -8');
    check(month, '2026-11-24', 'due-soon -7');
    check('reviewed_on: 2026-11-01\nreview_in: 2 days', '2026-11-02', 'current -1');
    check('reviewed_on: 2026-11-01\nreview_in: 2 days', '2026-11-03', 'due-soon 0');
  });

  it('names both of its days', () => {
    assert.deepEqual(review(may, '2026-11-21'), {
      status: 'overdue',
      reviewedOn: '2026-05-01',
      dueOn: '2026-11-01',
      overdueDays: 20,
    });
  });

  it('clamps the last good day to the end of its month', () => {
    const clamped = 'reviewed_on: 2026-08-31\nreview_in: P6M';
    check(clamped, '2027-02-28', 'due-soon 0');
    check(clamped, '2027-03-01', 'overdue 1');
  });

  it('never believes a date that is malformed, impossible or in the future', () => {
    check('reviewed_on: yesterday\nreview_in: 6 months', '2026-11-21', 'invalid 0 malformed-date');
    check('reviewed_on: 2026-02-30\nreview_in: 6 months', '2026-11-21', 'invalid 0 malformed-date');
    check('reviewed_on: 2026\nreview_in: 6 months', '2026-11-21', 'invalid 0 malformed-date');
    check('reviewed_on: 2026-11-22\nreview_in: 6 months', '2026-11-21', 'invalid 0 future-date');
    check('reviewed_on: 2026-11-21\nreview_in: 6 months', '2026-11-21', 'current -181');
    check('reviewed_on: 2026-02-30', '2026-11-21', 'invalid 0 malformed-date');
  });

  it('never believes an interval it cannot read', () => {
    check('reviewed_on: 2026-05-01\nreview_in: soon', '2026-11-21', 'invalid 0 malformed-interval');
    check('review_in: 0 months', '2026-11-21', 'invalid 0 malformed-interval');
    check('review_in: 6', '2026-11-21', 'invalid 0 malformed-interval');
  });

  it('was never started without a first review', () => {
    check('review_in: 6 months', '2026-11-21', 'never 0');
    check('kind: sop', '2026-11-21', 'never 0');
    check('review_in: 6 months\neffective_on: 2026-05-01', '2026-11-21', 'never 20');
    check('review_in: 6 months\neffective_on: 2026-10-01', '2026-11-21', 'never -131');
  });

  it('is absent without an interval', () => {
    check('title: a', '2026-11-21', 'none 0');
    assert.deepEqual(review('reviewed_on: 2026-05-01', '2026-11-21'), {
      status: 'none',
      reviewedOn: '2026-05-01',
      overdueDays: 0,
    });
  });

  it('stands still once a document is out of use', () => {
    const old = 'kind: sop\nreviewed_on: 2020-01-01';
    check(`${old}\nstatus: approved`, '2026-11-21', 'long-overdue 2150');
    check(`${old}\nstatus: retired`, '2026-11-21', 'none 0');
    check('kind: page\nreview_in: 1 year\nstatus: retired', '2026-11-21', 'never 0');
  });

  it('never gets younger as days pass', () => {
    const order = ['current', 'due-soon', 'overdue', 'long-overdue'];
    const reviewedOn = parseCivilDate('2024-01-31') as CivilDate;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 1500 }),
        (months, days) => {
          const today = addDays(reviewedOn, days);
          const frontmatter = `reviewed_on: ${reviewedOn}\nreview_in: ${months} months`;
          const now = review(frontmatter, today);
          const next = review(frontmatter, addDays(today, 1));
          assert.equal(next.overdueDays, now.overdueDays + 1);
          assert.ok(order.indexOf(next.status) >= order.indexOf(now.status));
          assert.equal(now.dueOn, addDuration(reviewedOn, { months, days: 0 }));
          assert.equal(now.overdueDays > 0, today > (now.dueOn ?? today));
        },
      ),
      fuzz(300),
    );
  });
});
