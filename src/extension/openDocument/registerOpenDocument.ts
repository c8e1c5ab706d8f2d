import * as vscode from 'vscode';
import { profileIn } from '../../core/library/profileIn.js';
import { clientName } from '../../core/library/clientName.js';
import { sortByTitle } from '../../core/query/groupDocuments.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
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
      const picks = store.ready.flatMap((open) => picksOf(open, severalLibraries));
      const chosen = await vscode.window.showQuickPick(picks, {
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

function picksOf(open: OpenLibrary, nameLibrary: boolean): readonly DocumentPick[] {
  const { library } = open;
  return sortByTitle(library, library.documents.values()).map((document) => {
    const { title, id, client, kindId } = profileIn(library, document);
    const { path } = document;
    return {
      label: title,
      description: [id, client && clientName(library, client)]
        .filter((part) => part !== undefined)
        .join(' · '),
      detail: nameLibrary ? `${open.name} › ${path}` : path,
      iconPath: kindIcon(kindId),
      target: { open, path },
    };
  });
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
