import * as vscode from 'vscode';
import { dashboardsIn } from '../../core/lists/dashboards.js';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';

/** Says how a team gets a dashboard where there is none: the page then shows only what waits for whoever looks. */
export async function offerDashboard({ store }: Shared): Promise<void> {
  const libraries = store.ready;
  const isWanted =
    vscode.workspace.isTrusted &&
    libraries.length > 0 &&
    libraries.every(({ library }) => dashboardsIn(library).length === 0);
  if (!isWanted) return;
  const make = vscode.l10n.t('New from Template');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'No team has a dashboard here yet. A template such as “Dashboard: NOC” makes one.',
    ),
    make,
  );
  if (answer === make) await vscode.commands.executeCommand(commands.newFromTemplate);
}
