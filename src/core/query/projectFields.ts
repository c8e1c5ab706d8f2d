/** Fields of projects; they are derived from the runs, never read from what a page claims. */
import {
  comingDisruptions,
  dueCommunications,
  projectAt,
  type Project,
} from '../projects/project.js';
import type { FieldValue, QueryField, QuerySubject } from './queryField.js';

export const projectFields: readonly QueryField[] = [
  field('phase', 'name', 'How far a project has come, from proposal to closed.', ({ phase }) => [
    phase,
  ]),
  field(
    'project_state',
    'name',
    'State of a project: on-track, late, returned, on-hold or done.',
    ({ state }) => [state],
  ),
  field('held', 'name', 'Who is still held by the open closeout of a project.', ({ held }) =>
    held.map(({ handle }) => handle),
  ),
  field(
    'ownership',
    'name',
    'Whether the project team accepted ownership: accepted or open.',
    ({ ownership }) => [ownership === undefined ? 'open' : 'accepted'],
  ),
  field(
    'communications_due',
    'number',
    'Audiences of a project that have to be told something within a week.',
    (project, { today }) => [dueCommunications(project, today).length],
  ),
  field(
    'communications_overdue',
    'number',
    'Audiences of a project that should have been told something by now.',
    (project) => [project.communications.filter(({ isOverdue }) => isOverdue).length],
  ),
  field(
    'disruption_on',
    'date',
    'Days of the disruptions of a project that are still to come.',
    (project, { today }) => comingDisruptions(project, today, farAhead).map(({ on }) => on),
  ),
];

/** Days; longer than any project. */
const farAhead = 3660;

function field(
  name: string,
  type: QueryField['type'],
  ...[description, valuesOf]: [
    string,
    (project: Project, subject: QuerySubject) => readonly FieldValue[],
  ]
): QueryField {
  return {
    name,
    type,
    description,
    valuesOf: (subject) => {
      const { library, document, today } = subject;
      const project = projectAt(library, document.path, today);
      return project === undefined ? [] : valuesOf(project, subject);
    },
  };
}
