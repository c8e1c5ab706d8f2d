import { daysBetween, type CivilDate } from '../schema/civilDate.js';
import type { Lesson } from './lesson.js';

/** Days within which a captured lesson is answered, and an accepted one applied. */
export const lessonPatience = { captured: 14, accepted: 30 } as const;

/** How long a lesson has waited for its next step. */
export interface LessonWait {
  readonly state: keyof typeof lessonPatience;
  readonly since: CivilDate;
  readonly days: number;
  /** Whether that is longer than it should. */
  readonly isLate: boolean;
}

/** Since when an open lesson waits; undefined for one that is settled, or that says no day. */
export function waitOf(lesson: Lesson, today: CivilDate): LessonWait | undefined {
  const { state, raisedOn, acceptedOn = raisedOn } = lesson;
  if (state !== 'captured' && state !== 'accepted') {
    return undefined;
  }
  const since = state === 'captured' ? raisedOn : acceptedOn;
  if (since === undefined) {
    return undefined;
  }
  const days = daysBetween(since, today);
  return { state, since, days, isLate: days > lessonPatience[state] };
}
