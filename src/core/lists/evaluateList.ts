import { referenceTo } from '../checklist/toggleItem.js';
import { awaitedOf } from '../gate/awaited.js';
import { reviewIn } from '../library/reviewIn.js';
import type { QueryField, QuerySubject } from '../query/queryField.js';
import { sortSubjects } from '../query/sortOrder.js';
import { lineAt } from '../text/lineMap.js';
import { cellOf, nameOfRow } from './cells.js';
import type { CheckedList } from './checkList.js';
import { columnLabel } from './columnLabel.js';
import type { ListDefinition } from './listDefinition.js';
import type { ListColumn, ListResult, ListRow, RowAction } from './listResult.js';
import { groupRows } from './rowGroups.js';

/** After so many documents a step ends, so that whoever shares a thread can give others their turn. */
const documentsPerStep = 100;

/**
 * Answers a list whose names were found, over `subjects`, one for each document of the library.
 *
 * Yields now and then; the result is the return value.
 */
export function* evaluateList(
  definition: ListDefinition,
  checked: CheckedList,
  subjects: readonly QuerySubject[],
): Generator<undefined, ListResult> {
  const found: QuerySubject[] = [];
  let looked = 0;
  for (const subject of subjects) {
    if (checked.matchesDocument(subject)) {
      found.push(...candidatesOf(definition, subject).filter(checked.matches));
    }
    if (++looked % documentsPerStep === 0) yield undefined;
  }
  const sorted = sortSubjects(found, checked.order);
  yield undefined;
  const { view, limit } = definition;
  const isListed = view !== 'number' && view !== 'chart';
  const shown = isListed ? sorted.slice(0, limit) : [];
  const rows: ListRow[] = [];
  for (const subject of shown) {
    rows.push(toRow(subject, checked.columns));
    if (rows.length % documentsPerStep === 0) yield undefined;
  }
  return {
    ...emptyResult(definition),
    columns: checked.columns.map((field) => toColumn(definition, field)),
    rows,
    total: sorted.length,
    ...(yield* groupsOf(checked, sorted, shown.length)),
  };
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
  const cells = columns.map((field) => cellOf(field, subject));
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
