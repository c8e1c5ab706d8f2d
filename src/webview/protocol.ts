/** What the dashboard page and the extension say to each other. Both check what arrives. */
import type { DashboardResult, RowAction } from '../core/lists/listResult.js';
import type { ListWords } from '../core/lists/listWords.js';

/** One dashboard that the page can show. */
export interface PageTab {
  /** Stays the same as long as the document keeps its path. */
  readonly key: string;
  readonly title: string;
}

/** In English, without the words of its lists: reading those would bring core into the start of the extension. */
export const ownPageWords = {
  dashboards: 'Dashboards',
  lookingUp: 'Looking it up...',
  asOf: 'As of {0}',
  idAsOf: '{0} · as of {1}',
  openDocument: 'Open the Document',
  sign: 'Sign',
  return: 'Return',
  review: 'Mark Reviewed',
  snooze: 'Snooze',
  snoozeRow: 'Snooze: {0}',
  wake: 'Wake (until {0})',
  wakeRow: 'Wake: {0}, snoozed until {1}',
  show: 'Show',
  hide: 'Hide',
  showSnoozed: 'Show what is snoozed: {0}',
  hideSnoozed: 'Hide what is snoozed: {0}',
};

/** What the page says itself, in the language of the window; `{0}` is where a value goes. */
export type PageWords = ListWords & Readonly<Record<keyof typeof ownPageWords, string>>;

/** From the extension: everything the page shows. */
export interface ShowMessage {
  readonly kind: 'show';
  readonly tabs: readonly PageTab[];
  /** Key of the tab that is shown. */
  readonly chosen: string;
  /** Absent while it is worked out, or when there is nothing to show; `message` says so. */
  readonly dashboard?: DashboardResult;
  readonly message?: string;
  /** Whether documents may be changed here. */
  readonly canAct: boolean;
  readonly words: PageWords;
}

export type ToPage = ShowMessage;

export type RowDeed = 'open' | 'open-beside' | 'snooze' | 'wake' | RowAction;

/** From the page: what the person did. */
export type FromPage =
  | { readonly kind: 'ready'; readonly tab?: string }
  | { readonly kind: 'choose'; readonly tab: string }
  | { readonly kind: 'open-dashboard' }
  /** Shows or hides what the person put off. */
  | { readonly kind: 'toggle-snoozed' }
  /** `row` is a key of the dashboard shown last. */
  | { readonly kind: 'act'; readonly deed: RowDeed; readonly row: string };

/** Everything that can be done to a row. */
export const deeds: readonly RowDeed[] = [
  ...(['open', 'open-beside', 'snooze', 'wake'] as const),
  ...(['tick', 'sign', 'return', 'review'] as const),
];

/** What the page said, if it is something a page may say. */
export function parseFromPage(value: unknown): FromPage | undefined {
  if (!isObject(value)) return undefined;
  const { kind, tab, row, deed } = value;
  switch (kind) {
    case 'ready':
      return typeof tab === 'string' ? { kind, tab } : { kind };
    case 'choose':
      return typeof tab === 'string' ? { kind, tab } : undefined;
    case 'open-dashboard':
    case 'toggle-snoozed':
      return { kind };
    case 'act': {
      const known = deeds.find((each) => each === deed);
      return known !== undefined && typeof row === 'string'
        ? { kind, deed: known, row }
        : undefined;
    }
    default:
      return undefined;
  }
}

/** What the extension said; its results are as core made them, so that their frame is all there is to check. */
export function parseToPage(value: unknown): ToPage | undefined {
  if (!isObject(value)) return undefined;
  const { kind, tabs, chosen, dashboard, message, canAct, words } = value;
  if (kind !== 'show' || typeof chosen !== 'string' || typeof canAct !== 'boolean')
    return undefined;
  if (!Array.isArray(tabs) || !tabs.every(isTab) || !isWords(words)) return undefined;
  if (message !== undefined && typeof message !== 'string') return undefined;
  if (dashboard !== undefined && !isDashboard(dashboard)) return undefined;
  return {
    ...{ kind, tabs, chosen, canAct, words },
    ...(dashboard === undefined ? {} : { dashboard }),
    ...(message === undefined ? {} : { message }),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTab(value: unknown): value is PageTab {
  return isObject(value) && typeof value['key'] === 'string' && typeof value['title'] === 'string';
}

function isWords(value: unknown): value is PageWords {
  return (
    isObject(value) &&
    Object.keys(ownPageWords).every((key) => key in value) &&
    Object.values(value).every((words) => typeof words === 'string')
  );
}

function isDashboard(value: unknown): value is DashboardResult {
  return (
    isObject(value) &&
    typeof value['title'] === 'string' &&
    typeof value['today'] === 'string' &&
    Array.isArray(value['lists']) &&
    value['lists'].every(
      (list) => isObject(list) && Array.isArray(list['rows']) && Array.isArray(list['columns']),
    )
  );
}
