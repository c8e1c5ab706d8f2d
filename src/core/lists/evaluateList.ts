import { referenceTo } from '../checklist/toggleItem.js';
import { awaitedOf } from '../gate/awaited.js';
import { reviewIn } from '../library/reviewIn.js';
import type { QueryField, QuerySubject } from '../query/queryField.js';
import { sortSubjectsInSteps } from '../query/sortOrder.js';
import type { CivilDate } from '../schema/civilDate.js';
import { lineAt } from '../text/lineMap.js';
import { cellsOf, nameOfRow } from './cells.js';
import type { CheckedList } from './checkList.js';
import { columnLabel } from './columnLabel.js';
import type { ListDefinition } from './listDefinition.js';
import type { ListColumn, ListResult, ListRow, RowAction } from './listResult.js';
import { groupRows } from './rowGroups.js';
import { createSnoozeFinder, type Snoozing } from './rowSnoozes.js';

/** After so many documents a step ends, so that whoever shares a thread can give others their turn. */
const documentsPerStep = 100;

export interface ListScope {
  /** One for each document of the library. */
  readonly subjects: readonly QuerySubject[];
  /** What whoever looks put off: its rows may be left out, but are counted like all others. */
  readonly snoozing?: Snoozing | undefined;
}

/**
 * Answers a list whose names were found.
 *
 * Yields now and then; the result is the return value.
 */
export function* evaluateList(
  definition: ListDefinition,
  checked: CheckedList,
  { subjects, snoozing }: ListScope,
): Generator<undefined, ListResult> {
  const found: QuerySubject[] = [];
  let looked = 0;
  for (const subject of subjects) {
    if (checked.matchesDocument(subject)) {
      found.push(...candidatesOf(definition, subject).filter(checked.matches));
    }
    if (++looked % documentsPerStep === 0) yield undefined;
  }
  const { view, limit } = definition;
  const isListed = view !== 'number' && view !== 'chart';
  const all = yield* sortSubjectsInSteps(found, checked.order);
  yield undefined;
  const away = isListed ? snoozedRows(all, snoozing) : none;
  const isHiding = away.size > 0 && snoozing?.isShown !== true;
  const order = isHiding ? [...all.filter((each) => !away.has(each)), ...away.keys()] : all;
  const shown = isListed
    ? order.slice(0, isHiding ? Math.min(limit, order.length - away.size) : limit)
    : [];
  const rows: ListRow[] = [];
  for (const subject of shown) {
    const until = away.get(subject);
    const row = toRow(subject, checked.columns);
    rows.push(until === undefined ? row : { ...row, snoozedUntil: until });
    if (rows.length % documentsPerStep === 0) yield undefined;
  }
  return {
    ...emptyResult(definition),
    columns: checked.columns.map((field) => toColumn(definition, field)),
    rows,
    total: all.length,
    ...(away.size === 0 ? {} : { snoozed: { count: away.size, isShown: !isHiding } }),
    ...(yield* groupsOf(checked, order, shown.length)),
  };
}

const none: ReadonlyMap<QuerySubject, CivilDate> = new Map();

/** The rows that are put off, each with its day. */
function snoozedRows(
  rows: readonly QuerySubject[],
  snoozing: Snoozing | undefined,
): ReadonlyMap<QuerySubject, CivilDate> {
  const [first] = rows;
  if (first === undefined || snoozing === undefined || snoozing.snoozes.length === 0) return none;
  const find = createSnoozeFinder(first.library, snoozing.snoozes, first.today);
  return new Map(
    rows.flatMap((subject) => {
      const until = find(subject.document, subject.item);
      return until === undefined ? [] : [[subject, until] as const];
    }),
  );
}

/** A list without rows: what is known of it before it is answered. */
export function emptyResult(definition: ListDefinition): ListResult {
  const { title, of, view, query, atMost } = definition;
  return {
    ...{ title, of, view, query, columns: [], rows: [], total: 0, problems: [] },
    ...(atMost === undefined ? {} : { atMost }),
  };
}

function candidatesOf({ of }: ListDefinition, subject: QuerySubject): readonly QuerySubject[] {
  return of === 'documents'
    ? [subject]
    : subject.document.items.map((_, item) => ({ ...subject, item }));
}

function* groupsOf({ group }: CheckedList, sorted: readonly QuerySubject[], shown: number) {
  if (group === undefined) return {};
  const { groups, isTimeline } = yield* groupRows(sorted, group, shown);
  const hasOrder = isTimeline || shown > 0 || group.type === 'number' || ordered.has(group.name);
  return {
    groups: hasOrder ? groups : [...groups].sort((a, b) => b.count - a.count),
    groupLabel: columnLabel(group.name),
    isTimeline,
  };
}

/** Fields whose values follow each other; bars of others stand by their length. */
const ordered = new Set(['state', 'review']);

const numberColumns = new Set(['progress']);

function toColumn({ of }: ListDefinition, { name, type }: QueryField): ListColumn {
  return {
    field: name,
    label: of === 'items' && name === 'title' ? 'Document' : columnLabel(name),
    isNumber: type === 'number' && !numberColumns.has(name),
  };
}

function toRow(subject: QuerySubject, columns: readonly QueryField[]): ListRow {
  const { document, item: index } = subject;
  const item = index === undefined ? undefined : document.items[index];
  const cells = cellsOf(columns, subject);
  const row = { path: document.path, title: nameOfRow(subject, 'item'), cells };
  if (item === undefined || index === undefined) {
    return { ...row, key: document.path, line: 0, actions: actionsOn(subject) };
  }
  const reference = referenceTo(document, index);
  const twin = reference.place === undefined ? '' : ` ${index}`;
  return {
    ...row,
    key: `${document.path} ${reference.identity}${twin}`,
    line: lineAt(document.lines, item.box),
    actions: ['tick'],
    item: { reference, checked: item.checked },
  };
}

/** What can be done about a document now, apart from its items. */
function actionsOn({ library, document, today }: QuerySubject): readonly RowAction[] {
  const verdict = awaitedOf(library, document, today)?.gate.verdict;
  const { status } = reviewIn(library, document, today);
  const isToReview = status === 'due-soon' || status === 'overdue' || status === 'long-overdue';
  return [
    ...(verdict === 'ready' ? (['sign', 'return'] as const) : []),
    ...(isToReview ? (['review'] as const) : []),
  ];
}
