import { lessonOf } from '../../lessons/lesson.js';
import { lessonPatience, waitOf } from '../../lessons/lessonAge.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';

/** An accepted lesson that nothing was changed for is a promise that is not kept. */
export const lessonAgeing: DocumentRule = {
  kind: 'document',
  code: 'lesson/ageing',
  level: 'warning',
  policy: true,
  summary: `A lesson was accepted more than ${lessonPatience.accepted} days ago and is not applied.`,
  help: 'Change the template or SOP: *Apply Lesson*, or `sop lesson apply`. If it is not worth the change, decline it with the reason.',
  example: {
    path: 'lessons/labels.md',
    wrong:
      '---\nid: LL-7Q3K9\nkind: lesson\ntarget: SOP-1\nraised_on: 2026-03-01\naccepted_on: 2026-04-01\nstatus: accepted\n---\n',
    right:
      '---\nid: LL-7Q3K9\nkind: lesson\ntarget: SOP-1\nraised_on: 2026-03-01\naccepted_on: 2026-06-01\nstatus: accepted\n---\n',
    files: { 'sops/cabling.md': '---\nid: SOP-1\n---\n' },
  },
  *check({ document, profile, today }) {
    const lesson = lessonOf(profile);
    const wait = lesson && waitOf(lesson, today);
    if (wait?.state === 'accepted' && wait.isLate) {
      yield {
        range: valueOf(document, 'status'),
        message: `The lesson was accepted ${countedDays(wait.days)} ago and is not applied; expected its change within ${lessonPatience.accepted}.`,
      };
    }
  },
};
