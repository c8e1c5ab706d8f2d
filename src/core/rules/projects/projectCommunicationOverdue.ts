import { projectsIn } from '../../projects/project.js';
import { listed } from '../../text/listed.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import { exampleFiles, exampleProject } from './projectRuleParts.js';

/** Clients forgive a late project sooner than a silent one. */
export const projectCommunicationOverdue: LibraryRule = {
  kind: 'library',
  code: 'project/communication-overdue',
  level: 'warning',
  policy: true,
  summary:
    'Somebody in the communication plan of a running project should have been told something by now.',
  help: 'Tell them, then *Log Communication*, which writes `last_on`. While a project is `on-hold` nothing is due. `when` is read as far as it names days: `every Friday`, `every second Monday`, `every two weeks`, `monthly`, `2026-12-01`, `ten and two working days before each change window`.',
  example: {
    path: 'projects/move.md',
    wrong: exampleProject(
      'status: active\naccepted_ownership_on: 2026-05-04\ncommunication_plan:\n  - who: Sponsor\n    when: every Friday\n    last_on: 2026-05-29\n',
    ),
    right: exampleProject(
      'status: active\naccepted_ownership_on: 2026-05-04\ncommunication_plan:\n  - who: Sponsor\n    when: every Friday\n    last_on: 2026-06-12\n',
    ),
    files: {
      ...exampleFiles,
      'projects/closeout.md':
        '---\nid: CHK-1\nkind: checklist\ntitle: Closeout\nproject: PRJ-118\n---\n\n- [ ] Hand it over\n',
    },
  },
  *check({ library, today }) {
    for (const { document, communications } of projectsIn(library, today).values()) {
      const late = communications.filter(({ isOverdue }) => isOverdue);
      const [first] = late;
      if (first !== undefined) {
        const named = late.map(({ who, dueOn = '' }) => `${who} on ${dueOn}`);
        yield {
          path: document.path,
          range: valueOf(document, ['communication_plan', first.index, 'who']),
          message: `The communication plan is behind: ${listed(named)} should have been told.`,
        };
      }
    }
  },
};
