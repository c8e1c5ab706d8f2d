import * as vscode from 'vscode';
import type { DashboardResult } from '../../core/lists/listResult.js';
import { rolesOf } from '../../core/schema/rosterLookup.js';
import { parseFromPage, type FromPage, type ShowMessage } from '../../webview/protocol.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import type { ListAnswers } from '../shared/listAnswers.js';
import { inWindowLanguage } from '../shared/listsInWindowLanguage.js';
import { actOnRow } from './actOnRow.js';
import { tabsOf, type DashboardTab } from './dashboardTabs.js';
import { createNonce, pageHtml } from './pageHtml.js';
import { pageWords } from './pageWords.js';

interface Services {
  readonly shared: Shared;
  readonly answers: ListAnswers;
  readonly extension: vscode.Uri;
}

/** Changes that come within this time are shown as one. */
const restMilliseconds = 80;

/** One page with its panel: sends what there is to see, and does what the person asks for. */
export class DashboardPage implements vscode.Disposable {
  readonly #services: Services;
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable;
  readonly #sent = new vscode.EventEmitter<ShowMessage>();
  #chosen: string | undefined;
  #shown: { readonly tab: DashboardTab; readonly dashboard: DashboardResult } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReady = false;
  #isAsking = false;
  #showsSnoozed = false;
  #asksAgain = false;

  /** Everything the page was told, for suites inside VS Code. */
  readonly onDidSend = this.#sent.event;

  constructor(panel: vscode.WebviewPanel, services: Services, chosen?: string) {
    this.#panel = panel;
    this.#services = services;
    this.#chosen = chosen;
    const { shared, extension } = services;
    const later = () => {
      this.#updateSoon();
    };
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [
        vscode.Uri.joinPath(extension, 'dist'),
        vscode.Uri.joinPath(extension, 'media'),
      ],
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#sent,
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      panel.onDidChangeViewState(later),
      shared.store.onDidChange(later),
      shared.clock.onDidChange(later),
      shared.whoAmI.onDidChange(later),
      shared.snoozes.onDidChange(later),
      vscode.workspace.onDidGrantWorkspaceTrust(later),
    );
    panel.webview.html = pageHtml(panel.webview, extension, createNonce());
  }

  /** Brings the page to the front, with the tab of that key. */
  reveal(chosen: string | undefined): void {
    this.#chosen = chosen ?? this.#chosen;
    this.#panel.reveal();
    this.#updateSoon();
  }

  /** Takes in what the page says; anything a page does not say is left alone. */
  async receive(message: unknown): Promise<void> {
    const said = parseFromPage(message);
    if (said === undefined) {
      this.#services.shared.log.warn('The dashboard page said something that means nothing.');
      return;
    }
    await this.#services.shared.wrapper.run('Dashboard', () => this.#follow(said));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  async #follow(said: FromPage): Promise<void> {
    switch (said.kind) {
      case 'ready':
        this.#isReady = true;
        this.#chosen ??= said.tab;
        await this.#services.shared.store.start();
        return this.#update();
      case 'choose':
        this.#chosen = said.tab;
        return this.#update();
      case 'open-dashboard':
        return this.#openDocument();
      case 'toggle-snoozed':
        this.#showsSnoozed = !this.#showsSnoozed;
        return this.#update();
      case 'act':
        return this.#act(said);
      default:
        return said satisfies never;
    }
  }

  async #openDocument(): Promise<void> {
    const { open, path } = this.#shown?.tab.address ?? {};
    if (open !== undefined && path !== undefined) {
      await vscode.window.showTextDocument(open.uriOf(path));
    }
  }

  async #act({ deed, row: key }: Extract<FromPage, { readonly kind: 'act' }>): Promise<void> {
    const shown = this.#shown;
    const row = shown?.dashboard.lists
      .flatMap(({ rows }) => rows)
      .find((candidate) => candidate.key === key);
    if (shown === undefined || row === undefined) {
      throw new Refused(vscode.l10n.t('This row is no longer there.'));
    }
    try {
      await actOnRow(this.#services.shared, { open: shown.tab.address.open, row }, deed);
    } finally {
      // A box was turned over by the click already: a refusal has to turn it back.
      await this.#update();
    }
  }

  #updateSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#services.shared.wrapper.run('Dashboard', () => this.#update());
    }, restMilliseconds);
  }

  /** Sends what there is to see now. Changes while it is worked out make another round, never two at once. */
  async #update(): Promise<void> {
    if (!this.#isReady || !this.#panel.visible) return;
    if (this.#isAsking) {
      this.#asksAgain = true;
      return;
    }
    this.#isAsking = true;
    try {
      do {
        this.#asksAgain = false;
        await this.#send(await this.#look());
      } while (this.#asksAgain);
    } finally {
      this.#isAsking = false;
    }
  }

  async #look(): Promise<ShowMessage> {
    const { shared, answers } = this.#services;
    const tabs = tabsOf(shared.store.ready);
    const chosen = tabs.find(({ key }) => key === this.#chosen);
    const tab = chosen ?? (await tabForPerson(shared, tabs)) ?? tabs[0];
    const canAct = vscode.workspace.isTrusted;
    const words = pageWords();
    const frame = { tabs: tabs.map(({ key, title }) => ({ key, title })), canAct, words };
    if (tab === undefined) {
      return { kind: 'show', ...frame, chosen: '', message: whyEmpty(shared) };
    }
    const snoozes = shared.snoozes.of(tab.address.open);
    const snoozing = { snoozes, isShown: this.#showsSnoozed };
    const dashboard = await answers.ask({ ...tab.address, snoozing });
    this.#shown = dashboard && { tab, dashboard };
    return {
      kind: 'show',
      ...frame,
      chosen: tab.key,
      ...(dashboard === undefined
        ? { message: vscode.l10n.t('This dashboard is gone.') }
        : { dashboard: inWindowLanguage(dashboard) }),
    };
  }

  async #send(message: ShowMessage): Promise<void> {
    this.#panel.title = message.dashboard?.title ?? vscode.l10n.t('SOP Dashboard');
    await this.#panel.webview.postMessage(message);
    this.#sent.fire(message);
  }
}

/** The first dashboard that is made for a role of whoever works here: what they open first. */
async function tabForPerson(
  { store, whoAmI, clock }: Shared,
  tabs: readonly DashboardTab[],
): Promise<DashboardTab | undefined> {
  for (const open of store.ready) {
    const person = await whoAmI.person(open);
    if (person === undefined) continue;
    const roles = rolesOf(open.library.roster, person.handle, clock.today);
    const own = tabs.find(
      ({ address, audience }) =>
        address.open === open && audience.some((role) => roles.includes(role)),
    );
    if (own !== undefined) return own;
  }
  return undefined;
}

function whyEmpty({ store }: Shared): string {
  const isReading = store.all.some(({ state }) => state === 'reading');
  return isReading
    ? vscode.l10n.t('Reading the library...')
    : vscode.l10n.t(
        'No folder of this window is a library yet. Set one up in the SOP Ledger views.',
      );
}
