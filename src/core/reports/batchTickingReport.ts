/** Many items ticked at once when the work was over: the list was not used to work by. */
import { dayOf } from '../schema/readValue.js';
import { section } from './section.js';
import { documentsWithId } from '../library/documentNames.js';
import { inPassing } from '../document/deferDocument.js';
import { profileIn } from '../library/profileIn.js';
import { daysBetween, type CivilDate } from '../schema/civilDate.js';
import { toDisplayLine } from '../text/displayLine.js';
import { commitCell, dayCell, numberCell, textCell } from './cells.js';
import { quoted } from './closeoutFacts.js';
import type { ReportChart, ReportFigure, ReportSection, ReportTable } from './report.js';
import { isInPeriod, type CommitFact, type ReportFacts } from './reportFacts.js';
import { countFigure, groupsBy, shareFigure, tally } from './statistics.js';

/** Ticks in one commit from which on a person has not gone through the items one by one. */
export const manyTicks = 8;

interface Batch {
  readonly path: string;
  readonly name: string;
  readonly title: string;
  readonly team: string;
  readonly ticks: number;
  readonly items: number;
  readonly commit: CommitFact;
  readonly endedOn?: CivilDate;
}

export function batchSections(facts: ReportFacts): readonly ReportSection[] {
  const batches = batchesIn(facts);
  const late = batches.filter(isAfterWork);
  const ticks = facts.history.ticks.filter(
    ({ checked, path, commit }) => checked && isCounted(facts, path, commit),
  ).length;
  const query = `${facts.client === undefined ? '' : `client:=${quoted(facts.client)} `}kind:checklist`;
  return [
    section('In short', {
      figures: figuresOf(batches, ticks, query),
      charts: [teamChart(late, query)],
    }),
    section('Batches', { tables: [batchTable(batches, query)] }),
  ];
}

function isAfterWork({ endedOn, commit }: Batch): boolean {
  return endedOn !== undefined && commit.day > endedOn;
}

/** A run that comes with ticks in it, as one brought in from elsewhere does, was not ticked here. */
function isCounted(facts: ReportFacts, path: string, commit: CommitFact): boolean {
  const { library, client, history } = facts;
  const document = library.documents.get(path);
  if (document === undefined || !isInPeriod(facts, commit.day)) return false;
  const profile = profileIn(library, document);
  return (
    profile.kindId === 'checklist' &&
    (client === undefined || profile.client === client) &&
    history.begun.get(path)?.hash !== commit.hash &&
    !history.boundary.has(commit.hash)
  );
}

function batchesIn(facts: ReportFacts): readonly Batch[] {
  const { library, history } = facts;
  const groups = groupsBy(
    history.ticks.filter(({ checked, path, commit }) => checked && isCounted(facts, path, commit)),
    ({ path, commit }) => `${commit.hash} ${path}`,
  );
  return [...groups.values()].flatMap((group): readonly Batch[] => {
    const [first] = group;
    const document = first && library.documents.get(first.path);
    if (first === undefined || document === undefined || group.length < manyTicks) return [];
    const {
      id,
      title,
      owner = 'without owner',
      dueOn,
      project,
      fields,
    } = profileIn(library, document);
    const [page] = project === undefined ? [] : documentsWithId(library, project);
    const endedOn =
      dayOf(fields['ends_on']) ??
      (page && dayOf(profileIn(library, page).fields['ends_on'])) ??
      dueOn?.on;
    return [
      {
        path: document.path,
        name: id ?? document.path,
        title,
        team: owner,
        ticks: group.length,
        items: inPassing(document, ({ items }) => items.length),
        commit: first.commit,
        ...(endedOn === undefined ? {} : { endedOn }),
      },
    ];
  });
}

function figuresOf(
  batches: readonly Batch[],
  ticks: number,
  query: string,
): readonly ReportFigure[] {
  const late = batches.filter(isAfterWork);
  return [
    countFigure(
      {
        id: 'batches',
        label: 'Batches after the work',
        definition: `Commits that ticked ${manyTicks} or more items of one run after its last day of work: ends_on of the run or of its project, else the day it was due.`,
        query,
      },
      late.length,
      'commits',
    ),
    shareFigure(
      {
        id: 'share',
        label: 'Ticks in such batches',
        definition: 'Share of all ticks in runs that such commits made.',
        query,
      },
      late.reduce((sum, batch) => sum + batch.ticks, 0),
      ticks,
    ),
    countFigure(
      {
        id: 'during',
        label: 'Batches during the work',
        definition: `Commits that ticked ${manyTicks} or more items of one run while its work went on, or without a day to measure by.`,
        query,
      },
      batches.length - late.length,
      'commits',
    ),
  ];
}

function teamChart(late: readonly Batch[], query: string): ReportChart {
  return {
    id: 'teams',
    title: 'Batches after the work, by team',
    definition: 'Such commits by the role that owns the run; who made them is not told.',
    query,
    shape: 'bars',
    unit: 'commits',
    bars: [...tally(late.map(({ team }) => team))].map(([label, value]) => ({
      label: toDisplayLine(label),
      value,
    })),
  };
}

function batchTable(batches: readonly Batch[], query: string): ReportTable {
  return {
    id: 'batches',
    title: 'Many ticks in one commit',
    definition:
      'The newest first; days after the work are empty where no last day of work is known.',
    query,
    empty: `No commit ticked ${manyTicks} items of a run at once in this time.`,
    columns: [
      { id: 'day', label: 'Day', isNumber: false },
      { id: 'run', label: 'Run', isNumber: false },
      { id: 'title', label: 'Title', isNumber: false },
      { id: 'team', label: 'Team', isNumber: false },
      { id: 'ticks', label: 'Items ticked', isNumber: true },
      { id: 'items', label: 'Of items', isNumber: true },
      { id: 'ended', label: 'Work ended', isNumber: false },
      { id: 'days-after', label: 'Days after', isNumber: true },
      { id: 'commit', label: 'Commit', isNumber: false },
    ],
    rows: batches.map((batch) => [
      dayCell(batch.commit.day),
      textCell(batch.name),
      textCell(batch.title),
      textCell(batch.team),
      numberCell(batch.ticks),
      numberCell(batch.items),
      dayCell(batch.endedOn),
      numberCell(batch.endedOn && Math.max(0, daysBetween(batch.endedOn, batch.commit.day))),
      commitCell(batch.commit),
    ]),
  };
}
