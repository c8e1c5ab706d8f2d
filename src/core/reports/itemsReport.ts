/** The items that come back: which words, which check, which team to help. Never who. */
import { section } from './section.js';
import { normalizeItemText } from '../checklist/itemIdentity.js';
import { roleOf } from '../checklist/roleOf.js';
import { inPassing } from '../document/deferDocument.js';
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { remembered } from '../memory/remembered.js';
import { parseSignOffs } from '../signoff/signOffRecord.js';
import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { ownText } from '../text/ownText.js';
import { toDisplayLine } from '../text/displayLine.js';
import { commitCell, numberCell, textCell } from './cells.js';
import { templateOf } from './closeoutFacts.js';
import type { ReportChart, ReportSection, ReportTable } from './report.js';
import { isInPeriod, type CommitFact, type ReportFacts } from './reportFacts.js';
import { countFigure, groupsBy, percentOf, tally } from './statistics.js';

/** One time that an item did not hold. */
interface Failure {
  readonly item: string;
  readonly title: string;
  readonly template: string;
  readonly team: string;
  readonly path: string;
  readonly how: 'returned' | 'reopened';
  readonly on: CivilDate;
  readonly commit?: CommitFact;
}

/** Items shown; further down the numbers say little. */
const mostShown = 25;

const query = 'kind:checklist';

export function itemSections(facts: ReportFacts): readonly ReportSection[] {
  const failures = failuresIn(facts);
  const returned = failures.filter(({ how }) => how === 'returned').length;
  return [
    section('In short', {
      figures: [
        countFigure(
          {
            id: 'returned',
            label: 'Returned',
            definition: 'How often a signer named an item that has to be mended.',
            query: ofClient(facts, `${query} returned_rounds:>0`),
          },
          returned,
          'items',
        ),
        countFigure(
          {
            id: 'reopened',
            label: 'Opened again',
            definition: 'How often a commit took the tick off an item that was ticked.',
            query: ofClient(facts, query),
          },
          failures.length - returned,
          'items',
        ),
      ],
      charts: [teamChart(facts, failures)],
    }),
    section('Items that fail most', { tables: [itemTable(facts, groupsOf(failures))] }),
  ];
}

function ofClient({ client }: ReportFacts, text: string): string {
  return client === undefined ? text : `client:="${client.replaceAll(/["\\]/g, '\\$&')}" ${text}`;
}

/** The runs that are told of, in the order of their paths. */
function runsIn({ library, client }: ReportFacts): readonly Document[] {
  return [...library.documents.values()].filter((document) => {
    const profile = profileIn(library, document);
    return profile.kindId === 'checklist' && (client === undefined || profile.client === client);
  });
}

function failuresIn(facts: ReportFacts): readonly Failure[] {
  const byPath = groupsBy(
    facts.history.ticks.filter(({ checked, commit }) => !checked && isInPeriod(facts, commit.day)),
    ({ path }) => path,
  );
  return runsIn(facts).flatMap((document): readonly Failure[] => {
    const { owner } = profileIn(facts.library, document);
    const about = (name: string) => {
      const item = itemsOf(document).findLast((each) => nameOf(each) === asShown(name));
      return {
        item: ownText(item?.key ?? ''),
        title: ownText(item?.title ?? name),
        template: templateOf(document) ?? '',
        team: ownText(teamOf(item?.role) ?? owner ?? 'without owner'),
        path: document.path,
      };
    };
    const reopened = (byPath.get(document.path) ?? [])
      .filter(({ commit }) => !facts.history.boundary.has(commit.hash))
      .map(({ item, commit }): Failure => ({
        ...about(item),
        how: 'reopened',
        on: commit.day,
        commit,
      }));
    return [...reopened, ...returnsOf(facts, document, about)];
  });
}

/** An item without the text that it stands in. */
interface RunItem {
  /** Empty without one. */
  readonly key: string;
  readonly title: string;
  /** Empty where it is the owner's of the run. */
  readonly role: string;
}

/** What is told of the items of a run, in one text: a large library has hundreds of thousands, and bodies are not kept for it. */
const packedItems = remembered((run: Document): string =>
  inPassing(run, (whole) =>
    whole.items
      .map((item) =>
        [item.key ?? '', asShown(item.title), roleOf(whole, item) ?? ''].join(betweenWords),
      )
      .join(betweenItems),
  ),
);

/** With U+FFFD for U+0000, as Markdown is shown (CommonMark 0.31, section 2.3): so that can stand between words. */
function asShown(words: string): string {
  return words.replaceAll('\0', '\uFFFD');
}

const betweenWords = '\0';
const betweenItems = '\0\n';

function itemsOf(run: Document): readonly RunItem[] {
  const packed = packedItems(run);
  if (packed === '') return [];
  return packed.split(betweenItems).map((words) => {
    const [key = '', title = '', role = ''] = words.split(betweenWords);
    return { key, title, role };
  });
}

function teamOf(role: string | undefined): string | undefined {
  return role === '' ? undefined : role;
}

/** As the history of items names it. */
function nameOf({ key, title }: RunItem): string {
  return key === '' ? normalizeItemText(title) : key;
}

/** Reads the items that the report will ask about. */
export function readRunItems(_settings: Library, run: Document): void {
  packedItems(run);
}

function returnsOf(
  facts: ReportFacts,
  document: Document,
  about: (name: string) => Pick<Failure, 'item' | 'title' | 'template' | 'team' | 'path'>,
): readonly Failure[] {
  const { records } = parseSignOffs(document.frontmatter.data['sign_offs']);
  return records.flatMap(({ decision, items, at, by, gate }) => {
    const on = parseCivilDate(at.slice(0, 10));
    if (decision !== 'returned' || on === undefined || !isInPeriod(facts, on)) return [];
    const commit = facts.history.signOffs.find(
      (each) =>
        each.path === document.path && each.at === at && each.by === by && each.gate === gate,
    )?.commit;
    return items.map((name): Failure => ({
      ...about(name),
      how: 'returned',
      on,
      ...(commit === undefined ? {} : { commit }),
    }));
  });
}

/** The same item in all runs of a template, what failed most first. */
function groupsOf(failures: readonly Failure[]): readonly (readonly Failure[])[] {
  const groups = groupsBy(failures, keyOf);
  return [...groups]
    .sort(([one, first], [other, second]) =>
      second.length === first.length ? (one < other ? -1 : 1) : second.length - first.length,
    )
    .map(([, group]) => group);
}

function keyOf({ template, item, title }: Failure): string {
  return `${template} ${item === '' ? title : item}`;
}

/** For each of some failures how many of the runs of its template have the item; each run is looked at once for all of them. */
function countRunsWith(facts: ReportFacts, wanted: readonly Failure[]): readonly number[] {
  const byTemplate = groupsBy(
    [...wanted.keys()].map((at) => ({ at, template: wanted[at]?.template ?? '' })),
    ({ template }) => template,
  );
  const counts = wanted.map(() => 0);
  for (const document of runsIn(facts)) {
    const asked = byTemplate.get(templateOf(document) ?? '') ?? [];
    if (asked.length === 0) continue;
    const items = itemsOf(document);
    for (const { at } of asked) {
      const { item = '', title = '' } = wanted[at] ?? {};
      const isSame = (each: RunItem) => (item === '' ? each.title === title : each.key === item);
      if (items.some(isSame)) counts[at] = (counts[at] ?? 0) + 1;
    }
  }
  return counts;
}

function lastOf(group: readonly Failure[]): Failure | undefined {
  return group.toSorted((one, other) => (one.on < other.on ? -1 : 1)).at(-1);
}

function teamChart(facts: ReportFacts, failures: readonly Failure[]): ReportChart {
  return {
    id: 'teams',
    title: 'By team',
    definition:
      'Items that were returned or opened again, by the role whose item it is: where help is worth most, not whose fault it is.',
    query: ofClient(facts, query),
    shape: 'bars',
    unit: 'items',
    bars: [...tally(failures.map(({ team }) => team))].map(([label, value]) => ({
      label: toDisplayLine(label),
      value,
    })),
  };
}

function itemTable(facts: ReportFacts, groups: readonly (readonly Failure[])[]): ReportTable {
  const shown = groups.slice(0, mostShown);
  const counts = countRunsWith(
    facts,
    shown.flatMap(([first]) => first ?? []),
  );
  return {
    id: 'items',
    title: 'Items',
    definition: `Items of the same template and key together, the most often returned or opened again first, at most ${mostShown}; the rate counts the runs that have the item.`,
    query: ofClient(facts, query),
    empty: 'No item was returned or opened again in this time.',
    columns: [
      { id: 'item', label: 'Item', isNumber: false },
      { id: 'title', label: 'What it asks', isNumber: false },
      { id: 'template', label: 'Template', isNumber: false },
      { id: 'team', label: 'Team', isNumber: false },
      { id: 'returned', label: 'Returned', isNumber: true },
      { id: 'reopened', label: 'Opened again', isNumber: true },
      { id: 'runs', label: 'Runs', isNumber: true },
      { id: 'rate', label: 'Of the runs, %', isNumber: true },
      { id: 'commit', label: 'Last in commit', isNumber: false },
    ],
    rows: shown.map((group, at) => {
      const [first] = group;
      const runs = new Set(group.map(({ path }) => path)).size;
      const reopened = group.filter(({ how }) => how === 'reopened').length;
      return [
        textCell(first?.item),
        textCell(first?.title),
        textCell(first?.template),
        textCell(first?.team),
        numberCell(group.length - reopened),
        numberCell(reopened),
        numberCell(runs),
        numberCell(percentOf(runs, counts[at] ?? 0)),
        commitCell(lastOf(group)?.commit),
      ];
    }),
  };
}
