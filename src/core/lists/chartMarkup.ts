/**
 * Charts as tables whose bars are small drawings: there is nothing to run, they print, and who cannot see the bars
 * reads the numbers. A chart library would bring scales and axes that bars of counts do not need.
 */
import { barMarkup } from './cellMarkup.js';
import type { ListGroup } from './listResult.js';
import { englishListWords, fillIn, type ListWords } from './listWords.js';
import { element, type Markup, type MarkupElement } from './markup.js';

/** A bar for each group, the longest as wide as there is room. */
export function barsMarkup(
  groups: readonly ListGroup[],
  label: string,
  words: ListWords = englishListWords,
): MarkupElement {
  const most = Math.max(1, ...groups.map(({ count }) => count));
  const rows = groups.map(({ label: name, count, tone }) =>
    element(
      'tr',
      tone === undefined ? {} : { class: `sop-tone-${tone}` },
      element('th', { scope: 'row' }, name),
      element('td', { class: 'sop-bar-cell' }, barMarkup((count * 100) / most)),
      element('td', { class: 'sop-number' }, String(count)),
    ),
  );
  const head = [label, words.bar, words.number];
  return chartTable(head, element('tbody', {}, ...rows), 'sop-bars');
}

const height = 100;
const step = 10;

/** A column for each month, with the figures below for who wants them, or cannot see the columns. */
export function timelineMarkup(
  groups: readonly ListGroup[],
  label: string,
  words: ListWords = englishListWords,
): MarkupElement {
  const months = groups.filter(({ label: month }) => /^\d{4}-\d{2}$/.test(month));
  const most = Math.max(1, ...months.map(({ count }) => count));
  const columns = months.map(({ count }, index) => {
    const tall = Math.round((count * height) / most);
    return element('rect', {
      class: 'sop-column',
      x: String(index * step + 1),
      y: String(height - tall),
      width: String(step - 2),
      height: String(tall),
    });
  });
  const rows = groups.map(({ label: month, count }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, month),
      element('td', { class: 'sop-number' }, String(count)),
    ),
  );
  return element(
    'div',
    { class: 'sop-timeline' },
    element(
      'svg',
      {
        class: 'sop-columns',
        viewBox: `0 0 ${Math.max(1, months.length) * step} ${height}`,
        preserveAspectRatio: 'none',
        role: 'img',
        'aria-label': fillIn(words.byMonth, label, summary(months)),
      },
      ...columns,
    ),
    element('div', { class: 'sop-axis', 'aria-hidden': 'true' }, ...axis(months, words)),
    element(
      'details',
      {},
      element('summary', {}, words.figures),
      chartTable([label, words.number], element('tbody', {}, ...rows), 'sop-figures'),
    ),
  );
}

function axis(months: readonly ListGroup[], words: ListWords): readonly Markup[] {
  const first = months[0]?.label ?? '';
  const last = months.at(-1)?.label ?? '';
  const most = Math.max(0, ...months.map(({ count }) => count));
  return [
    element('span', {}, first),
    element('span', {}, fillIn(words.mostInMonth, most)),
    element('span', {}, last === first ? '' : last),
  ];
}

function summary(months: readonly ListGroup[]): string {
  return months.map(({ label: month, count }) => `${month}: ${count}`).join(', ');
}

function chartTable(head: readonly string[], body: Markup, name: string): MarkupElement {
  return element(
    'table',
    { class: name },
    element(
      'thead',
      { class: 'sop-unseen-head' },
      element('tr', {}, ...head.map((label) => element('th', { scope: 'col' }, label))),
    ),
    body,
  );
}
