import type { Report } from '../../core/reports/report.js';
import type { Cell } from '../../core/lists/listResult.js';
import { cellWords } from '../../core/reports/reportWords.js';

/** A report as other programs read it; what is not known is null. */
export function toReportJson({ name, title, purpose, source, notes, sections }: Report) {
  return {
    ...{ name, title, purpose },
    ...{ commit: source.commit, today: source.today },
    ...{ since: source.since ?? null, until: source.until ?? null },
    ...{ client: source.client ?? null, project: source.project ?? null },
    notes,
    sections: sections.map((section) => ({
      title: section.title,
      figures: section.figures.map(({ value, sample, ...figure }) => ({
        ...figure,
        ...{ value: value ?? null, sample: sample ?? null },
      })),
      charts: section.charts,
      tables: section.tables.map(({ columns, rows, ...table }) => ({
        ...{ id: table.id, title: table.title },
        ...{ definition: table.definition, query: table.query },
        columns: columns.map(({ id, label }) => ({ id, label })),
        rows: rows.map((row) =>
          Object.fromEntries(columns.map(({ id }, index) => [id, valueOf(row[index])])),
        ),
      })),
    })),
  };
}

function valueOf(cell: Cell | undefined): string | number | null {
  if (cell === undefined || cell.kind === 'empty') return null;
  return cell.kind === 'number' ? cell.value : cellWords(cell);
}
