import { element, type MarkupElement } from '../../core/lists/markup.js';
import type { ShowMessage } from '../protocol.js';

/** The tabs of the page; the chosen one is the only stop of the Tab key. */
export function tabBar({
  tabs,
  chosen,
  words,
}: Pick<ShowMessage, 'tabs' | 'chosen' | 'words'>): MarkupElement {
  return element(
    'div',
    { class: 'tabs', role: 'tablist', 'aria-label': words.dashboards },
    ...tabs.map(({ key, title }) => {
      const isChosen = key === chosen;
      return element(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${tabs.findIndex((tab) => tab.key === key)}`,
          class: isChosen ? 'tab chosen' : 'tab',
          'data-key': key,
          tabindex: isChosen ? '0' : '-1',
          ...(isChosen
            ? { 'aria-selected': 'true', 'aria-controls': 'panel' }
            : { 'aria-selected': 'false' }),
        },
        title,
      );
    }),
  );
}

/** The tab that a key leads to from `from`; undefined for keys that mean nothing here. */
export function tabAfter(
  tabs: readonly { readonly key: string }[],
  from: string,
  key: string,
): string | undefined {
  const at = tabs.findIndex((tab) => tab.key === from);
  const last = tabs.length - 1;
  switch (key) {
    case 'ArrowRight':
      return tabs[at === last ? 0 : at + 1]?.key;
    case 'ArrowLeft':
      return tabs[at <= 0 ? last : at - 1]?.key;
    case 'Home':
      return tabs[0]?.key;
    case 'End':
      return tabs[last]?.key;
    default:
      return undefined;
  }
}
