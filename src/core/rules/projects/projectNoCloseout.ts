import { ofStage } from '../../projects/phase.js';
import { projectsIn } from '../../projects/project.js';
import { topOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import { exampleFiles, exampleProject, nameOf } from './projectRuleParts.js';

/** What nobody planned to hand over is handed over by the first alarm at night. */
export const projectNoCloseout: LibraryRule = {
  kind: 'library',
  code: 'project/no-closeout',
  level: 'warning',
  policy: true,
  summary: 'A project is being delivered, or was closed, and has no closeout.',
  help: 'Make one with `sop new TPL-CLOSEOUT` or *New from Template*, and name the project in it. The project team fills it in while it builds.',
  example: {
    path: 'projects/move.md',
    wrong: exampleProject(
      'status: active\naccepted_ownership_on: 2026-05-04\nstarts_on: 2026-05-11\n',
    ),
    right: exampleProject('status: proposed\n'),
    files: exampleFiles,
  },
  *check({ library, today }) {
    for (const project of projectsIn(library, today).values()) {
      const { phase, runs, document } = project;
      const needsOne = phase === 'delivery' || phase === 'stable' || phase === 'closed';
      if (needsOne && ofStage(runs, 'closeout').length === 0) {
        yield {
          path: document.path,
          range: topOf(document),
          message: `${nameOf(project)} has no closeout; expected one from the beginning of the work.`,
        };
      }
    }
  },
};
