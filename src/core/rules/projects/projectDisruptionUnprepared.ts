import { comingDisruptions, daysAhead, projectsIn } from '../../projects/project.js';
import { daysBetween } from '../../schema/civilDate.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import { countedDays } from '../wording.js';
import { exampleFiles, exampleProject } from './projectRuleParts.js';

/** An outage that users were told of is work; one that they were not told of is an incident. */
export const projectDisruptionUnprepared: LibraryRule = {
  kind: 'library',
  code: 'project/disruption-unprepared',
  level: 'warning',
  policy: true,
  summary: `A disruption within the next ${daysAhead.disruptions} days names no plan, or nobody was told of it.`,
  help: '`plan` names the ticket, the change or the heading that holds the steps and the rollback; `told_on` is the day those it touches were told.',
  example: {
    path: 'projects/move.md',
    wrong: exampleProject(
      'disruptions:\n  - on: 2026-06-21\n    what: Telephones are off for an hour\n    whom: everybody\n    plan: T-48112\n',
    ),
    right: exampleProject(
      'disruptions:\n  - on: 2026-06-21\n    what: Telephones are off for an hour\n    whom: everybody\n    plan: T-48112\n    told_on: 2026-06-12\n',
    ),
    files: exampleFiles,
  },
  *check({ library, today }) {
    for (const project of projectsIn(library, today).values()) {
      if (project.phase === 'closed' || project.phase === 'cancelled') continue;
      for (const { index, on, what, plan, toldOn } of comingDisruptions(project, today)) {
        const missing = [
          ...(plan === undefined ? ['it names no plan'] : []),
          ...(toldOn === undefined ? ['nobody was told'] : []),
        ];
        if (missing.length > 0) {
          yield {
            path: project.document.path,
            range: valueOf(project.document, ['disruptions', index, 'what']),
            message: `"${what}" is ${whenIs(daysBetween(today, on))}, on ${on}, and ${missing.join(' and ')}.`,
          };
        }
      }
    }
  },
};

function whenIs(days: number): string {
  return days === 0 ? 'today' : `in ${countedDays(days)}`;
}
