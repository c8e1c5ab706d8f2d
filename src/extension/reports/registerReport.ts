import * as vscode from 'vscode';
import type { Report } from '../../core/reports/report.js';
import type { ReportOutcome, ReportQuestion } from '../../core/reports/reportQuestion.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import type { LibraryGit } from '../shared/libraryGit.js';
import { commands, webviews } from '../shared/manifest.js';
import { libraryPicks } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { askForReport } from './askForReport.js';
import { OpenReports } from './openReports.js';
import { reportPage } from './reportPage.js';
import { gitFor, restoreReport, whyNoGit } from './restoreReport.js';

/** Reports from git history, each on a page of its own that nothing runs in. */
export function registerReport(
  shared: Shared,
  { extensionUri: extension, workspaceState }: vscode.ExtensionContext,
): vscode.Disposable {
  const { store, wrapper } = shared;
  const reports = new OpenReports(workspaceState);
  return vscode.Disposable.from(
    wrapper.register(commands.openReport, async () => {
      await store.start();
      const open = await chooseLibrary(shared);
      if (open === undefined) return;
      const git = gitFor(shared, open.root);
      if (git === undefined) throw new Refused(whyNoGit());
      const question = await askForReport(shared.dialogs, open.library, shared.clock.today);
      if (question === undefined) return;
      const outcome = await compute(git, question);
      if (outcome === undefined) return;
      if (outcome.kind === 'impossible') throw new Refused(outcome.why);
      const { report } = outcome;
      const title = reports.freeTitle(report.title);
      const panel = createPanel(title, extension);
      panel.webview.html = reportPage(report, { webview: panel.webview, extension });
      await reports.keep(panel, {
        title,
        root: open.root.toString(),
        question: again(question, report),
      });
    }),
    vscode.window.registerWebviewPanelSerializer(webviews.report, {
      deserializeWebviewPanel: (panel) => {
        panel.webview.options = panelOptions(extension);
        return restoreReport(panel, { shared, reports, extension });
      },
    }),
  );
}

/** The question that gives this very report, whatever is committed later. */
function again(question: ReportQuestion, { source: { commit, today } }: Report): ReportQuestion {
  return { ...question, at: commit, today };
}

/** Undefined when the person cancels. */
function compute(git: LibraryGit, question: ReportQuestion): Thenable<ReportOutcome | undefined> {
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Computing the report from git history'),
      cancellable: true,
    },
    async (_, token) => {
      const stop = new AbortController();
      const listening = token.onCancellationRequested(() => {
        stop.abort();
      });
      try {
        return await git.report(question, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) return undefined;
        throw error;
      } finally {
        listening.dispose();
      }
    },
  );
}

function createPanel(title: string, extension: vscode.Uri): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(webviews.report, title, vscode.ViewColumn.Active, {
    ...panelOptions(extension),
    enableFindWidget: true,
  });
}

function panelOptions(extension: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: false,
    enableForms: false,
    localResourceRoots: [vscode.Uri.joinPath(extension, 'media')],
  };
}

async function chooseLibrary({ store, dialogs }: Shared): Promise<OpenLibrary | undefined> {
  const [only, ...others] = store.ready;
  if (only === undefined)
    throw new Refused(vscode.l10n.t('No folder of this window is a library yet.'));
  if (others.length === 0) return only;
  const picked = await dialogs.pick(libraryPicks(store.ready), {
    title: vscode.l10n.t('Open Report'),
    placeHolder: vscode.l10n.t('Of which library?'),
  });
  return picked?.open;
}
