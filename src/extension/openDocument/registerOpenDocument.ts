import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { clientName } from '../../core/library/clientName.js';
import type { Steps } from '../../core/library/steps.js';
import { sortByTitleInSteps } from '../../core/query/groupDocuments.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import { libraryTitle } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { finishSoon } from '../shared/slices.js';
import { findTarget, type Target } from '../shared/treeNode.js';

interface DocumentPick extends vscode.QuickPickItem {
  readonly target: Target;
}

/** Commands that bring a document into an editor. */
export function registerOpenDocument({ store, wrapper }: Shared): vscode.Disposable {
  return vscode.Disposable.from(
    wrapper.register(commands.openDocument, async () => {
      await store.start();
      if (store.ready.length === 0)
        throw new Refused(vscode.l10n.t('No folder of this window is a library yet.'));
      const severalLibraries = store.ready.length > 1;
      const picks = await finishSoon(picksOf(store.ready, severalLibraries), () => true);
      const chosen = await vscode.window.showQuickPick(picks ?? [], {
        title: vscode.l10n.t('Open Document'),
        placeHolder: vscode.l10n.t('Title, id, client or path'),
        matchOnDescription: true,
        matchOnDetail: true,
      });
      if (chosen !== undefined) await openTarget(chosen.target);
    }),
    wrapper.register(commands.openAtLine, (row) =>
      openTarget(targetOf(row), { preserveFocus: true }),
    ),
    wrapper.register(commands.openToSide, (row) =>
      openTarget(targetOf(row), { viewColumn: vscode.ViewColumn.Beside }),
    ),
    wrapper.register(commands.copyId, async (row) => {
      const { open, path } = targetOf(row);
      const document = open.library.documents.get(path);
      const id = document && profileIn(open.library, document).id;
      if (id === undefined) throw new Refused(vscode.l10n.t('This document has no id.'));
      await vscode.env.clipboard.writeText(id);
    }),
  );
}

/** So many documents are taken with each step. */
const picksPerStep = 200;

function* picksOf(
  libraries: readonly OpenLibrary[],
  nameLibrary: boolean,
): Steps<readonly DocumentPick[]> {
  const picks: DocumentPick[] = [];
  for (const open of libraries) {
    const { library } = open;
    for (const document of yield* sortByTitleInSteps(library, library.documents.values())) {
      const { title, id, client, kindId } = profileIn(library, document);
      const { path } = document;
      picks.push({
        label: title,
        description: [id, client && clientName(library, client)]
          .filter((part) => part !== undefined)
          .join(' · '),
        detail: nameLibrary ? `${libraryTitle(open)} › ${path}` : path,
        iconPath: kindIcon(kindId),
        target: { open, path },
      });
      if (picks.length % picksPerStep === 0) yield undefined;
    }
  }
  return picks;
}

function targetOf(row: unknown): Target {
  const target = findTarget(row);
  if (target === undefined)
    throw new Refused(vscode.l10n.t('Choose a document in one of the SOP views first.'));
  return target;
}

async function openTarget(
  { open, path, line }: Target,
  options: vscode.TextDocumentShowOptions = {},
): Promise<void> {
  const selection = line === undefined ? {} : { selection: new vscode.Range(line, 0, line, 0) };
  await vscode.window.showTextDocument(open.uriOf(path), { ...selection, ...options });
}
