import type { RowControls } from '../../core/lists/listMarkup.js';
import type { ListResult, ListRow } from '../../core/lists/listResult.js';
import { fillIn } from '../../core/lists/listWords.js';
import { toDisplayLine } from '../../core/text/displayLine.js';
import { element, type Markup } from '../../core/lists/markup.js';
import type { PageWords, ShowMessage } from '../protocol.js';

/** What a row can do in the page; all of it are buttons and boxes that the page listens to as a whole. */
export function pageControls({
  canAct,
  words,
}: Pick<ShowMessage, 'canAct' | 'words'>): RowControls {
  return {
    words,
    name: nameButton,
    snoozed: (list) => snoozedButton(list, words),
    actions: (row) => [...(canAct ? actionButtons(row, words) : []), sleepButton(row, words)],
    ...(canAct ? { box: tickBox } : {}),
  };
}

function nameButton(row: ListRow, text: string): Markup {
  return element(
    'button',
    {
      type: 'button',
      class: 'sop-link',
      'data-action': 'open',
      'data-key': row.key,
      title: `${toDisplayLine(row.path)}:${row.line + 1}`,
    },
    text,
  );
}

function actionButtons(row: ListRow, words: PageWords): readonly Markup[] {
  return row.actions.flatMap((action) =>
    action === 'tick'
      ? []
      : [
          element(
            'button',
            {
              type: 'button',
              class: 'sop-button',
              'data-action': action,
              'data-key': row.key,
              'aria-label': `${words[action]}: ${row.title}`,
            },
            words[action],
          ),
        ],
  );
}

/** Seen when the row is pointed at or has the focus: it is there for each of them, and seldom wanted. */
function sleepButton(row: ListRow, words: PageWords): Markup {
  const { snoozedUntil, key, title } = row;
  const isAwake = snoozedUntil === undefined;
  return element(
    'button',
    {
      type: 'button',
      class: isAwake ? 'sop-button sop-quiet' : 'sop-button',
      'data-action': isAwake ? 'snooze' : 'wake',
      'data-key': key,
      'aria-label': isAwake
        ? fillIn(words.snoozeRow, title)
        : fillIn(words.wakeRow, title, snoozedUntil),
    },
    isAwake ? words.snooze : fillIn(words.wake, snoozedUntil),
  );
}

function snoozedButton({ title, snoozed }: ListResult, words: PageWords): Markup {
  const isShown = snoozed?.isShown === true;
  return element(
    'button',
    {
      type: 'button',
      class: 'sop-link',
      'data-action': 'toggle-snoozed',
      'data-key': title,
      'aria-label': fillIn(isShown ? words.hideSnoozed : words.showSnoozed, title),
    },
    isShown ? words.hide : words.show,
  );
}

function tickBox(row: ListRow): Markup | undefined {
  if (row.item === undefined) return undefined;
  return element('input', {
    type: 'checkbox',
    'data-action': 'tick',
    'data-key': row.key,
    'aria-label': row.title,
    ...(row.item.checked ? { checked: '' } : {}),
  });
}
