import * as vscode from 'vscode';
import { removeFieldEdits, setFieldEdits } from '../../core/document/frontmatterEdits.js';
import { profileIn } from '../../core/library/profileIn.js';
import { changeTogether } from '../shared/changeTogether.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import { currentDocument, findTargetDocument } from '../shared/findTargetDocument.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import { findTarget, type Target, type TreeNode } from '../shared/treeNode.js';
import { groupOfRow } from './libraryNodes.js';

/** The view's own kind of load, by the name that VS Code has for it. */
const rowsType = 'application/vnd.code.tree.sop.library';

/** Lets SOPs be dragged from one workflow to another, and every document into an editor. */
export function createDragAndDrop(shared: Shared): vscode.TreeDragAndDropController<TreeNode> {
  return {
    dragMimeTypes: ['text/uri-list'],
    dropMimeTypes: [rowsType],
    handleDrag: (rows, load) => {
      const targets = rows.map(findTarget).filter((target) => target !== undefined);
      const uris = targets.map(({ open, path }) => open.uriOf(path).toString());
      load.set('text/uri-list', new vscode.DataTransferItem(uris.join('\r\n')));
      load.set(rowsType, new vscode.DataTransferItem(targets));
    },
    handleDrop: (row, load) => {
      const group = row && groupOfRow(row);
      // Only our own rows come with this type, and `handleDrag` says what they are.
      const targets = load.get(rowsType)?.value as readonly Target[] | undefined;
      if (group === undefined || targets === undefined) return;
      return shared.wrapper.run('Moving documents', async () => {
        if (group.grouping !== 'workflow') {
          throw new Refused(
            vscode.l10n.t('Group the library by workflow to move SOPs by dragging them.'),
          );
        }
        if (targets.some(({ open }) => open !== group.open)) {
          throw new Refused(vscode.l10n.t('Documents stay in their library.'));
        }
        await move(group.open, targets, group.value);
      });
    },
  };
}

/** The same for those who do not drag: asks for the workflow. */
export async function moveToWorkflow(shared: Shared, argument: unknown): Promise<void> {
  const target = findTargetDocument(shared.store, argument);
  if (target === undefined)
    throw new Refused(vscode.l10n.t('Open an SOP, or choose one in a view.'));
  const { workflow } = checkedProfile(target);
  const { workflows } = target.open.library.configuration;
  const picks = [...workflows.values()].map(({ id, title }) => ({
    label: title,
    description: id === workflow ? `${id} · ${vscode.l10n.t('current')}` : id,
    id,
  }));
  if (picks.length === 0) throw new Refused(vscode.l10n.t('The library declares no workflows.'));
  const chosen = await shared.dialogs.pick(picks, { title: vscode.l10n.t('Move to Workflow') });
  if (chosen !== undefined) await move(target.open, [target], chosen.id);
}

async function move(
  open: OpenLibrary,
  targets: readonly Target[],
  workflow: string | undefined,
): Promise<void> {
  const moving = targets.filter((target) => checkedProfile(target).workflow !== workflow);
  if (moving.length === 0) return;
  await changeTogether(
    open,
    moving.map(({ path }) => ({
      path,
      plan: ({ text, document }) => {
        const edits =
          workflow === undefined
            ? removeFieldEdits(text, document, 'workflow')
            : setFieldEdits(text, document, 'workflow', workflow);
        if (edits.length === 0) {
          throw new Refused(
            vscode.l10n.t(
              'The workflow cannot be written into {0}; mend its frontmatter first.',
              path,
            ),
          );
        }
        return edits;
      },
    })),
  );
}

/** What the document says of itself; only SOPs are for a workflow. */
function checkedProfile(target: Target) {
  const profile = profileIn(target.open.library, currentDocument(target));
  if (profile.kindId !== 'sop' && profile.workflow === undefined) {
    throw new Refused(
      vscode.l10n.t('{0} is not an SOP; only SOPs belong to a workflow.', profile.title),
    );
  }
  return profile;
}
