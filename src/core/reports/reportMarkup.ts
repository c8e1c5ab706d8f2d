/** A report as markup, for a file and for VS Code: figures, charts and tables, and at the end where they come from. */
import { barsMarkup, timelineMarkup } from '../lists/chartMarkup.js';
import { cellMarkup } from '../lists/cellMarkup.js';
import { element, type Markup, type MarkupElement } from '../lists/markup.js';
import type {
  Evidence,
  Report,
  ReportChart,
  ReportFigure,
  ReportSection,
  ReportTable,
} from './report.js';
import { commandWords, sampleWords, sourceWords, unitWords } from './reportWords.js';

/** The whole report below its title. */
export function reportMarkup(report: Report): MarkupElement {
  const sources = new Sources();
  const sections = report.sections.map((section, index) =>
    sectionMarkup(section, { id: `r${index}`, sources }),
  );
  return element(
    'section',
    { class: 'sop-page sop-report', 'aria-labelledby': 'report-title' },
    element(
      'header',
      {},
      element('h1', { id: 'report-title' }, report.title),
      element('p', { class: 'sop-remark' }, sourceWords(report.source)),
      element('p', { class: 'sop-purpose' }, report.purpose),
    ),
    ...(report.notes.length === 0
      ? []
      : [
          element(
            'ul',
            { class: 'sop-notes', 'aria-label': 'Notes' },
            ...report.notes.map((note) => element('li', {}, note)),
          ),
        ]),
    element('div', { class: 'sop-lists' }, ...sections.flat(), sources.markup(report)),
  );
}

/** The queries that were cited, each with its number; the same query has one number. */
class Sources {
  readonly #queries: string[] = [];

  cite({ query }: Evidence): MarkupElement {
    if (!this.#queries.includes(query)) {
      this.#queries.push(query);
    }
    const number = this.#queries.indexOf(query) + 1;
    return element(
      'a',
      { class: 'sop-cite', href: `#source-${number}`, 'aria-label': `Source ${number}` },
      `[${number}]`,
    );
  }

  markup({ source }: Report): MarkupElement {
    return element(
      'section',
      { class: 'sop-list sop-sources', 'aria-labelledby': 'sources' },
      element('div', { class: 'sop-list-head' }, element('h2', { id: 'sources' }, 'Sources')),
      element(
        'p',
        { class: 'sop-empty' },
        `Computed from git alone, from commit ${source.commit}. These commands list the documents that the figures tell of:`,
      ),
      element(
        'ul',
        { class: 'sop-rows' },
        ...this.#queries.map((query, index) =>
          element(
            'li',
            { class: 'sop-row', id: `source-${index + 1}` },
            element('span', { class: 'sop-count' }, `[${index + 1}] `),
            element('code', {}, commandWords(source, query)),
          ),
        ),
      ),
    );
  }
}

interface Place {
  readonly id: string;
  readonly sources: Sources;
}

function sectionMarkup(
  { title, figures, charts, tables }: ReportSection,
  place: Place,
): readonly Markup[] {
  return [
    element('h2', { class: 'sop-section' }, title),
    ...figures.map((figure) => figureMarkup(figure, place)),
    ...charts.map((chart) => chartMarkup(chart, place)),
    ...tables.map((table) => tableMarkup(table, place)),
  ];
}

function figureMarkup(figure: ReportFigure, { id, sources }: Place): MarkupElement {
  const heading = `${id}-${figure.id}`;
  const { value, unit } = figure;
  const sample = sampleWords(figure);
  return element(
    'section',
    { class: 'sop-list sop-view-number', 'aria-labelledby': heading },
    element('div', { class: 'sop-list-head' }, element('h3', { id: heading }, figure.label)),
    element(
      'div',
      { class: 'sop-figure' },
      element(
        'p',
        {},
        element('span', { class: 'sop-big' }, value === undefined ? '–' : String(value)),
        element(
          'span',
          { class: 'sop-unit' },
          value === undefined ? ' nothing to measure' : ` ${unitWords(value, unit)}`,
        ),
        sample === '' ? undefined : element('span', { class: 'sop-sample' }, ` ${sample}`),
      ),
      element(
        'p',
        { class: 'sop-part sop-definition' },
        figure.definition,
        ' ',
        sources.cite(figure),
      ),
    ),
  );
}

function chartMarkup(chart: ReportChart, { id, sources }: Place): MarkupElement {
  const heading = `${id}-chart-${chart.id}`;
  const groups = chart.bars.map(({ label, value }) => ({
    label,
    count: Math.max(0, value),
    rows: [],
  }));
  const isEmpty = groups.every(({ count }) => count === 0);
  const body = isEmpty
    ? element('p', { class: 'sop-empty' }, 'Nothing to show.')
    : chart.shape === 'months'
      ? timelineMarkup(groups, chart.title)
      : barsMarkup(groups, chart.title);
  return element(
    'section',
    { class: 'sop-list sop-view-chart', 'aria-labelledby': heading },
    element('div', { class: 'sop-list-head' }, element('h3', { id: heading }, chart.title)),
    body,
    element('p', { class: 'sop-part sop-definition' }, chart.definition, ' ', sources.cite(chart)),
  );
}

/** Roles are written out, because a narrow page lays rows out as cards, and browsers forget the table then. */
function tableMarkup(table: ReportTable, { id, sources }: Place): MarkupElement {
  const heading = `${id}-table-${table.id}`;
  const count = table.rows.length === 1 ? '1 row' : `${table.rows.length} rows`;
  return element(
    'section',
    { class: 'sop-list sop-view-table', 'aria-labelledby': heading },
    element(
      'div',
      { class: 'sop-list-head' },
      element('h3', { id: heading }, table.title),
      table.rows.length === 0 ? undefined : element('span', { class: 'sop-count' }, count),
    ),
    element('p', { class: 'sop-part sop-definition' }, table.definition, ' ', sources.cite(table)),
    table.rows.length === 0 ? element('p', { class: 'sop-empty' }, table.empty) : gridOf(table),
  );
}

function gridOf({ columns, rows, title }: ReportTable): MarkupElement {
  const head = columns.map(({ label, isNumber }) =>
    element(
      'th',
      { scope: 'col', role: 'columnheader', ...(isNumber ? { class: 'sop-number' } : {}) },
      label,
    ),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      { role: 'row' },
      ...columns.map(({ label, isNumber }, index) => {
        const cell = row[index] ?? { kind: 'empty' };
        return element(
          'td',
          {
            role: 'cell',
            'data-label': label,
            class: `sop-cell-${cell.kind}${isNumber ? ' sop-number' : ''}`,
          },
          cellMarkup(cell),
        );
      }),
    ),
  );
  return element(
    'table',
    { class: 'sop-table', role: 'table', 'aria-label': title },
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...head)),
    element('tbody', { role: 'rowgroup' }, ...body),
  );
}
