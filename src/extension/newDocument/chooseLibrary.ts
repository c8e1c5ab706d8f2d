import * as vscode from 'vscode';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { libraryPicks } from '../shared/libraryTitle.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

/** The library of the active editor, else the only one, else the one that the person picks. */
export async function chooseLibrary(
  { store, dialogs }: Shared,
  title: string,
): Promise<OpenLibrary | undefined> {
  const editor = vscode.window.activeTextEditor;
  const here = editor && store.find(editor.document.uri)?.open;
  const [only, second] = store.ready;
  if (only === undefined) throw new Refused(vscode.l10n.t('Open a library first.'));
  if (here?.state === 'ready' || second === undefined) return here ?? only;
  const chosen = await dialogs.pick(libraryPicks(store.ready), {
    title,
    placeHolder: vscode.l10n.t('In which library?'),
  });
  return chosen?.open;
}
