/** How long projects like this one really took. */
import { section } from './section.js';
import { profileIn } from '../library/profileIn.js';
import { projectAt, projectsIn, type Project } from '../projects/project.js';
import { textOf } from '../projects/entries.js';
import { daysBetween } from '../schema/civilDate.js';
import { toDisplayLine } from '../text/displayLine.js';
import { dayCell, nameCell, numberCell, textCell } from './cells.js';
import { closeoutsIn, templateOf } from './closeoutFacts.js';
import type { ReportChart, ReportFigure, ReportSection, ReportTable } from './report.js';
import { isInPeriod, type ReportFacts } from './reportFacts.js';
import { medianFigure } from './statistics.js';

/** Projects shown, the most similar first. */
const mostShown = 15;

const query = 'kind:project phase:(stable OR closed)';

interface Likeness {
  readonly project: Project;
  /** What the two have in common, in words. */
  readonly shared: readonly string[];
  readonly plannedDays?: number;
  readonly actualDays?: number;
  readonly closeoutDays?: number;
}

export function similarSections(facts: ReportFacts): readonly ReportSection[] {
  const { library, today, project: page } = facts;
  const subject = page && projectAt(library, page.path, today);
  const alike = subject === undefined ? [] : likeOnes(facts, subject);
  return [
    section('In short', { figures: figuresOf(alike), charts: [daysChart(alike)] }),
    section('Projects', { tables: [likeTable(alike)] }),
  ];
}

function likeOnes(facts: ReportFacts, subject: Project): readonly Likeness[] {
  const { library, today, client } = facts;
  const closeouts = closeoutsIn(facts);
  const finished = [...projectsIn(library, today).values()].filter(
    ({ document, phase, releasedOn, client: own }) =>
      document.path !== subject.document.path &&
      (phase === 'stable' || phase === 'closed') &&
      (client === undefined || own === client) &&
      (releasedOn === undefined || isInPeriod(facts, releasedOn)),
  );
  return finished
    .map((project): Likeness => {
      const { startsOn, endsOn, releasedOn } = project;
      const closeout = closeouts.find((each) => each.project?.path === project.document.path);
      return {
        project,
        shared: sharedBy(facts, subject, project),
        ...(startsOn === undefined || endsOn === undefined
          ? {}
          : { plannedDays: daysBetween(startsOn, endsOn) }),
        ...(startsOn === undefined || releasedOn === undefined
          ? {}
          : { actualDays: daysBetween(startsOn, releasedOn) }),
        ...(closeout?.cycleDays === undefined ? {} : { closeoutDays: closeout.cycleDays }),
      };
    })
    .filter(({ shared }) => shared.length > 0)
    .sort(
      (one, other) =>
        other.shared.length - one.shared.length ||
        ((one.project.releasedOn ?? '') > (other.project.releasedOn ?? '') ? -1 : 1),
    )
    .slice(0, mostShown);
}

/** What two projects have in common, in words. */
function sharedBy({ library }: ReportFacts, one: Project, other: Project): readonly string[] {
  const [a, b] = [profileIn(library, one.document), profileIn(library, other.document)];
  const same = (name: string, left: string | undefined, right: string | undefined) =>
    left !== undefined && left === right ? [`${name} ${left}`] : [];
  const runsOf = ({ runs }: Project) => runs.flatMap(({ document }) => templateOf(document) ?? []);
  const others = new Set(runsOf(other));
  return [
    ...same('client', a.client, b.client),
    ...same('workflow', a.workflow, b.workflow),
    ...same('size', textOf(a.fields['size']), textOf(b.fields['size'])),
    ...same('template', templateOf(one.document), templateOf(other.document)),
    ...a.tags.filter((tag) => b.tags.includes(tag)).map((tag) => `tag ${tag}`),
    ...[...new Set(runsOf(one))].filter((id) => others.has(id)).map((id) => `run of ${id}`),
  ];
}

function figuresOf(alike: readonly Likeness[]): readonly ReportFigure[] {
  const words = (id: string, label: string, definition: string) => ({
    id,
    label,
    definition,
    query,
  });
  const both = alike.flatMap(({ plannedDays, actualDays }) =>
    plannedDays === undefined || actualDays === undefined ? [] : [actualDays - plannedDays],
  );
  return [
    medianFigure(
      words(
        'actual-days',
        'Took',
        'Days from the first day of work to release into support, the median of the similar projects.',
      ),
      alike.flatMap(({ actualDays }) => actualDays ?? []),
    ),
    medianFigure(
      words(
        'planned-days',
        'Were planned with',
        'Days from the first to the planned last day of work, the median of the similar projects.',
      ),
      alike.flatMap(({ plannedDays }) => plannedDays ?? []),
    ),
    medianFigure(
      words(
        'over-days',
        'Took longer by',
        'Days that each took more than it was planned with, the median; less than zero where they took less.',
      ),
      both,
    ),
    medianFigure(
      words(
        'closeout-days',
        'Of that in closeout',
        'Days from the commit that made the closeout to its acceptance, the median.',
      ),
      alike.flatMap(({ closeoutDays }) => closeoutDays ?? []),
    ),
  ];
}

function daysChart(alike: readonly Likeness[]): ReportChart {
  return {
    id: 'actual-days',
    title: 'Days they took',
    definition: 'Days from the first day of work to release into support, project by project.',
    query,
    shape: 'bars',
    unit: 'days',
    bars: alike.flatMap(({ project, actualDays }) =>
      actualDays === undefined ? [] : [{ label: toDisplayLine(project.title), value: actualDays }],
    ),
  };
}

function likeTable(alike: readonly Likeness[]): ReportTable {
  return {
    id: 'projects',
    title: 'Similar finished projects',
    definition: `Projects that support has taken over, those with the most in common first, then the newest, at most ${mostShown}.`,
    query,
    empty: 'No finished project has anything in common with it.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Project', isNumber: false },
      { id: 'shared', label: 'In common', isNumber: false },
      { id: 'starts', label: 'Started', isNumber: false },
      { id: 'released', label: 'Released', isNumber: false },
      { id: 'planned', label: 'Planned days', isNumber: true },
      { id: 'actual', label: 'Days', isNumber: true },
      { id: 'closeout', label: 'In closeout', isNumber: true },
    ],
    rows: alike.map(({ project, shared, plannedDays, actualDays, closeoutDays }) => [
      nameCell(project.id, project.document.path),
      textCell(project.title),
      textCell(shared.join(', ')),
      dayCell(project.startsOn),
      dayCell(project.releasedOn),
      numberCell(plannedDays),
      numberCell(actualDays),
      numberCell(closeoutDays),
    ]),
  };
}
