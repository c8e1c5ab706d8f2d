import { lessonOf } from '../../lessons/lesson.js';
import { lessonPatience, waitOf } from '../../lessons/lessonAge.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';

/** Who gets no answer captures no second lesson. */
export const lessonWaiting: DocumentRule = {
  kind: 'document',
  code: 'lesson/waiting',
  level: 'info',
  policy: true,
  summary: `A captured lesson was neither accepted nor declined within ${lessonPatience.captured} days.`,
  help: 'Decide: *Accept* or *Decline with Reason*, or `sop lesson accept` and `sop lesson decline`.',
  example: {
    path: 'lessons/labels.md',
    wrong: '---\nid: LL-7Q3K9\nkind: lesson\nraised_on: 2026-05-01\nstatus: captured\n---\n',
    right: '---\nid: LL-7Q3K9\nkind: lesson\nraised_on: 2026-06-10\nstatus: captured\n---\n',
  },
  *check({ document, profile, today }) {
    const lesson = lessonOf(profile);
    const wait = lesson && waitOf(lesson, today);
    if (wait?.state === 'captured' && wait.isLate) {
      yield {
        range: valueOf(document, 'status'),
        message: `The lesson waits for an answer for ${countedDays(wait.days)}; expected it to be accepted or declined within ${lessonPatience.captured}.`,
      };
    }
  },
};
