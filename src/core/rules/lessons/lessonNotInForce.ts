import { isInForce, lessonsIn } from '../../library/lessons.js';
import { lessonMark } from '../../lessons/lessonMarks.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

/** A lesson counts as applied only while its change stands where it belongs. */
export const lessonNotInForce: LibraryRule = {
  kind: 'library',
  code: 'lesson/not-in-force',
  level: 'warning',
  policy: true,
  summary:
    'A lesson says it is applied, but its mark `(from LL-...)` does not stand in its target.',
  help: 'Put the change back, with the mark behind it: *Apply Lesson*, or `sop lesson apply`. If it was taken out on purpose, decline the lesson with the reason. Marks in code and comments do not count.',
  example: {
    path: 'lessons/labels.md',
    wrong: '---\nid: LL-7Q3K9\nkind: lesson\nstatus: applied\ntarget: TPL-1\n---\n',
    right: '---\nid: LL-2B8XZ\nkind: lesson\nstatus: applied\ntarget: TPL-1\n---\n',
    files: {
      'templates/closeout.md':
        '---\nid: TPL-1\nkind: template\n---\n\n- [ ] NET-1: Label both ends. (from LL-2B8XZ)\n',
    },
  },
  *check({ library }) {
    for (const lesson of lessonsIn(library)) {
      yield undefined;
      const document = library.documents.get(lesson.path);
      if (document === undefined || lesson.state !== 'applied' || isInForce(library, lesson)) {
        continue;
      }
      const { id, target = 'any template or SOP' } = lesson;
      const mark = id === undefined ? 'its mark' : lessonMark(id);
      yield {
        path: lesson.path,
        range: valueOf(document, 'status'),
        message: `The lesson is said to be applied, but ${mark} does not stand in ${target}.`,
      };
    }
  },
};
