import * as vscode from 'vscode';
import type { ItemReference } from '../../core/checklist/toggleItem.js';
import type { OpenLibrary } from './openLibrary.js';

/** One row of a view. Rows are made anew from each snapshot; `id` keeps what is expanded and selected. */
export interface TreeNode {
  readonly id: string;
  /** What commands on the row act on. */
  readonly target?: Target;
  /** What the row's checkbox turns over. */
  readonly reference?: ItemReference;
  show(): vscode.TreeItem;
  /** Absent for a row that can have no others below it. */
  children?(): readonly TreeNode[];
}

/** A document, or a place in it, that a command acts on. */
export interface Target {
  readonly open: OpenLibrary;
  readonly path: string;
  /** Line from 0. */
  readonly line?: number;
}

/** The target of a command's argument, when it comes from a row of one of our views. */
export function findTarget(argument: unknown): Target | undefined {
  if (typeof argument !== 'object' || argument === null || !('target' in argument))
    return undefined;
  // Only our own rows have a `target`, and only our menus pass rows.
  return argument.target as Target | undefined;
}

/** What is known of a row beyond what it shows by itself; undefined when that is nothing. */
export type TellMore = (node: TreeNode) => Promise<string | undefined>;

/** A tree over the current snapshots. */
export class NodeTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #roots: () => readonly TreeNode[];
  readonly #changed = new vscode.EventEmitter<undefined>();

  readonly onDidChangeTreeData = this.#changed.event;
  #tellMore: TellMore | undefined;
  readonly #parents = new WeakMap<TreeNode, TreeNode>();

  constructor(roots: () => readonly TreeNode[]) {
    this.#roots = roots;
  }

  /** Asks everything that is shown again. */
  refresh(): void {
    this.#changed.fire(undefined);
  }

  /** Lets somebody say more of rows than they know themselves, once the pointer rests on one. */
  tellMoreBy(tellMore: TellMore): void {
    this.#tellMore = tellMore;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = node.show();
    // A row is asked for what its tooltip lacks only when it has none yet.
    if (this.#tellMore !== undefined && node.reference !== undefined) item.tooltip = undefined;
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const { tooltip } = node.show();
    const more = await this.#tellMore?.(node);
    if (tooltip instanceof vscode.MarkdownString && more !== undefined) {
      tooltip.appendMarkdown('  \n').appendText(more);
    }
    item.tooltip = tooltip;
    return item;
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.#roots()];
    const children = [...(node.children?.() ?? [])];
    for (const child of children) this.#parents.set(child, node);
    return children;
  }

  /** The row above one that was asked for; a view needs it to open the way to a row. */
  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
