import * as vscode from 'vscode';
import type { Shared } from '../shared/context.js';
import type { LibraryGit } from '../shared/libraryGit.js';
import type { OpenReport, OpenReports } from './openReports.js';
import { messagePage, reportPage } from './reportPage.js';

interface Services {
  readonly shared: Pick<Shared, 'environment' | 'wrapper'>;
  readonly reports: OpenReports;
  readonly extension: vscode.Uri;
}

/** git for a library, where it may be asked. */
export function gitFor(
  { environment }: Pick<Shared, 'environment'>,
  root: vscode.Uri,
): LibraryGit | undefined {
  return vscode.workspace.isTrusted ? environment.gitAt(root) : undefined;
}

export function whyNoGit(): string {
  return vscode.l10n.t('Reports come from git, and it is asked only in a trusted folder on disk.');
}

/** Fills the panel of the last session with the report of the same commit, day and period. */
export async function restoreReport(panel: vscode.WebviewPanel, services: Services): Promise<void> {
  const { reports, shared } = services;
  const kept = reports.find(panel.title);
  if (kept === undefined) {
    say(
      panel,
      services,
      vscode.l10n.t('What this report was about is no longer known; open it again.'),
    );
    return;
  }
  await reports.keep(panel, kept);
  const closed = new AbortController();
  const fill = () =>
    void shared.wrapper.run('Report', () => fillPanel(panel, services, { kept, closed }));
  const subscriptions = vscode.Disposable.from(
    vscode.workspace.onDidGrantWorkspaceTrust(fill),
    panel.onDidDispose(() => {
      closed.abort();
      subscriptions.dispose();
    }),
  );
  fill();
}

async function fillPanel(
  panel: vscode.WebviewPanel,
  services: Services,
  { kept, closed }: { readonly kept: OpenReport; readonly closed: AbortController },
): Promise<void> {
  const git = isOpen(kept.root) ? gitFor(services.shared, vscode.Uri.parse(kept.root)) : undefined;
  if (git === undefined) {
    say(panel, services, whyNoGit());
    return;
  }
  say(panel, services, vscode.l10n.t('Computing the report from git history'));
  try {
    const outcome = await git.report(kept.question, closed.signal);
    if (closed.signal.aborted) return;
    if (outcome.kind === 'impossible') say(panel, services, outcome.why);
    else {
      const place = { webview: panel.webview, extension: services.extension };
      panel.webview.html = reportPage(outcome.report, place);
    }
  } catch (error) {
    if (closed.signal.aborted) return;
    say(panel, services, vscode.l10n.t('The report could not be computed; open it again.'));
    throw error;
  }
}

function say({ title, webview }: vscode.WebviewPanel, { extension }: Services, message: string) {
  webview.html = messagePage(title, message, { webview, extension });
}

/** Whether the library is still one of the window. */
function isOpen(root: string): boolean {
  return vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === root) === true;
}
