/** Whether documentation is written down in time: what was past due when each month ended, by team. */
import { debtKinds, type DebtKind } from '../detention/debt.js';
import { toDisplayLine } from '../text/displayLine.js';
import { commitCell, dayCell, numberCell, textCell } from './cells.js';
import { clientTerm } from './lessonsReport.js';
import type {
  ReportChart,
  ReportColumn,
  ReportFigure,
  ReportSection,
  ReportTable,
} from './report.js';
import type { DebtEnd, DebtFact, ReportFacts } from './reportFacts.js';
import { section } from './section.js';
import { countFigure, groupsBy, medianFigure, medianOf } from './statistics.js';

/** A month's end with those of its debts that are told of. */
interface ToldEnd {
  readonly end: DebtEnd;
  readonly debts: readonly DebtFact[];
}

/** Counts, ages and movements of debts; roles and never persons, whoever asks. */
export function detentionSections(facts: ReportFacts): readonly ReportSection[] {
  const told = toldEnds(facts);
  const query = `${clientTerm(facts)}detention_days:>0`;
  return [
    section('In short', {
      figures: figuresOf(told, query),
      charts: [debtChart(told, query)],
    }),
    section('Month by month', { tables: [monthTable(told, query), kindTable(told, query)] }),
    section('By team', { tables: [teamTable(facts, told, query)] }),
  ];
}

function toldEnds({ debtEnds, client }: ReportFacts): readonly ToldEnd[] {
  return debtEnds.map((end) => ({
    end,
    debts: client === undefined ? end.debts : end.debts.filter((debt) => debt.client === client),
  }));
}

function figuresOf(told: readonly ToldEnd[], query: string): readonly ReportFigure[] {
  const last = told.at(-1);
  const debts = last?.debts ?? [];
  const ages = debts.map(({ ageDays }) => ageDays);
  const on = last?.end.on ?? 'that day';
  const words = (id: string, label: string, definition: string) => ({
    ...{ id, label, definition, query },
  });
  return [
    countFigure(
      words('debts', 'Debts', `Debts that were past due on ${on}.`),
      debts.length,
      'debts',
    ),
    medianFigure(
      words('age', 'Age', `Counted days past due of the debts on ${on}, the median.`),
      ages,
    ),
    {
      ...words('oldest', 'Oldest', `Counted days past due of the oldest debt on ${on}.`),
      ...(ages.length === 0 ? {} : { value: Math.max(...ages) }),
      unit: 'days',
      sample: ages.length,
    },
  ];
}

function debtChart(told: readonly ToldEnd[], query: string): ReportChart {
  return {
    id: 'debts-by-month',
    title: 'Debts at the end of each month',
    definition: 'Debts that were past due when the month ended, of all teams.',
    query,
    shape: 'months',
    unit: 'debts',
    bars: told.map(({ end, debts }) => ({ label: end.on.slice(0, 7), value: debts.length })),
  };
}

const number = (id: string, label: string): ReportColumn => ({ id, label, isNumber: true });
const words = (id: string, label: string): ReportColumn => ({ id, label, isNumber: false });
const noMonths = 'No month ended within the history that is here.';
const ofThatTime =
  'as the last commit of the day had them, judged by that day and by the settings of that commit';

function monthTable(told: readonly ToldEnd[], query: string): ReportTable {
  return {
    id: 'months',
    title: 'Debts at the ends of months',
    definition: `Debts ${ofThatTime}; new and cleared are told against the end of the month before.`,
    query,
    empty: noMonths,
    columns: [
      words('on', 'End of month'),
      number('debts', 'Debts'),
      number('new', 'New'),
      number('cleared', 'Cleared'),
      number('documents', 'Documents'),
      number('age', 'Median age, days'),
      number('oldest', 'Oldest, days'),
      words('commit', 'Commit'),
    ],
    rows: withMovements(told).map(({ end, debts, fresh, cleared }) => [
      dayCell(end.on),
      numberCell(debts.length),
      numberCell(fresh),
      numberCell(cleared),
      numberCell(new Set(debts.map(({ document }) => document)).size),
      ...ageCells(debts),
      commitCell(end.commit),
    ]),
  };
}

function ageCells(debts: readonly DebtFact[]) {
  const ages = debts.map(({ ageDays }) => ageDays);
  return [
    numberCell(medianOf(ages)),
    numberCell(ages.length === 0 ? undefined : Math.max(...ages)),
  ];
}

/** Month's ends with how many debts are new against the one before, and how many are no more; the first has none before it. */
function withMovements(told: readonly ToldEnd[]) {
  let before: ReadonlyMap<string, number> | undefined;
  return told.map((each) => {
    const now = countByIdentity(each.debts);
    const fresh = before && countBeyond(now, before);
    const cleared = before && countBeyond(before, now);
    before = now;
    return { ...each, fresh, cleared };
  });
}

/** Equal debts are told apart by their number. */
function countByIdentity(debts: readonly DebtFact[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const debt of debts) {
    const identity = identityOf(debt);
    counts.set(identity, (counts.get(identity) ?? 0) + 1);
  }
  return counts;
}

/** How many debts there are more than others. */
function countBeyond(
  debts: ReadonlyMap<string, number>,
  others: ReadonlyMap<string, number>,
): number {
  let sum = 0;
  for (const [identity, count] of debts) sum += Math.max(0, count - (others.get(identity) ?? 0));
  return sum;
}

/** The same duty on another day; its role is who owes it. */
function identityOf({ document, kind, role, since }: DebtFact): string {
  return `${since} ${kind} ${role ?? ''}\0${document}`;
}

const kindLabels: Readonly<Record<DebtKind, string>> = {
  items: 'Open items',
  review: 'Reviews',
  return: 'Returns',
  lessons: 'Lessons',
  communication: 'Not told',
};

function kindTable(told: readonly ToldEnd[], query: string): ReportTable {
  return {
    id: 'kinds',
    title: 'What was owed',
    definition: `Debts by their kind, ${ofThatTime}.`,
    query,
    empty: noMonths,
    columns: [
      words('on', 'End of month'),
      ...debtKinds.map((kind) => number(kind, kindLabels[kind])),
    ],
    rows: told.map(({ end, debts }) => [
      dayCell(end.on),
      ...debtKinds.map((kind) => numberCell(debts.filter((debt) => debt.kind === kind).length)),
    ]),
  };
}

/** A row for each month and team that owed something, teams by their names. */
function teamTable({ library }: ReportFacts, told: readonly ToldEnd[], query: string): ReportTable {
  const nameOf = (role: string) =>
    role === '' ? 'Nobody' : (library.roster.roles.get(role)?.title ?? role);
  return {
    id: 'teams',
    title: 'Debts by team at the ends of months',
    definition: `Debts by the role they fell on, ${ofThatTime}; a document without an owner is nobody’s.`,
    query,
    empty: 'Nothing was past due at the end of any month.',
    columns: [
      words('on', 'End of month'),
      words('team', 'Team'),
      number('debts', 'Debts'),
      number('age', 'Median age, days'),
      number('oldest', 'Oldest, days'),
    ],
    rows: told.flatMap(({ end, debts }) =>
      [...groupsBy(debts, ({ role }) => role ?? '')]
        .map(([role, owed]) => ({ team: toDisplayLine(nameOf(role)), owed }))
        .sort((one, other) => (one.team < other.team ? -1 : 1))
        .map(({ team, owed }) => [
          dayCell(end.on),
          textCell(team),
          numberCell(owed.length),
          ...ageCells(owed),
        ]),
    ),
  };
}
