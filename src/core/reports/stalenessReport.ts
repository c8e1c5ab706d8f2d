/** Whether documents are looked after: how many were in date when each month ended. */
import { section } from './section.js';
import { reviewOf, type ReviewStatus } from '../staleness/review.js';
import { commitCell, dayCell, numberCell, textCell } from './cells.js';
import { clientTerm } from './lessonsReport.js';
import type { ReportChart, ReportSection, ReportTable } from './report.js';
import type { MonthEnd, ReportFacts } from './reportFacts.js';
import { percentOf, shareFigure } from './statistics.js';

/** Documents with a review clock, by how it stood. */
interface Clocks {
  readonly current: number;
  readonly due: number;
  readonly overdue: number;
  readonly total: number;
}

interface ToldMonth {
  readonly end: MonthEnd;
  readonly clocks: Clocks;
}

const columnOf: Readonly<Record<ReviewStatus, keyof Clocks | undefined>> = {
  current: 'current',
  'due-soon': 'due',
  overdue: 'overdue',
  'long-overdue': 'overdue',
  never: 'overdue',
  invalid: 'overdue',
  none: undefined,
};

export function stalenessSections(facts: ReportFacts): readonly ReportSection[] {
  const { monthEnds } = facts;
  const told = monthEnds.map((end) => ({ end, clocks: clocksAt(end, facts.client) }));
  const last = told.at(-1);
  const query = `${clientTerm(facts)}-review:none`;
  const words = (id: keyof Clocks, label: string, what: string) => ({
    id,
    label,
    definition: `Share of the documents with a review clock that ${what} on ${last?.end.on ?? 'that day'}.`,
    query,
  });
  const figure = (id: keyof Clocks, label: string, what: string) =>
    shareFigure(words(id, label, what), last?.clocks[id] ?? 0, last?.clocks.total ?? 0);
  return [
    section('In short', {
      figures: [
        figure('current', 'Current', 'were reviewed in time'),
        figure('due', 'Due soon', 'were to be reviewed soon'),
        figure(
          'overdue',
          'Overdue',
          'were past their review, never reviewed, or had no readable day',
        ),
      ],
      charts: [overdueChart(facts, told)],
    }),
    section('Month by month', { tables: [monthTable(told, query)] }),
  ];
}

function clocksAt({ on, settings, clocks }: MonthEnd, client: string | undefined): Clocks {
  const counts = { current: 0, due: 0, overdue: 0, total: 0 };
  for (const clock of clocks) {
    if (client !== undefined && clock.client !== client) continue;
    const column = columnOf[reviewOf(clock, settings.configuration.review, on).status];
    if (column !== undefined) {
      counts[column]++;
      counts.total++;
    }
  }
  return counts;
}

function overdueChart(facts: ReportFacts, told: readonly ToldMonth[]): ReportChart {
  return {
    id: 'overdue',
    title: 'Overdue at the end of each month, in %',
    definition:
      'Share of the documents with a review clock whose review was overdue, missing or unreadable when the month ended.',
    query: `${clientTerm(facts)}review:(overdue OR long-overdue OR never OR invalid)`,
    shape: 'months',
    unit: '%',
    bars: told.map(({ end, clocks }) => ({
      label: end.on.slice(0, 7),
      value: percentOf(clocks.overdue, clocks.total) ?? 0,
    })),
  };
}

function monthTable(told: readonly ToldMonth[], query: string): ReportTable {
  return {
    id: 'months',
    title: 'Review clocks at the ends of months',
    definition:
      'Documents with a review clock as the last commit of the day had them, judged by that day and by the settings of that commit.',
    query,
    empty: 'No month ended within the history that is here.',
    columns: [
      { id: 'on', label: 'End of month', isNumber: false },
      { id: 'documents', label: 'Documents', isNumber: true },
      { id: 'current', label: 'Current', isNumber: true },
      { id: 'due', label: 'Due soon', isNumber: true },
      { id: 'overdue', label: 'Overdue', isNumber: true },
      { id: 'share', label: 'Overdue, %', isNumber: true },
      { id: 'commit', label: 'Commit', isNumber: false },
    ],
    rows: told.map(({ end, clocks }) => [
      dayCell(end.on),
      numberCell(clocks.total),
      numberCell(clocks.current),
      numberCell(clocks.due),
      numberCell(clocks.overdue),
      clocks.total === 0
        ? textCell(undefined)
        : numberCell(percentOf(clocks.overdue, clocks.total)),
      commitCell(end.commit),
    ]),
  };
}
