import { projectsIn, type Project } from '../../projects/project.js';
import type { ProjectRun } from '../../projects/projectRuns.js';
import { countItems } from '../../checklist/itemCounts.js';
import type { CivilDate } from '../../schema/civilDate.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import {
  exampleCloseout,
  exampleFiles,
  exampleProject,
  isRunning,
  nameOf,
} from './projectRuleParts.js';

/** Work that nobody took over from sales is work that nobody answers for. */
export const projectOwnershipOpen: LibraryRule = {
  kind: 'library',
  code: 'project/ownership-open',
  level: 'warning',
  policy: true,
  summary:
    'Work on a project has begun, and nobody of the project team has accepted ownership of it.',
  help: 'Hold the hand-off with sales, then *Accept Ownership*: it writes `accepted_ownership_on` and `accepted_ownership_by`.',
  example: {
    path: 'projects/move.md',
    wrong: exampleProject('status: active\n'),
    right: exampleProject('status: active\naccepted_ownership_on: 2026-05-04\n'),
    files: { ...exampleFiles, 'projects/closeout.md': exampleCloseout },
  },
  *check({ library, today }) {
    for (const project of projectsIn(library, today).values()) {
      const begun =
        isRunning(project) && project.ownership === undefined
          ? findBegun(project, today)
          : undefined;
      if (begun !== undefined) {
        yield {
          path: project.document.path,
          range: valueOf(project.document, 'accepted_ownership_on'),
          message: `Nobody has accepted ownership of ${nameOf(project)}, and work on ${begun.document.path} has begun.`,
        };
      }
    }
  },
};

/** A run that is neither part of the sale nor of the hand-over from it, and in which something was done already. */
function findBegun({ runs }: Project, today: CivilDate): ProjectRun | undefined {
  return runs.find(({ stage, isSettled, document }) => {
    if (stage === 'proposal' || stage === 'initiation' || isSettled) return false;
    const { total, open } = countItems(document, today);
    return open < total;
  });
}
