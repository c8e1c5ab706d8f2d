import { lessonOf } from '../../lessons/lesson.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';

/** A lesson that points nowhere changes nothing. */
export const lessonNoTarget: DocumentRule = {
  kind: 'document',
  code: 'lesson/no-target',
  level: 'warning',
  policy: true,
  summary: 'An accepted lesson does not say which template or SOP it must change.',
  help: 'Write the id of the template or SOP in `target`; *Apply Lesson* does so when the change is made.',
  example: {
    path: 'lessons/labels.md',
    wrong: '---\nid: LL-7Q3K9\nkind: lesson\nstatus: accepted\n---\n',
    right: '---\nid: LL-7Q3K9\nkind: lesson\nstatus: accepted\ntarget: SOP-0012\n---\n',
    files: { 'sops/cabling.md': '---\nid: SOP-0012\n---\n' },
  },
  *check({ document, profile }) {
    const lesson = lessonOf(profile);
    if (lesson?.state === 'accepted' && lesson.target === undefined) {
      yield {
        range: valueOf(document, 'status'),
        message: 'The accepted lesson names no target; expected the id of a template or SOP.',
      };
    }
  },
};
