import * as vscode from 'vscode';
import { toggleItems } from '../../core/checklist/itemEdits.js';
import { changeDocument } from '../shared/changeDocument.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentItems } from './currentItems.js';

/** Turns over the boxes of the items at the cursors, in one step; as a tick in a view does, it saves what had no other changes. */
export async function toggleCurrentItems(shared: Shared): Promise<void> {
  const { open, path, document, indexes } = currentItems(shared);
  await changeDocument(shared.environment.files, { open, path }, (now) => {
    // Files may have line ends that an editor does not show; their items are the same ones.
    const isSame = indexes.every(
      (index) => now.document.items[index]?.text === document.items[index]?.text,
    );
    if (!isSame || now.document.items.length !== document.items.length) {
      throw new Refused(vscode.l10n.t('The text changed meanwhile; try again.'));
    }
    const outcome = toggleItems(now, indexes);
    if (outcome.kind === 'refused') throw new Refused(outcome.message);
    return outcome.edits;
  });
}
