import type { RowControls } from '../../core/lists/listMarkup.js';
import type { ListResult, ListRow, RowAction } from '../../core/lists/listResult.js';
import { toDisplayLine } from '../../core/text/displayLine.js';
import { element, type Markup } from '../../core/lists/markup.js';

type ButtonAction = Exclude<RowAction, 'tick'>;

const words: Readonly<Record<ButtonAction, string>> = {
  sign: 'Sign',
  return: 'Return',
  review: 'Mark Reviewed',
};

/** What a row can do in the page; all of it are buttons and boxes that the page listens to as a whole. */
export function pageControls(canAct: boolean): RowControls {
  const open: Pick<RowControls, 'name'> = { name: (row, text) => nameButton(row, text) };
  const quiet: Pick<RowControls, 'snoozed'> = { snoozed: snoozedButton };
  return canAct
    ? {
        ...open,
        ...quiet,
        actions: (row) => [...actionButtons(row), sleepButton(row)],
        box: tickBox,
      }
    : { ...open, ...quiet, actions: (row) => [sleepButton(row)] };
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

function actionButtons(row: ListRow): readonly Markup[] {
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
function sleepButton(row: ListRow): Markup {
  const { snoozedUntil, key, title } = row;
  const isAwake = snoozedUntil === undefined;
  return element(
    'button',
    {
      type: 'button',
      class: isAwake ? 'sop-button sop-quiet' : 'sop-button',
      'data-action': isAwake ? 'snooze' : 'wake',
      'data-key': key,
      'aria-label': isAwake ? `Snooze: ${title}` : `Wake: ${title}, snoozed until ${snoozedUntil}`,
    },
    isAwake ? 'Snooze' : `Wake (until ${snoozedUntil})`,
  );
}

function snoozedButton({ title, snoozed }: ListResult): Markup {
  const words = snoozed?.isShown === true ? 'Hide' : 'Show';
  return element(
    'button',
    {
      type: 'button',
      class: 'sop-link',
      'data-action': 'toggle-snoozed',
      'data-key': title,
      'aria-label': `${words} what is snoozed: ${title}`,
    },
    words,
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
