import * as vscode from 'vscode';
import { setContext, type Shared } from '../shared/context.js';
import { commands, contextKeys } from '../shared/manifest.js';
import {
  assignItems,
  attachItemEvidence,
  markItemsNotApplicable,
  setItemsDue,
} from './markItems.js';
import { goToOpenItem, moveCurrentItem } from './moveThrough.js';
import { registerPasteEvidence } from './pasteProvider.js';
import { SettledItems } from './settledItems.js';
import { toggleCurrentItems } from './toggleItems.js';

/** Commands on the items at the cursor: each changes the editor's text in one step. */
export function registerEditing(shared: Shared): vscode.Disposable {
  const { wrapper, store } = shared;
  const settled = new SettledItems(shared);
  const tellWhere = () => {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const found = uri && store.find(uri);
    const isDocument = found?.open.library.documents.has(found.path) === true;
    setContext(contextKeys.inDocument, isDocument);
  };
  tellWhere();
  return vscode.Disposable.from(
    settled,
    vscode.window.onDidChangeActiveTextEditor(tellWhere),
    store.onDidChange(tellWhere),
    wrapper.register(commands.toggleItem, () => toggleCurrentItems(shared)),
    wrapper.register(commands.markNotApplicable, () => markItemsNotApplicable(shared)),
    wrapper.register(commands.attachEvidence, () => attachItemEvidence(shared)),
    wrapper.register(commands.assignItem, () => assignItems(shared)),
    wrapper.register(commands.setDueDate, () => setItemsDue(shared)),
    wrapper.register(commands.nextOpenItem, () => {
      goToOpenItem(shared, 'next');
    }),
    wrapper.register(commands.previousOpenItem, () => {
      goToOpenItem(shared, 'previous');
    }),
    wrapper.register(commands.moveItemUp, () => moveCurrentItem(shared, 'up')),
    wrapper.register(commands.moveItemDown, () => moveCurrentItem(shared, 'down')),
    wrapper.register(commands.hideSettledItems, () => settled.hide()),
    wrapper.register(commands.showSettledItems, () => settled.show()),
    registerPasteEvidence(shared),
  );
}
