import * as vscode from 'vscode';
import type { CommandWrapper } from './commandWrapper.js';
import { commands, contextValues } from './manifest.js';
import type { TreeNode } from './treeNode.js';

export interface MoreRows {
  readonly id: string;
  /** How many a click shows, */
  readonly next: number;
  /** of so many that are not shown yet. */
  readonly hidden: number;
  readonly showMore: () => void;
}

/** The last row of a list that is too long to be shown at once. */
export function moreRowsNode({ id, next, hidden, showMore }: MoreRows): TreeNode {
  return {
    id,
    show: () => {
      const label = vscode.l10n.t('Show {0} more', next);
      const row = new vscode.TreeItem(label);
      row.id = id;
      row.contextValue = contextValues.group;
      row.iconPath = new vscode.ThemeIcon('ellipsis');
      row.description = vscode.l10n.t('{0} not shown', hidden);
      row.tooltip = label;
      row.accessibilityInformation = { label: `${label}, ${row.description}` };
      row.command = { command: commands.showMoreRows, title: label, arguments: [{ showMore }] };
      return row;
    },
  };
}

export function registerMoreRows(wrapper: CommandWrapper): vscode.Disposable {
  return wrapper.register(commands.showMoreRows, (argument) => {
    if (isMoreRows(argument)) argument.showMore();
  });
}

function isMoreRows(argument: unknown): argument is Pick<MoreRows, 'showMore'> {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'showMore' in argument &&
    typeof argument.showMore === 'function'
  );
}
