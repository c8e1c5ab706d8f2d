/** Numbers per client to build a case on. */
import { section } from './section.js';
import { clientName } from '../library/clientName.js';
import { toDisplayLine } from '../text/displayLine.js';
import { numberCell, textCell } from './cells.js';
import {
  acceptedQuery,
  closeoutQuery,
  closeoutsIn,
  quoted,
  type CloseoutFacts,
} from './closeoutFacts.js';
import { acceptedIn, closeoutFigures, closeoutTable } from './closeoutsReport.js';
import { answersOf } from './countedQuery.js';
import { lessonsIn } from './lessonsReport.js';
import { changeTable, projectsOf } from './qbrReport.js';
import type { ReportSection, ReportTable } from './report.js';
import { isInPeriod, type ReportFacts } from './reportFacts.js';
import { medianOf, percentOf } from './statistics.js';

export function dataCaseSections(facts: ReportFacts): readonly ReportSection[] {
  const closeouts = closeoutsIn(facts);
  const accepted = acceptedIn(facts, closeouts);
  const query = closeoutQuery(closeouts, facts.client);
  const closed = acceptedQuery(facts, closeouts, accepted);
  const clients = clientsOf(facts, closeouts);
  const rows = clients.map((client) => rowOf({ ...facts, client }, closeouts));
  return [
    section('In short', {
      figures: closeoutFigures(accepted, closed),
      charts: [
        {
          id: 'returns',
          title: 'Returns by client',
          definition: 'How often signers returned the accepted closeouts of each client.',
          query: `${query} returned_rounds:>0`,
          shape: 'bars',
          unit: 'returns',
          bars: rows.map(({ name, returns }) => ({ label: name, value: returns })),
        },
      ],
    }),
    section('By client', { tables: [clientTable(rows, query)] }),
    section('Behind the numbers', {
      tables: [closeoutTable(accepted, closed), changeTable(facts, projectsOf(facts))],
    }),
  ];
}

/** Clients of projects and closeouts, by their ids. */
function clientsOf(facts: ReportFacts, closeouts: readonly CloseoutFacts[]): readonly string[] {
  const named = [
    ...projectsOf(facts).flatMap(({ client }) => client ?? []),
    ...closeouts.flatMap(({ client }) => client ?? []),
  ];
  return [...new Set(named)].sort();
}

function rowOf(facts: ReportFacts & { readonly client: string }, all: readonly CloseoutFacts[]) {
  const { client, library } = facts;
  const accepted = acceptedIn(
    facts,
    all.filter((closeout) => closeout.client === client),
  );
  const projects = projectsOf(facts);
  const query = `client:=${quoted(client)} overdue_days:>0`;
  const days = (values: readonly (number | undefined)[]) =>
    medianOf(values.filter((value) => value !== undefined));
  return {
    name: toDisplayLine(clientName(library, client)),
    query,
    inWork: projects.filter(({ phase }) => ['planning', 'delivery', 'closeout'].includes(phase))
      .length,
    accepted: accepted.length,
    firstPass: percentOf(accepted.filter(({ returns }) => returns === 0).length, accepted.length),
    returns: accepted.reduce((sum, { returns }) => sum + returns, 0),
    cycleDays: days(accepted.map(({ cycleDays }) => cycleDays)),
    transitionDays: days(accepted.map(({ transitionDays }) => transitionDays)),
    changes: projects
      .flatMap(({ changes }) => changes)
      .filter(({ on }) => on !== undefined && isInPeriod(facts, on)).length,
    overdue: answersOf(facts, query).length,
    lessons: lessonsIn(facts).filter(
      ({ capturedOn }) => capturedOn !== undefined && isInPeriod(facts, capturedOn),
    ).length,
  };
}

function clientTable(rows: readonly ReturnType<typeof rowOf>[], query: string): ReportTable {
  return {
    id: 'clients',
    title: 'Clients',
    definition:
      'Closeouts accepted, changes agreed and lessons raised within the period; projects in work and overdue documents today; days are medians. The query in a row finds what is overdue.',
    query,
    empty: 'The library has no client.',
    columns: [
      { id: 'client', label: 'Client', isNumber: false },
      { id: 'in-work', label: 'In work', isNumber: true },
      { id: 'accepted', label: 'Accepted', isNumber: true },
      { id: 'first-pass', label: 'First attempt, %', isNumber: true },
      { id: 'returns', label: 'Returns', isNumber: true },
      { id: 'cycle-days', label: 'Start to acceptance, days', isNumber: true },
      { id: 'transition-days', label: 'Transition, days', isNumber: true },
      { id: 'changes', label: 'Changes', isNumber: true },
      { id: 'overdue', label: 'Overdue', isNumber: true },
      { id: 'lessons', label: 'Lessons', isNumber: true },
      { id: 'query', label: 'Query', isNumber: false },
    ],
    rows: rows.map((row) => [
      textCell(row.name),
      numberCell(row.inWork),
      numberCell(row.accepted),
      numberCell(row.firstPass),
      numberCell(row.returns),
      numberCell(row.cycleDays),
      numberCell(row.transitionDays),
      numberCell(row.changes),
      numberCell(row.overdue),
      numberCell(row.lessons),
      { kind: 'code', text: row.query } as const,
    ]),
  };
}
