import type { Cell } from './listResult.js';
import { englishListWords, type ListWords } from './listWords.js';
import { element, type Markup } from './markup.js';

/** One value as HTML; a tone is never told by colour alone. */
export function cellMarkup(cell: Cell, words: ListWords = englishListWords): Markup {
  switch (cell.kind) {
    case 'empty':
      return element(
        'span',
        { class: 'sop-none' },
        element('span', { 'aria-hidden': 'true' }, '–'),
        element('span', { class: 'sop-unseen' }, words.none),
      );
    case 'text':
    case 'link':
      return cell.text;
    case 'code':
      return element('code', {}, cell.text);
    case 'number':
      return cell.tone === undefined
        ? String(cell.value)
        : element('strong', { class: `sop-tone-${cell.tone}` }, String(cell.value));
    case 'date':
      return element(
        'span',
        { class: `sop-date${cell.tone === undefined ? '' : ` sop-tone-${cell.tone}`}` },
        element('time', { datetime: cell.on }, cell.on),
        ...(cell.words === undefined
          ? []
          : [' ', element('span', { class: 'sop-words' }, cell.words)]),
      );
    case 'progress':
      return element(
        'span',
        { class: 'sop-progress' },
        barMarkup(cell.percent),
        element('span', { class: 'sop-words' }, `${cell.done}/${cell.total}`),
      );
    case 'state':
      return element('span', { class: `sop-state sop-tone-${cell.tone}` }, cell.text);
    default:
      return cell satisfies never;
  }
}

/** A bar that is `percent` full; what it shows is also said in words beside it. */
export function barMarkup(percent: number): Markup {
  const width = String(Math.round(percent * 10) / 10);
  return element(
    'svg',
    {
      class: 'sop-bar',
      viewBox: '0 0 100 8',
      preserveAspectRatio: 'none',
      'aria-hidden': 'true',
    },
    element('rect', { class: 'sop-bar-all', x: '0', y: '0', width: '100', height: '8' }),
    element('rect', { class: 'sop-bar-part', x: '0', y: '0', width, height: '8' }),
  );
}
