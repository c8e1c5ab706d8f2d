import { lessonOf } from '../../lessons/lesson.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';

/** Who raised a lesson is owed the reason why nothing changes. */
export const lessonNoReason: DocumentRule = {
  kind: 'document',
  code: 'lesson/no-reason',
  level: 'warning',
  policy: true,
  summary: 'A declined lesson does not say why.',
  help: 'Write the reason in `reason`; *Decline with Reason* and `sop lesson decline` ask for it.',
  example: {
    path: 'lessons/labels.md',
    wrong: '---\nid: LL-7Q3K9\nkind: lesson\nstatus: declined\n---\n',
    right: '---\nid: LL-7Q3K9\nkind: lesson\nstatus: declined\nreason: The vendor fixed it.\n---\n',
  },
  *check({ document, profile }) {
    const lesson = lessonOf(profile);
    if (lesson?.state === 'declined' && lesson.reason === undefined) {
      yield {
        range: valueOf(document, 'status'),
        message: 'The lesson is declined without a reason; expected one in "reason".',
      };
    }
  },
};
