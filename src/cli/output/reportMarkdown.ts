import type { Report, ReportChart, ReportFigure, ReportTable } from '../../core/reports/report.js';
import { cellWords, sampleWords, sourceWords, valueWords } from '../../core/reports/reportWords.js';
import { escapeMarkdown, markdownCode, markdownTable } from './markdown.js';

/** A report as Markdown: figures, charts as tables, tables, each with its definition and query. */
export function reportAsMarkdown(report: Report): string {
  const parts = [
    `# ${escapeMarkdown(report.title)}\n`,
    `${escapeMarkdown(sourceWords(report.source))}\n`,
    `${escapeMarkdown(report.purpose)}\n`,
    ...report.notes.map((note) => `> ${escapeMarkdown(note)}\n`),
    ...report.sections.flatMap(({ title, figures, charts, tables }) => [
      `## ${escapeMarkdown(title)}\n`,
      ...(figures.length === 0 ? [] : [figuresOf(figures)]),
      ...charts.map(chartOf),
      ...tables.map(tableOf),
    ]),
    '## Sources\n',
    `Computed from git alone, from commit ${markdownCode(report.source.commit)} as of ${report.source.today}. ` +
      `Each query lists the documents told of: ${markdownCode(`sop list QUERY --at ${report.source.commit.slice(0, 12)} --today ${report.source.today}`)}.\n`,
  ];
  return parts.join('\n');
}

function figuresOf(figures: readonly ReportFigure[]): string {
  return markdownTable(
    ['Figure', 'Value', 'Sample', 'Definition', 'Query'],
    figures.map((figure) => [
      escapeMarkdown(figure.label),
      valueWords(figure),
      escapeMarkdown(sampleWords(figure)),
      escapeMarkdown(figure.definition),
      markdownCode(figure.query),
    ]),
  );
}

function chartOf({ title, definition, query, unit, bars }: ReportChart): string {
  const rows = bars.map(({ label, value }) => [escapeMarkdown(label), String(value)]);
  const body = rows.length === 0 ? 'Nothing to show.\n' : markdownTable(['', unit], rows);
  return `### ${escapeMarkdown(title)}\n\n${escapeMarkdown(definition)} ${markdownCode(query)}\n\n${body}`;
}

function tableOf({ title, definition, query, columns, rows, empty }: ReportTable): string {
  const body =
    rows.length === 0
      ? `${escapeMarkdown(empty)}\n`
      : markdownTable(
          columns.map(({ label }) => escapeMarkdown(label)),
          rows.map((row) =>
            row.map((cell) =>
              cell.kind === 'code'
                ? markdownCode(cell.text)
                : cell.kind === 'number'
                  ? String(cell.value)
                  : escapeMarkdown(cellWords(cell)),
            ),
          ),
        );
  return `### ${escapeMarkdown(title)}\n\n${escapeMarkdown(definition)} ${markdownCode(query)}\n\n${body}`;
}
