/** What a client is told in a quarterly review. */
import { isMapping, isList } from '../document/yamlValues.js';
import { section } from './section.js';
import type { Document } from '../document/document.js';
import { profileIn } from '../library/profileIn.js';
import { textOf } from '../projects/entries.js';
import { projectsIn, type Project } from '../projects/project.js';
import { dayCell, nameCell, numberCell, textCell } from './cells.js';
import { acceptedQuery, closeoutsIn, isListable, oneOf, quoted } from './closeoutFacts.js';
import { acceptedIn, closeoutFigures, closeoutTable } from './closeoutsReport.js';
import { answersOf, overdueDaysOf, queryFigure } from './countedQuery.js';
import { appliedTable, clientTerm, lessonsIn } from './lessonsReport.js';
import type { ReportFigure, ReportSection, ReportTable } from './report.js';
import { isInPeriod, type ReportFacts } from './reportFacts.js';
import { countFigure } from './statistics.js';

const inWork = 'phase:(planning OR delivery OR closeout)';

/** `facts` are about one client and a period. */
export function qbrSections(facts: ReportFacts): readonly ReportSection[] {
  const ours = clientTerm(facts);
  const closeouts = closeoutsIn(facts);
  const accepted = acceptedIn(facts, closeouts);
  const closed = acceptedQuery(facts, closeouts, accepted);
  const projects = projectsOf(facts);
  const lessons = lessonsIn(facts).filter(
    ({ applied }) => applied !== undefined && isInPeriod(facts, applied.day),
  );
  const lessonIds = lessons.flatMap(({ lesson }) => lesson.id ?? []);
  const lessonQuery = isListable(lessonIds)
    ? oneOf('id', lessonIds)
    : `kind:lesson status:applied${projectTerm(projects)}`;
  const delivered = {
    id: 'delivered',
    label: 'Delivered',
    definition: 'Projects whose closeout was accepted into support within the period.',
    query: closed,
  };
  const applied = {
    id: 'lessons',
    label: 'Improvements made',
    definition: 'Lessons from the projects of this client that were applied within the period.',
    query: lessonQuery,
  };
  return [
    section('In short', {
      figures: figuresOf(
        facts,
        countFigure(delivered, accepted.length, 'projects'),
        countFigure(applied, lessons.length, 'lessons'),
      ),
    }),
    section('Delivered', {
      figures: accepted.length === 0 ? [] : closeoutFigures(accepted, closed),
      tables: [closeoutTable(accepted, closed)],
    }),
    section('In work', {
      tables: [
        projectTable(facts, projects),
        changeTable(facts, projects),
        overdueTable(facts, `${ours}overdue_days:>0`),
      ],
    }),
    section('What we learned', { tables: [appliedTable(lessons, lessonQuery)] }),
    section('What we agreed', { tables: [targetTable(facts, `${ours}kind:agreement`)] }),
  ];
}

/** The projects of the client, or of all clients. */
export function projectsOf({ library, today, client }: ReportFacts): readonly Project[] {
  return [...projectsIn(library, today).values()].filter(
    (project) => client === undefined || project.client === client,
  );
}

/** The term that holds documents to some projects. */
function projectTerm(projects: readonly Project[]): string {
  const ids = projects.flatMap(({ id }) => (id === undefined ? [] : [quoted(id)]));
  return ids.length === 0 ? '' : ` project:(${ids.slice(0, mostNamed).join(' OR ')})`;
}

/** Projects that a query names; more than a client has, and fewer than a query can hold. */
const mostNamed = 60;

function projectTable(facts: ReportFacts, projects: readonly Project[]): ReportTable {
  const rows = projects.filter(({ phase }) => ['planning', 'delivery', 'closeout'].includes(phase));
  return {
    id: 'projects',
    title: 'Projects in work',
    definition: 'Projects between planning and closeout, with the days that their pages name.',
    query: `${clientTerm(facts)}kind:project ${inWork}`,
    empty: 'No project is in work.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Project', isNumber: false },
      { id: 'phase', label: 'Phase', isNumber: false },
      { id: 'state', label: 'State', isNumber: false },
      { id: 'starts', label: 'Starts', isNumber: false },
      { id: 'ends', label: 'Planned end', isNumber: false },
    ],
    rows: rows.map(({ id, document, title, phase, state, startsOn, endsOn }) => [
      nameCell(id, document.path),
      textCell(title),
      textCell(phase),
      textCell(state),
      dayCell(startsOn),
      dayCell(endsOn),
    ]),
  };
}

/** What was agreed to change on the way. */
export function changeTable(facts: ReportFacts, projects: readonly Project[]): ReportTable {
  const changes = projects.flatMap((project) =>
    project.changes
      .filter(({ on }) => on !== undefined && isInPeriod(facts, on))
      .map((change) => ({ project, change })),
  );
  return {
    id: 'changes',
    title: 'Changes agreed',
    definition: 'Entries of the change logs of projects within the period.',
    query: `${clientTerm(facts)}kind:project change_log:*`,
    empty: 'No change was agreed in this time.',
    columns: [
      { id: 'day', label: 'Day', isNumber: false },
      { id: 'project', label: 'Project', isNumber: false },
      { id: 'affects', label: 'Affects', isNumber: false },
      { id: 'what', label: 'Change', isNumber: false },
      { id: 'impact', label: 'Impact', isNumber: false },
      { id: 'agreed', label: 'Agreed with', isNumber: false },
    ],
    rows: changes.map(({ project, change }) => [
      dayCell(change.on),
      textCell(project.id ?? project.title),
      textCell(change.affects),
      textCell(change.what),
      textCell(change.impact),
      textCell(change.agreedWith),
    ]),
  };
}

function overdueTable(facts: ReportFacts, query: string): ReportTable {
  const documents = answersOf(facts, query)
    .map((document) => ({ document, days: overdueDaysOf(facts, document) ?? 0 }))
    .sort((one, other) => other.days - one.days);
  return {
    id: 'overdue',
    title: 'Overdue with us',
    definition: 'Documents past their day or their review today, the longest first.',
    query,
    empty: 'Nothing is overdue.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Document', isNumber: false },
      { id: 'owner', label: 'Owner', isNumber: false },
      { id: 'days', label: 'Days overdue', isNumber: true },
    ],
    rows: documents.map(({ document, days }) => {
      const { id, title, owner } = profileIn(facts.library, document);
      return [nameCell(id, document.path), textCell(title), textCell(owner), numberCell(days)];
    }),
  };
}

function targetTable(facts: ReportFacts, query: string): ReportTable {
  const targets = answersOf(facts, query).flatMap((document) =>
    targetsOf(document).map((target) => ({ document, ...target })),
  );
  return {
    id: 'targets',
    title: 'Targets of the agreement',
    definition:
      'Targets as the agreement has them; what was reached is measured from tickets, outside of this library.',
    query,
    empty: 'The library has no agreement with targets.',
    columns: [
      { id: 'agreement', label: 'Agreement', isNumber: false },
      { id: 'target', label: 'Target', isNumber: false },
      { id: 'value', label: 'Agreed', isNumber: false },
      { id: 'measured', label: 'Measured', isNumber: false },
    ],
    rows: targets.map(({ document, name, value, measured }) => [
      nameCell(profileIn(facts.library, document).id, document.path),
      textCell(name),
      textCell(value),
      textCell(measured),
    ]),
  };
}

function targetsOf({ frontmatter }: Document) {
  const { targets } = frontmatter.data;
  return (isList(targets) ? targets : []).flatMap((target) =>
    isMapping(target)
      ? [
          {
            name: textOf(target['name']),
            value: textOf(target['value']),
            measured: textOf(target['measured']),
          },
        ]
      : [],
  );
}

function figuresOf(
  facts: ReportFacts,
  accepted: ReportFigure,
  lessons: ReportFigure,
): readonly ReportFigure[] {
  const ours = clientTerm(facts);
  return [
    accepted,
    queryFigure(
      facts,
      {
        id: 'in-work',
        label: 'In work',
        definition: 'Projects between planning and closeout today.',
        query: `${ours}kind:project ${inWork}`,
      },
      'projects',
    ),
    queryFigure(
      facts,
      {
        id: 'overdue',
        label: 'Overdue with us',
        definition: 'Documents of this client past their day or their review today.',
        query: `${ours}overdue_days:>0`,
      },
      'documents',
    ),
    queryFigure(
      facts,
      {
        id: 'returned',
        label: 'Returned, not mended',
        definition: 'Runs that a signer returned and that wait to be mended today.',
        query: `${ours}state:returned`,
      },
      'runs',
    ),
    lessons,
  ];
}
