import { lessonsIn } from '../../library/lessons.js';
import { repeatOf, type LessonRepeat } from '../../library/lessonRepeats.js';
import type { Lesson } from '../../lessons/lesson.js';
import { topOf, valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

/** How many of the other lessons a message names. */
const mostNamed = 3;

/** What happens in one project after another is no bad luck. */
export const lessonRepeated: LibraryRule = {
  kind: 'library',
  code: 'lesson/repeated',
  level: 'info',
  policy: true,
  summary:
    'A lesson that is not settled is about the same area, or the same item, as lessons of other projects.',
  help: 'Look at them together: one change may settle them all, and a lesson that was applied and comes back did not land.',
  example: {
    path: 'lessons/labels.md',
    wrong:
      '---\nid: LL-7Q3K9\nkind: lesson\narea: cabling\nproject: PRJ-2\nraised_on: 2026-06-10\nstatus: captured\n---\n',
    right:
      '---\nid: LL-7Q3K9\nkind: lesson\narea: backup\nproject: PRJ-2\nraised_on: 2026-06-10\nstatus: captured\n---\n',
    files: {
      'lessons/other.md':
        '---\nid: LL-2B8XZ\nkind: lesson\narea: cabling\nproject: PRJ-1\nstatus: declined\n---\n',
      'lessons/third.md':
        '---\nid: LL-3C9YA\nkind: lesson\narea: Cabling\nproject: PRJ-1\nstatus: applied\ntarget: TPL-1\n---\n',
      'projects/1.md': '---\nid: PRJ-1\n---\n',
      'projects/2.md': '---\nid: PRJ-2\n---\n',
      'templates/closeout.md':
        '---\nid: TPL-1\nkind: template\n---\n\n- [ ] Label (from LL-3C9YA)\n',
    },
  },
  *check({ library }) {
    for (const lesson of lessonsIn(library)) {
      yield undefined;
      const document = library.documents.get(lesson.path);
      if (document === undefined || (lesson.state !== 'captured' && lesson.state !== 'accepted')) {
        continue;
      }
      const repeat = repeatOf(library, lesson);
      if (repeat !== undefined) {
        yield {
          path: lesson.path,
          range: repeat.about.kind === 'area' ? valueOf(document, 'area') : topOf(document),
          message: messageOf(repeat),
        };
      }
    }
  },
};

function messageOf({ about, others }: LessonRepeat): string {
  const named = others.slice(0, mostNamed).map(nameOf).join(', ');
  const more = others.length > mostNamed ? ` and ${others.length - mostNamed} more` : '';
  return `The ${about.kind} ${about.name} came up in other projects too: ${named}${more}.`;
}

function nameOf({ id, path, project, state }: Lesson): string {
  return `${id ?? path} (${[project, state].filter((part) => part !== undefined).join(', ')})`;
}
