import { projectsIn } from '../../projects/project.js';
import { profileIn } from '../../library/profileIn.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import { exampleCloseout, exampleFiles, exampleProject, nameOf } from './projectRuleParts.js';

/** A project is closed when its runs are; a status that says it sooner hides what is left to do. */
export const projectClosedWithOpenRuns: LibraryRule = {
  kind: 'library',
  code: 'project/closed-with-open-runs',
  level: 'warning',
  policy: true,
  summary: 'The page says that a project is closed, and runs of it are open.',
  help: 'Finish the runs, or cancel those that are not needed; until then the project is not closed.',
  example: {
    path: 'projects/move.md',
    wrong: exampleProject('status: closed\naccepted_ownership_on: 2026-05-04\n'),
    right: exampleProject('status: active\naccepted_ownership_on: 2026-05-04\n'),
    files: { ...exampleFiles, 'projects/closeout.md': exampleCloseout },
  },
  *check({ library, today }) {
    for (const project of projectsIn(library, today).values()) {
      const { document, runs } = project;
      const open = runs.filter(({ isSettled }) => !isSettled);
      if (profileIn(library, document).status === 'closed' && open.length > 0) {
        const paths = open.map(({ document: { path }, state }) =>
          state === undefined ? path : `${path} (${state})`,
        );
        yield {
          path: document.path,
          range: valueOf(document, 'status'),
          message: `"status" says that ${nameOf(project)} is closed, but ${paths.length === 1 ? 'a run is' : `${paths.length} runs are`} open: ${paths.join(', ')}.`,
        };
      }
    }
  },
};
