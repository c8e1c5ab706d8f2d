import { listMarkup, plainRows, type RowControls } from './listMarkup.js';
import type { DashboardResult } from './listResult.js';
import { englishListWords } from './listWords.js';
import { element, type Markup, type MarkupElement } from './markup.js';

/** The lists of a dashboard below each other, under the headings they stand under in its document. */
export function dashboardMarkup(
  dashboard: DashboardResult,
  id: string,
  controls: RowControls = plainRows,
): MarkupElement {
  const parts: Markup[] = [];
  let section: string | undefined;
  dashboard.lists.forEach((list, index) => {
    if (list.section !== undefined && list.section !== section) {
      parts.push(element('h2', { class: 'sop-section' }, list.section));
    }
    ({ section } = list);
    const headingLevel = section === undefined ? 2 : 3;
    parts.push(listMarkup(list, { id: `${id}-${index}`, headingLevel }, controls));
  });
  if (parts.length === 0) {
    const { noLists } = controls.words ?? englishListWords;
    parts.push(element('p', { class: 'sop-empty' }, noLists));
  }
  return element('div', { class: 'sop-lists' }, ...parts);
}
