/** How long closeouts take, and how often they come back, by team. */
import { section } from './section.js';
import { commitCell, dayCell, nameCell, numberCell, textCell } from './cells.js';
import { acceptedQuery, closeoutQuery, closeoutsIn, type CloseoutFacts } from './closeoutFacts.js';
import type { ReportChart, ReportFigure, ReportSection, ReportTable } from './report.js';
import { isInPeriod, type ReportFacts } from './reportFacts.js';
import { medianFigure, medianOf, percentOf, shareFigure, countFigure } from './statistics.js';

/** Closeouts that were accepted within the period, and their figures. */
export function closeoutSections(facts: ReportFacts): readonly ReportSection[] {
  const all = closeoutsIn(facts);
  const accepted = acceptedIn(facts, all);
  const query = closeoutQuery(all, facts.client);
  const closed = acceptedQuery(facts, all, accepted);
  return [
    section('In short', {
      figures: [
        countFigure(
          {
            id: 'accepted',
            label: 'Closeouts accepted',
            definition: 'Closeouts that are closed, by the day of the signature that closed them.',
            query: closed,
          },
          accepted.length,
          'closeouts',
        ),
        ...closeoutFigures(accepted, closed),
      ],
      charts: [monthChart(accepted, closed)],
    }),
    section('By team', { tables: [teamTable(accepted, closed)] }),
    section('One by one', {
      tables: [
        closeoutTable(accepted, closed),
        openTable(
          all.filter(({ state }) => state !== 'closed'),
          `${query} -state:closed`,
        ),
      ],
    }),
  ];
}

/** The closeouts that were accepted within the period. */
export function acceptedIn(
  facts: ReportFacts,
  closeouts: readonly CloseoutFacts[],
): readonly CloseoutFacts[] {
  return closeouts
    .filter(({ acceptedOn }) => acceptedOn !== undefined && isInPeriod(facts, acceptedOn))
    .toSorted((one, other) => ((one.acceptedOn ?? '') < (other.acceptedOn ?? '') ? -1 : 1));
}

const known = (values: readonly (number | undefined)[]) =>
  values.filter((value) => value !== undefined);

/** The durations of closeouts and what came back. */
export function closeoutFigures(
  accepted: readonly CloseoutFacts[],
  query: string,
): readonly ReportFigure[] {
  const first = accepted.filter(({ returns }) => returns === 0).length;
  return [
    medianFigure(
      {
        id: 'cycle-days',
        label: 'Start to acceptance',
        definition:
          'Days from the commit that made the closeout to the signature that closed it, the median.',
        query,
      },
      known(accepted.map(({ cycleDays }) => cycleDays)),
    ),
    medianFigure(
      {
        id: 'stable-days',
        label: 'Hand-off to stable',
        definition:
          'Days from the first signature at the first gate to the signature that closed it, the median.',
        query,
      },
      known(accepted.map(({ stableDays }) => stableDays)),
    ),
    medianFigure(
      {
        id: 'transition-days',
        label: 'Transition',
        definition:
          'Days from the planned last day of work on the project to the signature that closed it, the median; less than zero where it came before.',
        query,
      },
      known(accepted.map(({ transitionDays }) => transitionDays)),
    ),
    shareFigure(
      {
        id: 'first-pass',
        label: 'Accepted at the first attempt',
        definition: 'Share of the accepted closeouts that no signer ever returned.',
        query: `${query} returned_rounds:0`,
      },
      first,
      accepted.length,
    ),
    countFigure(
      {
        id: 'returns',
        label: 'Returns',
        definition: 'How often signers returned the accepted closeouts, all together.',
        query: `${query} returned_rounds:>0`,
      },
      accepted.reduce((sum, { returns }) => sum + returns, 0),
      'returns',
    ),
  ];
}

function monthChart(accepted: readonly CloseoutFacts[], query: string): ReportChart {
  const months = accepted.flatMap(({ acceptedOn }) => acceptedOn?.slice(0, 7) ?? []);
  return {
    id: 'accepted-by-month',
    title: 'Accepted, by month',
    definition: 'Closeouts by the month of the signature that closed them.',
    query,
    shape: 'months',
    unit: 'closeouts',
    bars: everyMonth(months).map((label) => ({
      label,
      value: months.filter((month) => month === label).length,
    })),
  };
}

/** All months from the first to the last of them. */
export function everyMonth(months: readonly string[]): readonly string[] {
  const sorted = months.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const all: string[] = [];
  for (let at = first; at !== undefined && last !== undefined && at <= last; at = nextMonth(at)) {
    all.push(at);
  }
  return all;
}

function nextMonth(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
}

function teamTable(accepted: readonly CloseoutFacts[], query: string): ReportTable {
  const teams = [...new Set(accepted.map(({ team = '' }) => team))].sort();
  return {
    id: 'teams',
    title: 'Teams',
    definition:
      'Accepted closeouts by the role that owns them; days are medians, and a few closeouts say little.',
    query,
    empty: 'No closeout was accepted in this time.',
    columns: [
      { id: 'team', label: 'Team', isNumber: false },
      { id: 'accepted', label: 'Accepted', isNumber: true },
      { id: 'first-pass', label: 'At the first attempt, %', isNumber: true },
      { id: 'returns', label: 'Returns', isNumber: true },
      { id: 'cycle-days', label: 'Start to acceptance, days', isNumber: true },
      { id: 'stable-days', label: 'Hand-off to stable, days', isNumber: true },
    ],
    rows: teams.map((team) => {
      const own = accepted.filter((each) => (each.team ?? '') === team);
      return [
        textCell(team === '' ? 'without owner' : team),
        numberCell(own.length),
        numberCell(percentOf(own.filter(({ returns }) => returns === 0).length, own.length)),
        numberCell(own.reduce((sum, { returns }) => sum + returns, 0)),
        numberCell(medianOf(known(own.map(({ cycleDays }) => cycleDays)))),
        numberCell(medianOf(known(own.map(({ stableDays }) => stableDays)))),
      ];
    }),
  };
}

/** The closeouts one by one, each with the commit that closed it. */
export function closeoutTable(accepted: readonly CloseoutFacts[], query: string): ReportTable {
  return {
    id: 'closeouts',
    title: 'Accepted closeouts',
    definition:
      'Each with the commit that brought the signature that closed it; what began before the history that is here has no start.',
    query,
    empty: 'No closeout was accepted in this time.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Closeout', isNumber: false },
      { id: 'begun', label: 'Begun', isNumber: false },
      { id: 'handed-over', label: 'Handed over', isNumber: false },
      { id: 'accepted', label: 'Accepted', isNumber: false },
      { id: 'cycle-days', label: 'Days', isNumber: true },
      { id: 'stable-days', label: 'Hand-off to stable', isNumber: true },
      { id: 'transition-days', label: 'Transition', isNumber: true },
      { id: 'returns', label: 'Returns', isNumber: true },
      { id: 'commit', label: 'Commit', isNumber: false },
    ],
    rows: accepted.map((each) => [
      nameCell(each.id, each.document.path),
      textCell(each.title),
      dayCell(each.begun?.day),
      dayCell(each.handedOverOn),
      dayCell(each.acceptedOn),
      numberCell(each.cycleDays),
      numberCell(each.stableDays),
      numberCell(each.transitionDays),
      numberCell(each.returns),
      commitCell(each.accepted),
    ]),
  };
}

function openTable(open: readonly CloseoutFacts[], query: string): ReportTable {
  return {
    id: 'open',
    title: 'Not accepted yet',
    definition: 'Closeouts that are not closed at this commit, with where they stand.',
    query,
    empty: 'Every closeout is accepted.',
    columns: [
      { id: 'id', label: 'Id', isNumber: false },
      { id: 'title', label: 'Closeout', isNumber: false },
      { id: 'state', label: 'State', isNumber: false },
      { id: 'begun', label: 'Begun', isNumber: false },
      { id: 'handed-over', label: 'Handed over', isNumber: false },
      { id: 'returns', label: 'Returns', isNumber: true },
    ],
    rows: open.map((each) => [
      nameCell(each.id, each.document.path),
      textCell(each.title),
      textCell(each.state),
      dayCell(each.begun?.day),
      dayCell(each.handedOverOn),
      numberCell(each.returns),
    ]),
  };
}
