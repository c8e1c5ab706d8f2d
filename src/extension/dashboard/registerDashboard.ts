import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import type { Shared } from '../shared/context.js';
import { findTargetDocument } from '../shared/findTargetDocument.js';
import type { ListAnswers } from '../shared/listAnswers.js';
import { commands, webviews } from '../shared/manifest.js';
import { DashboardPage } from './dashboardPage.js';
import { keyOf } from './dashboardTabs.js';
import { offerDashboard } from './offerDashboard.js';

/** The page of a window, while there is one. */
export interface DashboardAccess extends vscode.Disposable {
  readonly page: DashboardPage | undefined;
}

/** Shows dashboards on a page of their own; there is one page, whose tabs are the dashboards. */
export function registerDashboard(
  shared: Shared,
  answers: ListAnswers,
  extension: vscode.Uri,
): DashboardAccess {
  let page: DashboardPage | undefined;
  const adopt = (panel: vscode.WebviewPanel, chosen?: string) => {
    const made = new DashboardPage(panel, { shared, answers, extension }, chosen);
    page = made;
    panel.onDidDispose(() => {
      made.dispose();
      if (page === made) page = undefined;
    });
  };
  const subscriptions = vscode.Disposable.from(
    shared.wrapper.register(commands.openDashboard, async (argument) => {
      await shared.store.start();
      const chosen = chosenBy(shared, argument);
      if (page !== undefined) {
        page.reveal(chosen);
        return;
      }
      const { Active } = vscode.ViewColumn;
      const title = vscode.l10n.t('SOP Dashboard');
      adopt(vscode.window.createWebviewPanel(webviews.dashboard, title, Active), chosen);
      void offerDashboard(shared);
    }),
    vscode.window.registerWebviewPanelSerializer(webviews.dashboard, {
      deserializeWebviewPanel: (panel) => {
        adopt(panel);
        return Promise.resolve();
      },
    }),
  );
  return {
    get page() {
      return page;
    },
    dispose: () => {
      page?.dispose();
      subscriptions.dispose();
    },
  };
}

/** The tab of the dashboard that a row or the active editor is about. */
function chosenBy({ store }: Shared, argument: unknown): string | undefined {
  const target = findTargetDocument(store, argument);
  const document = target?.open.library.documents.get(target.path);
  if (target === undefined || document === undefined) return undefined;
  const { kindId } = profileIn(target.open.library, document);
  return kindId === 'dashboard' ? keyOf(target.open, target.path) : undefined;
}
