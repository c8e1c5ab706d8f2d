import { toDisplayLine } from '../text/displayLine.js';
import { dashboardMarkup } from './dashboardMarkup.js';
import { htmlFile } from './htmlFile.js';
import type { DashboardResult } from './listResult.js';
import { element, toHtml } from './markup.js';

/** Dashboards as one HTML file; `styles` are trusted text of the product, everything else is escaped. */
export function dashboardFile(
  dashboards: readonly DashboardResult[],
  { styles, library: named }: { readonly styles: string; readonly library: string },
): string {
  const library = toDisplayLine(named);
  const [only, ...others] = dashboards;
  const title = only !== undefined && others.length === 0 ? only.title : library;
  const contents =
    others.length === 0
      ? ''
      : toHtml(
          element(
            'nav',
            { 'aria-label': 'Dashboards' },
            element(
              'ul',
              {},
              ...dashboards.map((each, index) =>
                element('li', {}, element('a', { href: `#d${index}` }, each.title)),
              ),
            ),
          ),
        );
  return htmlFile(title, {
    styles,
    body: [
      contents,
      '<main>',
      ...dashboards.map((dashboard, index) => toHtml(pageOf(dashboard, `d${index}`, library))),
      '</main>',
    ],
  });
}

function pageOf(dashboard: DashboardResult, id: string, library: string) {
  const remark = [library, dashboard.id, `as of ${dashboard.today}`].filter(Boolean).join(' · ');
  return element(
    'section',
    { class: 'sop-page', id, 'aria-labelledby': `${id}-title` },
    element(
      'header',
      {},
      element('h1', { id: `${id}-title` }, dashboard.title),
      element('p', { class: 'sop-remark' }, toDisplayLine(remark)),
    ),
    dashboardMarkup(dashboard, id),
  );
}
