/** How long it takes until what was learned stands where the next project reads it. */
import { section } from './section.js';
import { lessonPatience, waitOf } from '../lessons/lessonAge.js';
import { lessonOf, lessonStates, type Lesson } from '../lessons/lesson.js';
import { profileIn } from '../library/profileIn.js';
import { documentsWithId } from '../library/documentNames.js';
import { daysBetween, type CivilDate } from '../schema/civilDate.js';
import { commitCell, dayCell, nameCell, numberCell, textCell } from './cells.js';
import { quoted } from './closeoutFacts.js';
import type { ReportChart, ReportFigure, ReportSection, ReportTable } from './report.js';
import { isInPeriod, type CommitFact, type ReportFacts } from './reportFacts.js';
import { countFigure, medianFigure, shareFigure } from './statistics.js';

/** A lesson with its days. */
export interface ToldLesson {
  readonly lesson: Lesson;
  /** The day it names, else that of the commit that brought it. */
  readonly capturedOn?: CivilDate;
  /** The commit that set it applied, while it is. */
  readonly applied?: CommitFact;
  readonly daysToApply?: number;
}

/** The lessons of the library, of one client where the report is about one. */
export function lessonsIn(facts: ReportFacts): readonly ToldLesson[] {
  const { library, client, history } = facts;
  return [...library.documents.values()].flatMap((document): readonly ToldLesson[] => {
    const lesson = lessonOf(profileIn(library, document));
    if (lesson === undefined) return [];
    if (client !== undefined && clientOf(facts, lesson) !== client) return [];
    const isReached = (commit: CommitFact) => !history.boundary.has(commit.hash);
    const begun = history.begun.get(document.path);
    const applied =
      lesson.state === 'applied'
        ? history.statuses.find(
            ({ path, status }) => path === document.path && status === 'applied',
          )?.commit
        : undefined;
    const known = applied && isReached(applied) ? applied : undefined;
    const capturedOn = lesson.raisedOn ?? (begun && isReached(begun) ? begun.day : undefined);
    return [
      {
        lesson,
        ...(capturedOn === undefined ? {} : { capturedOn }),
        ...(known === undefined ? {} : { applied: known }),
        ...(known === undefined || capturedOn === undefined
          ? {}
          : { daysToApply: Math.max(0, daysBetween(capturedOn, known.day)) }),
      },
    ];
  });
}

function clientOf({ library }: ReportFacts, { path, project }: Lesson): string | undefined {
  const document = library.documents.get(path);
  const own = document && profileIn(library, document).client;
  const [page] = project === undefined ? [] : documentsWithId(library, project);
  return own ?? (page && profileIn(library, page).client);
}

export function lessonSections(facts: ReportFacts): readonly ReportSection[] {
  const lessons = lessonsIn(facts).filter(
    ({ capturedOn }) => capturedOn === undefined || isInPeriod(facts, capturedOn),
  );
  const applied = lessons.filter(({ lesson }) => lesson.state === 'applied');
  const query = 'kind:lesson';
  const raised = periodTerm(facts, 'raised_on');
  return [
    section('In short', {
      figures: figuresOf(facts, lessons, `${query}${raised}`),
      charts: [stateChart(lessons, `${query}${raised}`)],
    }),
    section('One by one', {
      tables: [
        openTable(facts, lessons, `${query}${raised} status:(captured OR accepted)`),
        appliedTable(applied, `${query}${raised} status:applied`),
      ],
    }),
  ];
}

/** Lessons that stand in their target, the last applied first. */
export function appliedTable(applied: readonly ToldLesson[], query: string) {
  return {
    id: 'applied',
    title: 'Applied',
    definition: 'Lessons that are applied, each with the commit that said so.',
    query,
    empty: 'No lesson was applied.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Lesson', isNumber: false },
      { id: 'target', label: 'Changed', isNumber: false },
      { id: 'captured', label: 'Raised', isNumber: false },
      { id: 'applied', label: 'Applied', isNumber: false },
      { id: 'days', label: 'Days', isNumber: true },
      { id: 'commit', label: 'Commit', isNumber: false },
    ],
    rows: applied
      .toSorted((one, other) => ((one.applied?.day ?? '') > (other.applied?.day ?? '') ? -1 : 1))
      .map(({ lesson, capturedOn, applied: commit, daysToApply }) => [
        nameCell(lesson.id, lesson.path),
        textCell(lesson.title),
        textCell(lesson.target),
        dayCell(capturedOn),
        dayCell(commit?.day),
        numberCell(daysToApply),
        commitCell(commit),
      ]),
  };
}

/** The term that holds a field to the period; nothing without one. */
export function periodTerm(
  { since, until }: Pick<ReportFacts, 'since' | 'until'>,
  field: string,
): string {
  return since === undefined && until === undefined
    ? ''
    : ` ${field}:[${since ?? '*'} TO ${until ?? '*'}]`;
}

/** The term that holds documents to the client; nothing without one. */
export function clientTerm({ client }: Pick<ReportFacts, 'client'>): string {
  return client === undefined ? '' : `client:=${quoted(client)} `;
}

function figuresOf(
  facts: ReportFacts,
  lessons: readonly ToldLesson[],
  query: string,
): readonly ReportFigure[] {
  const applied = lessons.filter(({ lesson }) => lesson.state === 'applied');
  const declined = lessons.filter(({ lesson }) => lesson.state === 'declined');
  return [
    countFigure(
      {
        id: 'captured',
        label: 'Lessons captured',
        definition: 'Lessons by the day they were raised, whatever became of them.',
        query,
      },
      lessons.length,
      'lessons',
    ),
    shareFigure(
      {
        id: 'applied',
        label: 'Applied',
        definition: 'Share of them, without those declined, that stand in their template or SOP.',
        query: `${query} status:applied`,
      },
      applied.length,
      lessons.length - declined.length,
    ),
    medianFigure(
      {
        id: 'days-to-apply',
        label: 'Captured to applied',
        definition:
          'Days from the day a lesson was raised to the commit that set it applied, the median.',
        query: `${query} status:applied`,
      },
      lessons.flatMap(({ daysToApply }) => daysToApply ?? []),
    ),
    countFigure(
      {
        id: 'late',
        label: 'Waiting too long',
        definition: `Lessons without an answer for more than ${lessonPatience.captured} days, or accepted and not applied for more than ${lessonPatience.accepted}.`,
        query: `${query} status:(captured OR accepted)`,
      },
      lessons.filter(({ lesson }) => waitOf(lesson, facts.today)?.isLate === true).length,
      'lessons',
    ),
  ];
}

function stateChart(lessons: readonly ToldLesson[], query: string): ReportChart {
  return {
    id: 'states',
    title: 'How far they came',
    definition: 'The same lessons by their state at this commit.',
    query,
    shape: 'bars',
    unit: 'lessons',
    bars: lessonStates.map((state) => ({
      label: state,
      value: lessons.filter(({ lesson }) => lesson.state === state).length,
    })),
  };
}

function openTable(facts: ReportFacts, lessons: readonly ToldLesson[], query: string): ReportTable {
  return {
    id: 'open',
    title: 'Still to settle',
    definition: 'Captured and accepted lessons, those that wait longest first.',
    query,
    empty: 'Every lesson is settled.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Lesson', isNumber: false },
      { id: 'state', label: 'State', isNumber: false },
      { id: 'target', label: 'Must change', isNumber: false },
      { id: 'since', label: 'Waits since', isNumber: false },
      { id: 'days', label: 'Days', isNumber: true },
    ],
    rows: lessons
      .flatMap(({ lesson }) => {
        const wait = waitOf(lesson, facts.today);
        return wait === undefined ? [] : [{ lesson, wait }];
      })
      .sort((one, other) => other.wait.days - one.wait.days)
      .map(({ lesson, wait }) => [
        nameCell(lesson.id, lesson.path),
        textCell(lesson.title),
        textCell(wait.state),
        textCell(lesson.target),
        dayCell(wait.since),
        numberCell(wait.days),
      ]),
  };
}
