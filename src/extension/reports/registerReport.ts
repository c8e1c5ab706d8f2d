import * as vscode from 'vscode';
import type { Report } from '../../core/reports/report.js';
import type { ReportOutcome, ReportQuestion } from '../../core/reports/reportQuestion.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import type { LibraryGit } from '../shared/libraryGit.js';
import { commands, webviews } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { askForReport } from './askForReport.js';
import { reportPage } from './reportPage.js';

/** Reports from git history, each on a page of its own that nothing runs in. */
export function registerReport(shared: Shared, extension: vscode.Uri): vscode.Disposable {
  const { store, wrapper } = shared;
  return wrapper.register(commands.openReport, async () => {
    await store.start();
    const open = await chooseLibrary(shared);
    if (open === undefined) return;
    const git = vscode.workspace.isTrusted ? shared.environment.gitAt(open.root) : undefined;
    if (git === undefined) {
      throw new Refused(
        vscode.l10n.t('Reports come from git, and it is asked only in a trusted folder on disk.'),
      );
    }
    const question = await askForReport(shared.dialogs, open.library, shared.clock.today);
    if (question === undefined) return;
    const outcome = await compute(git, question);
    if (outcome === undefined) return;
    if (outcome.kind === 'impossible') throw new Refused(outcome.why);
    show(outcome.report, extension);
  });
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

function show(report: Report, extension: vscode.Uri): void {
  const panel = vscode.window.createWebviewPanel(
    webviews.report,
    report.title,
    vscode.ViewColumn.Active,
    {
      enableScripts: false,
      enableForms: false,
      enableFindWidget: true,
      localResourceRoots: [vscode.Uri.joinPath(extension, 'media')],
    },
  );
  panel.webview.html = reportPage(report, panel.webview, extension);
}

async function chooseLibrary({ store, dialogs }: Shared): Promise<OpenLibrary | undefined> {
  const [only, ...others] = store.ready;
  if (only === undefined)
    throw new Refused(vscode.l10n.t('No folder of this window is a library yet.'));
  if (others.length === 0) return only;
  const picked = await dialogs.pick(
    store.ready.map((open) => ({ label: open.library.configuration.title ?? open.name, open })),
    { title: vscode.l10n.t('Open Report'), placeHolder: vscode.l10n.t('Of which library') },
  );
  return picked?.open;
}
