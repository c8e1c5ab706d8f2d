import * as vscode from 'vscode';
import type { ItemReference } from '../../core/checklist/toggleItem.js';
import type { ListRow } from '../../core/lists/listResult.js';
import type { RowDeed } from '../../webview/protocol.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { tickItem } from '../shared/ticking.js';
import type { Target } from '../shared/treeNode.js';

/** Does to a row what the person asked for, by the commands that do it everywhere else. */
export async function actOnRow(
  shared: Shared,
  { open, row }: { readonly open: OpenLibrary; readonly row: ListRow },
  deed: RowDeed,
): Promise<void> {
  const target: Target = { open, path: row.path, line: row.line };
  switch (deed) {
    case 'open':
      return run(commands.openAtLine, target);
    case 'open-beside':
      return run(commands.openToSide, target);
    case 'tick':
      if (row.item === undefined) throw new Refused(vscode.l10n.t('This row is not an item.'));
      return tickItem(shared, target, row.item.reference);
    case 'sign':
      return run(commands.signOff, target);
    case 'return':
      return run(commands.returnDocument, target);
    case 'review':
      return run(commands.markReviewed, target);
    case 'snooze':
      return run(commands.snooze, target, row.item?.reference);
    case 'wake':
      return run(commands.wake, target, row.item?.reference);
    default:
      return deed satisfies never;
  }
}

async function run(command: string, target: Target, reference?: ItemReference): Promise<void> {
  await vscode.commands.executeCommand(command, { target, reference });
}
