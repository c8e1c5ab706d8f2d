/** The dashboard page: draws what the extension tells, and tells what the person does. It decides nothing. */
import { dashboardMarkup } from '../../core/lists/dashboardMarkup.js';
import { fillIn } from '../../core/lists/listWords.js';
import { element, type Markup } from '../../core/lists/markup.js';
import {
  deeds,
  parseToPage,
  type FromPage,
  type PageWords,
  type ShowMessage,
} from '../protocol.js';
import { buildNode } from './buildNodes.js';
import { pageControls } from './pageControls.js';
import { arrangeStops, moveFocus } from './roving.js';
import { tabAfter, tabBar } from './tabBar.js';

/** What VS Code gives to a page. */
interface PageHost {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}

/** What outlives the page: hidden pages are thrown away and made again. */
interface PageState {
  readonly tab: string;
  readonly scroll: number;
}

declare function acquireVsCodeApi(): PageHost;

const host = acquireVsCodeApi();
let shown: ShowMessage | undefined;
let scrollToRestore = readState(host.getState())?.scroll;

function readState(state: unknown): PageState | undefined {
  if (typeof state !== 'object' || state === null || !('tab' in state) || !('scroll' in state)) {
    return undefined;
  }
  const { tab, scroll } = state;
  return typeof tab === 'string' && typeof scroll === 'number' ? { tab, scroll } : undefined;
}

/** Draws everything anew; what had the focus has it again. */
function draw(message: ShowMessage): void {
  const focused = describeFocus();
  shown = message;
  document.body.replaceChildren(...pageOf(message).map(buildNode));
  arrangeStops(document.body, null);
  if (focused !== undefined) restoreFocus(focused);
  if (scrollToRestore !== undefined && message.dashboard !== undefined) {
    window.scrollTo(0, scrollToRestore);
    scrollToRestore = undefined;
  }
  remember();
}

function pageOf(message: ShowMessage): readonly Markup[] {
  const { dashboard, tabs, chosen, words } = message;
  const tab = tabs.findIndex(({ key }) => key === chosen);
  const content: readonly Markup[] =
    dashboard === undefined
      ? [element('p', { class: 'message', role: 'status' }, message.message ?? words.lookingUp)]
      : [
          element(
            'header',
            { class: 'head' },
            element('h1', {}, dashboard.title),
            element('p', { class: 'sop-remark' }, remarkOn(dashboard, words)),
            dashboard.path === undefined ? undefined : editButton(words),
          ),
          dashboardMarkup(dashboard, 'list', pageControls(message)),
        ];
  const panel = element(
    'section',
    { role: 'tabpanel', id: 'panel', 'aria-labelledby': `tab-${tab}`, tabindex: '-1' },
    ...content,
  );
  return tabs.length === 0 ? content : [tabBar(message), panel];
}

function editButton(words: PageWords): Markup {
  return element(
    'button',
    { type: 'button', class: 'sop-button', 'data-action': 'open-dashboard', 'data-key': '' },
    words.openDocument,
  );
}

function remarkOn({ id, today }: NonNullable<ShowMessage['dashboard']>, words: PageWords): string {
  return id === undefined ? fillIn(words.asOf, today) : fillIn(words.idAsOf, id, today);
}

interface FocusPlace {
  readonly action: string | undefined;
  readonly key: string | undefined;
  readonly isTab: boolean;
  /** Which control of the page it is: where a row went away, the next one takes its place. */
  readonly index: number;
}

function allControls(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-key]')];
}

function describeFocus(): FocusPlace | undefined {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return undefined;
  const { action, key } = active.dataset;
  const isTab = active.getAttribute('role') === 'tab';
  const alike = allControls().filter(({ dataset }) => dataset['action'] === action);
  return { action, key, isTab, index: alike.indexOf(active) };
}

function restoreFocus({ action, key, isTab, index }: FocusPlace): void {
  const alike = allControls().filter(({ dataset }) => dataset['action'] === action);
  const found = isTab
    ? document.querySelector<HTMLElement>('[role=tab][aria-selected=true]')
    : (alike.find(({ dataset }) => dataset['key'] === key) ?? alike[index] ?? alike.at(-1));
  if (found === undefined || found === null) {
    document.getElementById('panel')?.focus();
    return;
  }
  arrangeStops(document.body, found);
  found.focus();
}

function remember(): void {
  if (shown !== undefined) host.setState({ tab: shown.chosen, scroll: window.scrollY });
}

function choose(tab: string): void {
  if (shown === undefined || tab === shown.chosen) return;
  draw({ ...withoutDashboard(shown), chosen: tab });
  window.scrollTo(0, 0);
  host.postMessage({ kind: 'choose', tab });
}

function withoutDashboard({ kind, tabs, chosen, canAct, words }: ShowMessage): ShowMessage {
  return { kind, tabs, chosen, canAct, words };
}

function act(target: HTMLElement, isBeside: boolean): void {
  const { action, key = '' } = target.dataset;
  if (action === 'open-dashboard' || action === 'toggle-snoozed') {
    host.postMessage({ kind: action });
    return;
  }
  const deed =
    action === 'open' && isBeside ? 'open-beside' : deeds.find((each) => each === action);
  if (deed !== undefined) host.postMessage({ kind: 'act', deed, row: key });
}

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element)) return;
  const tab = target.closest<HTMLElement>('[role=tab]');
  const control = target.closest<HTMLElement>('[data-action]');
  if (tab !== null) choose(tab.dataset['key'] ?? '');
  else if (control !== null) act(control, event.ctrlKey || event.metaKey || event.altKey);
});

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  if (!(target instanceof Element) || shown === undefined) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (target.getAttribute('role') !== 'tab') {
    if (moveFocus(target, key)) event.preventDefault();
    return;
  }
  const next = tabAfter(shown.tabs, shown.chosen, key);
  if (next === undefined) return;
  event.preventDefault();
  choose(next);
});

window.addEventListener('scroll', remember, { passive: true });

window.addEventListener('message', ({ data }) => {
  const message = parseToPage(data);
  if (message !== undefined) draw(message);
});

const state = readState(host.getState());
host.postMessage(state === undefined ? { kind: 'ready' } : { kind: 'ready', tab: state.tab });
