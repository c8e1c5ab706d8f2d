import type { Report } from '../../core/reports/report.js';
import { cellWords } from '../../core/reports/reportWords.js';
import { formatCsv } from './csv.js';

/**
 * A report as lines of one form, so that a spreadsheet can filter and a program can read them: a line for each value,
 * with the section, the figure, chart or table it belongs to, and the commit.
 */
export function reportAsCsv({ name, source, sections }: Report): string {
  const head = [
    'report',
    'commit',
    'as_of',
    'section',
    'part',
    'row',
    'name',
    'value',
    'unit',
    'n',
    'query',
  ];
  const start = [name, source.commit, source.today];
  const lines = sections.flatMap(({ title, figures, charts, tables }) => [
    ...figures.map(({ id, label, value, unit, sample, query }) => [
      ...[...start, title, id, 1, label],
      ...[value ?? '', unit, sample ?? '', query],
    ]),
    ...charts.flatMap(({ id, bars, unit, query }) =>
      bars.map(({ label, value }, index) => [
        ...[...start, title, id, index + 1, label],
        ...[value, unit, '', query],
      ]),
    ),
    ...tables.flatMap(({ id, columns, rows, query }) =>
      rows.flatMap((row, index) =>
        columns.map((column, at) => {
          const cell = row[at] ?? { kind: 'empty' };
          const value = cell.kind === 'number' ? cell.value : cellWords(cell);
          return [...start, title, id, index + 1, column.label, value, '', '', query];
        }),
      ),
    ),
  ]);
  return formatCsv([head, ...lines]);
}
