import { cellMarkup } from './cellMarkup.js';
import { barsMarkup, timelineMarkup } from './chartMarkup.js';
import type { ListColumn, ListGroup, ListResult, ListRow, Tone } from './listResult.js';
import { englishListWords, fillIn, type ListWords } from './listWords.js';
import { element, type Markup, type MarkupElement } from './markup.js';

/** What a place adds to the plain list: what a row's name is, and what can be done to it. */
export interface RowControls {
  /** The row's name; a link where there is something to open. */
  name(row: ListRow, text: string): Markup;
  /** Buttons for a row. */
  actions?(row: ListRow): readonly Markup[];
  /** What stands before the name of an item: its box. */
  box?(row: ListRow): Markup | undefined;
  /** Shows or hides what whoever looks put off; it stands beside their number. */
  snoozed?(list: ListResult): Markup;
  /** English where a place has no others. */
  readonly words?: ListWords;
}

/** A place that can show and do nothing: names are texts. */
export const plainRows: RowControls = { name: (_row, text) => text };

export interface ListFrame {
  /** Tells this list from others on the page: ids are made of it. */
  readonly id: string;
  readonly headingLevel: 2 | 3;
}

/** One list as HTML, the same everywhere. */
export function listMarkup(
  list: ListResult,
  frame: ListFrame,
  controls: RowControls = plainRows,
): MarkupElement {
  const heading = `${frame.id}-heading`;
  const level = frame.headingLevel === 2 ? 'h2' : 'h3';
  const isCounted = list.problems.length === 0 && list.view !== 'number';
  return element(
    'section',
    { class: `sop-list sop-view-${list.view}`, 'aria-labelledby': heading },
    element(
      'div',
      { class: 'sop-list-head' },
      element(level, { id: heading }, list.title),
      isCounted
        ? element('span', { class: 'sop-count' }, countOf(list, wordsOf(controls)))
        : undefined,
    ),
    ...bodyOf(list, controls),
    ...snoozedLine(list, controls),
  );
}

function wordsOf({ words = englishListWords }: RowControls): ListWords {
  return words;
}

function countOf({ total, of }: ListResult, words: ListWords): string {
  if (total === 1) return of === 'items' ? words.oneItem : words.oneDocument;
  return fillIn(of === 'items' ? words.items : words.documents, total);
}

function bodyOf(list: ListResult, controls: RowControls): readonly Markup[] {
  const words = wordsOf(controls);
  if (list.problems.length > 0) {
    return [problemList(list, words)];
  }
  if (list.note !== undefined) {
    return [element('p', { class: 'sop-empty' }, list.note)];
  }
  if (list.view === 'number') {
    return [numberMarkup(list, words)];
  }
  if (list.total === 0) {
    return [element('p', { class: 'sop-empty' }, words.nothing)];
  }
  // All of them are put off, and the line below says so.
  if (list.rows.length === 0 && list.snoozed?.count === list.total) return [];
  const { groups = [], isTimeline = false, groupLabel = '' } = list;
  switch (list.view) {
    case 'chart':
      return [(isTimeline ? timelineMarkup : barsMarkup)(groups, groupLabel, words)];
    case 'board':
      return [boardMarkup(list, groups, controls), ...restOf(list, words)];
    case 'table':
      return [
        ...grouped(list, (rows) => tableMarkup(list, rows, controls)),
        ...restOf(list, words),
      ];
    case 'list':
      return [
        ...grouped(list, (rows) => plainList(list.columns, rows, controls)),
        ...restOf(list, words),
      ];
    default:
      return list.view satisfies never;
  }
}

function problemList({ problems }: ListResult, words: ListWords): MarkupElement {
  const entries = problems.map(({ line, message }) =>
    element(
      'li',
      {},
      line === undefined ? message : fillIn(words.problemInLine, line + 1, message),
    ),
  );
  return element(
    'div',
    { class: 'sop-problems' },
    element('p', {}, words.notAnswered),
    element('ul', {}, ...entries),
  );
}

/** A list that leaves something out says so. */
function snoozedLine(list: ListResult, controls: RowControls): readonly Markup[] {
  if (list.snoozed === undefined) return [];
  const button = controls.snoozed?.(list);
  const count = fillIn(wordsOf(controls).snoozed, list.snoozed.count);
  return [
    element(
      'p',
      { class: 'sop-rest sop-snoozed' },
      count,
      ...(button === undefined ? [] : [' ', button]),
    ),
  ];
}

/** What the limit left out. */
function restOf({ total, rows, snoozed }: ListResult, words: ListWords): readonly Markup[] {
  const hidden = snoozed?.isShown === false ? snoozed.count : 0;
  const rest = total - rows.length - hidden;
  return rest === 0 ? [] : [element('p', { class: 'sop-rest' }, fillIn(words.more, rest))];
}

function grouped(
  list: ListResult,
  show: (rows: readonly ListRow[]) => MarkupElement,
): readonly Markup[] {
  const { groups, rows } = list;
  if (groups === undefined) return [show(rows)];
  return groups
    .filter((group) => group.rows.length > 0)
    .flatMap((group) => [
      element(
        'p',
        { class: 'sop-group' },
        element('strong', {}, group.label),
        ' ',
        element('span', { class: 'sop-count' }, String(group.count)),
      ),
      show(rowsOf(group, rows)),
    ]);
}

function rowsOf(group: ListGroup, rows: readonly ListRow[]): readonly ListRow[] {
  return group.rows.flatMap((index) => rows[index] ?? []);
}

/** Roles are written out, because a narrow page lays rows out as cards, and browsers forget the table then. */
function tableMarkup(
  { columns, title }: ListResult,
  rows: readonly ListRow[],
  controls: RowControls,
): MarkupElement {
  const hasActions = rows.some((row) => (controls.actions?.(row) ?? []).length > 0);
  const head = columns.map(({ label, isNumber }) =>
    element(
      'th',
      { scope: 'col', role: 'columnheader', ...(isNumber ? { class: 'sop-number' } : {}) },
      label,
    ),
  );
  const actionHead = element(
    'th',
    { scope: 'col', role: 'columnheader' },
    element('span', { class: 'sop-unseen' }, wordsOf(controls).actions),
  );
  return element(
    'table',
    { class: 'sop-table', role: 'table', 'aria-label': title },
    element(
      'thead',
      { role: 'rowgroup' },
      element('tr', { role: 'row' }, ...head, hasActions ? actionHead : undefined),
    ),
    element(
      'tbody',
      { role: 'rowgroup' },
      ...rows.map((row) => tableRow(row, columns, { controls, hasActions })),
    ),
  );
}

function tableRow(
  row: ListRow,
  columns: readonly ListColumn[],
  { controls, hasActions }: { readonly controls: RowControls; readonly hasActions: boolean },
): MarkupElement {
  const cells = columns.map((column, index) => {
    const cell = row.cells[index] ?? { kind: 'empty' };
    return element(
      'td',
      {
        role: 'cell',
        'data-label': column.label,
        class: `sop-cell-${cell.kind}${column.isNumber ? ' sop-number' : ''}`,
      },
      cell.kind === 'link'
        ? nameWithBox(row, cell.text, controls)
        : cellMarkup(cell, wordsOf(controls)),
    );
  });
  const actions = hasActions
    ? element('td', { role: 'cell', class: 'sop-actions' }, ...(controls.actions?.(row) ?? []))
    : undefined;
  return element('tr', { role: 'row' }, ...cells, actions);
}

function nameWithBox(row: ListRow, text: string, controls: RowControls): Markup {
  const isRow = text === row.title;
  const box = isRow ? controls.box?.(row) : undefined;
  const name = controls.name(row, text);
  return box === undefined ? name : element('span', { class: 'sop-boxed' }, box, name);
}

function plainList(
  columns: readonly ListColumn[],
  rows: readonly ListRow[],
  controls: RowControls,
): MarkupElement {
  return element(
    'ul',
    { class: 'sop-rows' },
    ...rows.map((row) => element('li', { class: 'sop-row' }, ...entryOf(row, columns, controls))),
  );
}

/** The row's name, and below it what the other columns say. */
function entryOf(
  row: ListRow,
  columns: readonly ListColumn[],
  controls: RowControls,
): readonly Markup[] {
  const facts = row.cells.flatMap((cell, index) => {
    const column = columns[index];
    if (column === undefined || cell.kind === 'empty') return [];
    if (cell.kind === 'link' && cell.text === row.title) return [];
    const label = element('span', { class: 'sop-label' }, `${column.label}: `);
    return [element('span', { class: 'sop-fact' }, label, cellMarkup(cell))];
  });
  const actions = controls.actions?.(row) ?? [];
  return [
    element('div', { class: 'sop-name' }, nameWithBox(row, row.title, controls)),
    facts.length === 0 ? '' : element('div', { class: 'sop-facts' }, ...facts),
    actions.length === 0 ? '' : element('div', { class: 'sop-actions' }, ...actions),
  ].filter((part) => part !== '');
}

function boardMarkup(
  { columns, rows, title }: ListResult,
  groups: readonly ListGroup[],
  controls: RowControls,
): MarkupElement {
  const lanes = groups.map((group) =>
    element(
      'div',
      {
        class: `sop-lane${toneClass(group.tone)}`,
        role: 'group',
        'aria-label': `${group.label}, ${group.count}`,
      },
      element(
        'p',
        { class: 'sop-lane-head' },
        element('strong', {}, group.label),
        ' ',
        element('span', { class: 'sop-count' }, String(group.count)),
      ),
      plainList(columns, rowsOf(group, rows), controls),
    ),
  );
  return element(
    'div',
    {
      class: 'sop-board',
      role: 'group',
      'aria-label': fillIn(wordsOf(controls).board, title),
      tabindex: '0',
    },
    ...lanes,
  );
}

function toneClass(tone: Tone | undefined): string {
  return tone === undefined ? '' : ` sop-tone-${tone}`;
}

function numberMarkup({ total, atMost, groups }: ListResult, words: ListWords): MarkupElement {
  const tone = atMost === undefined ? undefined : total > atMost ? 'bad' : 'good';
  const target =
    atMost === undefined
      ? undefined
      : element('p', { class: 'sop-target' }, wordsOfTarget({ total, atMost }, words));
  return element(
    'div',
    { class: `sop-figure${toneClass(tone)}` },
    element('p', { class: 'sop-big' }, String(total)),
    target,
    ...(groups ?? []).map(({ label, count }) =>
      element('p', { class: 'sop-part' }, `${label}: ${count}`),
    ),
  );
}

function wordsOfTarget(
  { total, atMost }: { readonly total: number; readonly atMost: number },
  words: ListWords,
): string {
  if (atMost === 0) return total === 0 ? words.asItShouldBe : words.shouldBeNone;
  return fillIn(total > atMost ? words.shouldBeAtMost : words.fineUpTo, atMost);
}
