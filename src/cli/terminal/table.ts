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
}

export interface TableLayout {
  /** Undefined when the table may be as wide as it likes. */
  readonly width: number | undefined;
  readonly paintTitle: (text: string) => string;
}

const gap = '  ';
const smallest = 8;

/** The lines of a table, titles first; columns in which no row has a text are left out. */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  layout: TableLayout,
): readonly string[] {
  const cells = columns
    .map((column) => ({ column, texts: rows.map(column.text) }))
    .filter(({ texts }) => texts.some((text) => text !== ''));
  const natural = cells.map(({ column, texts }) =>
    texts.reduce((width, text) => Math.max(width, displayWidth(text)), displayWidth(column.title)),
  );
  const widths = fitWidths(natural, cells, layout.width);
  const line = (cellAt: (index: number, width: number) => string) =>
    widths
      .map((width, index) => cellAt(index, width))
      .join(gap)
      .trimEnd();
  const title = line((index, width) => {
    const column = cells[index]?.column;
    return column ? layout.paintTitle(place(column.title, width, column)) : '';
  });
  const body = rows.map((row, rowIndex) =>
    line((index, width) => {
      const { column, texts } = cells[index] ?? {};
      const text = column ? place(texts?.[rowIndex] ?? '', width, column) : '';
      return column?.paint ? column.paint(text, row) : text;
    }),
  );
  return [title, ...body];
}

function place<Row>(text: string, width: number, { align, shrink }: Column<Row>): string {
  const cut = shrink === 'start' ? truncateStart(text, width) : truncateEnd(text, width);
  return align === 'right' ? padStart(cut, width) : padEnd(cut, width);
}

/** Takes columns that may be cut down, always the widest first, until the table fits or all are at the smallest. */
function fitWidths<Row>(
  natural: readonly number[],
  cells: readonly { readonly column: Column<Row> }[],
  available: number | undefined,
): readonly number[] {
  const widths = [...natural];
  if (available === undefined) {
    return widths;
  }
  const spare = available - gap.length * (widths.length - 1);
  let excess = widths.reduce((sum, width) => sum + width, 0) - spare;
  while (excess > 0) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      if (cells[index]?.column.shrink && width > smallest && width > (widths[widest] ?? 0)) {
        widest = index;
      }
    }
    if (widest < 0) {
      break;
    }
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}
