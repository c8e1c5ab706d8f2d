import { displayWidth, padEnd, padStart, truncateEnd, truncateStart } from './displayWidth.js';

/** One column of a table whose rows are of type `Row`. */
export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
  /** Adds colour to the text once it has its final width. */
  readonly paint?: (text: string, row: Row) => string;
  readonly align?: 'right';
  /** Whether the column may be cut when the table is too wide, and which end is kept. */
  readonly shrink?: 'end' | 'start';
  /** Where the column stands in the order in which columns are left out of a table that cannot fit otherwise. */
  readonly leaveOut?: number;
}

export interface TableLayout {
  /** Undefined when the table may be as wide as it likes. */
  readonly width: number | undefined;
  readonly paintTitle: (text: string) => string;
}

const gap = '  ';
const smallest = 14;

/** The lines of a table, titles first; columns in which no row has a text are left out. */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  layout: TableLayout,
): readonly string[] {
  const filled = columns
    .map((column) => measure(column, rows))
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const cells = fit(filled, layout.width ?? Infinity);
  const title = cells.map((cell) => layout.paintTitle(place(cell.column.title, cell)));
  const body = rows.map((row, index) =>
    cells.map((cell) => {
      const text = place(cell.texts[index] ?? '', cell);
      return text === '' || !cell.column.paint ? text : cell.column.paint(text, row);
    }),
  );
  return [title, ...body].map((line) => line.join(gap).trimEnd());
}

interface MeasuredColumn<Row> {
  readonly column: Column<Row>;
  readonly texts: readonly string[];
  readonly width: number;
  /** The last column is not filled up, so that no line ends in blanks. */
  readonly last?: boolean;
}

function measure<Row>(column: Column<Row>, rows: readonly Row[]): MeasuredColumn<Row> {
  const texts = rows.map(column.text);
  const widths = texts.map(displayWidth);
  const width = widths.reduce((most, each) => Math.max(most, each), displayWidth(column.title));
  return { column, texts, width };
}

function place<Row>(text: string, { column, width, last }: MeasuredColumn<Row>): string {
  const cut = column.shrink === 'start' ? truncateStart(text, width) : truncateEnd(text, width);
  if (column.align === 'right') {
    return padStart(cut, width);
  }
  return last ? cut : padEnd(cut, width);
}

/** Leaves out columns until the rest can fit, then cuts those that may be cut, always the widest first. */
function fit<Row>(
  columns: readonly MeasuredColumn<Row>[],
  available: number,
): readonly MeasuredColumn<Row>[] {
  let cells = columns;
  while (totalWidth(cells.map(leastWidth)) > available) {
    const order = cells.map(({ column }) => column.leaveOut ?? Infinity);
    const next = Math.min(...order);
    if (next === Infinity) {
      break;
    }
    cells = cells.filter(({ column }) => column.leaveOut !== next);
  }
  const widths = cells.map(({ width }) => width);
  while (totalWidth(widths) > available) {
    const spare = cells.map((cell, index) =>
      (widths[index] ?? 0) > leastWidth(cell) ? (widths[index] ?? 0) : 0,
    );
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) {
      break;
    }
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return cells.map((cell, index) => ({
    ...cell,
    width: widths[index] ?? 0,
    last: index === cells.length - 1,
  }));
}

function leastWidth<Row>({ column, width }: MeasuredColumn<Row>): number {
  return column.shrink === undefined ? width : Math.min(width, smallest);
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, gap.length * Math.max(0, widths.length - 1));
}
