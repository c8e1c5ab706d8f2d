import { addDuration, type CivilDate, daysBetween } from '../schema/civilDate.js';
import type { ReviewPolicy } from '../schema/configuration.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import type { Profile } from '../schema/profile.js';

/**
 * Where a document's review clock stands.
 *
 * `none`: it has no clock. `never`: it has one that was never started. `invalid`: a date or interval that cannot be
 * believed, which is never taken for fresh.
 */
export type ReviewStatus =
  'current' | 'due-soon' | 'overdue' | 'long-overdue' | 'never' | 'invalid' | 'none';

/** What of a profile a review clock is read from. */
export type ReviewClock = Pick<
  Profile,
  'reviewedOn' | 'reviewIn' | 'effectiveOn' | 'kind' | 'status'
>;

export interface ReviewState {
  readonly status: ReviewStatus;
  readonly reviewedOn?: CivilDate;
  /** The last good day. */
  readonly dueOn?: CivilDate;
  /**
   * Days by which the review is overdue today; zero or less while it is still current.
   *
   * A document that was never reviewed counts from the day it became effective; without that day, and without a
   * clock, it is zero.
   */
  readonly overdueDays: number;
  /** What is wrong when the status is `invalid`. */
  readonly fault?: ReviewFault;
}

export type ReviewFault = 'malformed-date' | 'future-date' | 'malformed-interval';

/** The state of the review clock on `today`: on the last good day a document is due soon, the day after overdue. */
export function reviewOf(
  profile: ReviewClock,
  policy: ReviewPolicy,
  today: CivilDate,
): ReviewState {
  const { reviewedOn: reading, reviewIn } = profile;
  const reviewedOn = reading?.on;
  const fault = faultOf(profile, today);
  if (fault !== undefined) {
    return { status: 'invalid', overdueDays: 0, fault, ...(reviewedOn ? { reviewedOn } : {}) };
  }
  const interval = hasFinalStatus(profile) ? undefined : reviewIn?.duration;
  if (interval === undefined) {
    return { status: 'none', overdueDays: 0, ...(reviewedOn ? { reviewedOn } : {}) };
  }
  if (reviewedOn === undefined) {
    const effectiveOn = profile.effectiveOn?.on;
    const overdueDays = effectiveOn ? daysBetween(addDuration(effectiveOn, interval), today) : 0;
    return { status: 'never', overdueDays };
  }
  const dueOn = addDuration(reviewedOn, interval);
  const overdueDays = daysBetween(dueOn, today);
  // A month's review would otherwise be due soon from its first day on.
  const soonDays = Math.min(policy.dueSoonDays, Math.floor(daysBetween(reviewedOn, dueOn) / 4));
  return {
    status: statusOf(overdueDays, { ...policy, dueSoonDays: soonDays }),
    reviewedOn,
    dueOn,
    overdueDays,
  };
}

/**
 * The last day on which the review is not overdue, whichever day it is; undefined where no day makes it so, since there is
 * no clock, or none that can be believed.
 */
export function lastReviewDay(profile: ReviewClock): CivilDate | undefined {
  const { reviewedOn, reviewIn, effectiveOn } = profile;
  const interval = hasFinalStatus(profile) ? undefined : reviewIn?.duration;
  const from = reviewedOn === undefined ? effectiveOn?.on : reviewedOn.on;
  return interval && from && addDuration(from, interval);
}

function faultOf({ reviewedOn, reviewIn }: ReviewClock, today: CivilDate): ReviewFault | undefined {
  if (reviewedOn && reviewedOn.on === undefined) {
    return 'malformed-date';
  }
  if (reviewedOn?.on !== undefined && reviewedOn.on > today) {
    return 'future-date';
  }
  return reviewIn && reviewIn.duration === undefined ? 'malformed-interval' : undefined;
}

function statusOf(overdueDays: number, policy: ReviewPolicy): ReviewStatus {
  if (overdueDays > 0) {
    return overdueDays >= policy.longOverdueDays ? 'long-overdue' : 'overdue';
  }
  return -overdueDays <= policy.dueSoonDays ? 'due-soon' : 'current';
}
