import * as vscode from 'vscode';
import type { Steps } from '../../core/library/steps.js';
import { contextValues } from './manifest.js';
import { nouns } from './nouns.js';
import { libraryTitle } from './libraryTitle.js';
import type { OpenLibrary } from './openLibrary.js';
import type { Rows, TreeNode } from './treeNode.js';

export interface Group {
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: vscode.ThemeIcon;
  readonly expanded?: boolean;
  /** What a screen reader says instead of label and description. */
  readonly spoken?: string;
  children(): Rows | Steps<Rows>;
}

/** A row that only holds others. */
export function groupNode(group: Group): TreeNode {
  return {
    id: group.id,
    show: () => {
      const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
      const row = new vscode.TreeItem(group.label, group.expanded === true ? Expanded : Collapsed);
      row.id = group.id;
      row.contextValue = contextValues.group;
      if (group.description !== undefined) row.description = group.description;
      if (group.icon !== undefined) row.iconPath = group.icon;
      row.tooltip = group.spoken ?? group.label;
      row.accessibilityInformation = {
        label: group.spoken ?? [group.label, group.description].filter(Boolean).join(', '),
      };
      return row;
    },
    children: () => group.children(),
  };
}

/** The rows of the only library, or one row for each library of a window with several. */
export function nodesOfLibraries(
  libraries: readonly OpenLibrary[],
  nodesOf: (open: OpenLibrary) => Rows | Steps<Rows>,
): Rows | Steps<Rows> {
  const [only, second] = libraries;
  if (only === undefined) return [];
  if (second === undefined) return nodesOf(only);
  return libraries.map((open) =>
    groupNode({
      id: `library:${open.root.toString()}`,
      label: libraryTitle(open),
      icon: new vscode.ThemeIcon('repo'),
      expanded: true,
      children: () => nodesOf(open),
    }),
  );
}

/** `1 document`, `3 documents`, in the language of the window. */
export function count(number: number, noun: keyof typeof nouns): string {
  const [one, many] = nouns[noun](number);
  return number === 1 ? one : many;
}
