import * as vscode from 'vscode';
import { moreRowsNode } from './moreRows.js';
import type { Rows, TreeNode } from './treeNode.js';

/** So many rows below one are shown at first, and so many more each time somebody asks: thousands would hold up VS Code. */
const rowsAtOnce = 200;

/** What is known of a row beyond what it shows by itself; undefined when that is nothing. */
export type TellMore = (node: TreeNode) => Promise<string | undefined>;

/** A tree over the current snapshots. */
export class NodeTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #roots: () => readonly TreeNode[];
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();

  readonly onDidChangeTreeData = this.#changed.event;
  #tellMore: TellMore | undefined;
  readonly #parents = new WeakMap<TreeNode, TreeNode>();
  /** How many rows are shown below one, by its id, where it is not the usual number. */
  readonly #mostBelow = new Map<string, number>();
  #listed: () => void = () => undefined;

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
    // VS Code reads the Markdown of each; without one it asks when the pointer rests on the row.
    if (item.tooltip instanceof vscode.MarkdownString) item.tooltip = undefined;
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
    if (node === undefined) this.#listed();
    const rows = this.#rowsBelow(node);
    const most = this.#mostShownBelow(node);
    const shown = rows.slice(0, most);
    const hidden = rows.length - shown.length;
    if (hidden > 0) {
      const next = Math.min(hidden, rowsAtOnce);
      const showMore = () => {
        this.#mostBelow.set(idOf(node), most + rowsAtOnce);
        this.#changed.fire(node);
      };
      shown.push(moreRowsNode({ id: `more:${idOf(node)}`, next, hidden, showMore }));
    }
    if (node !== undefined) for (const child of shown) this.#parents.set(child, node);
    return shown;
  }

  /** The first row that `holds`, wherever it is, ready to be revealed: as many rows are shown as that takes. */
  async find(holds: (row: TreeNode) => boolean): Promise<TreeNode | undefined> {
    let isHidden = false;
    const search = (above?: TreeNode): TreeNode | undefined => {
      for (const [index, row] of this.#rowsBelow(above).slice().entries()) {
        if (above !== undefined) this.#parents.set(row, above);
        const found = holds(row) ? row : row.children === undefined ? undefined : search(row);
        if (found === undefined) continue;
        if (index >= this.#mostShownBelow(above)) {
          isHidden = true;
          this.#mostBelow.set(idOf(above), Math.ceil((index + 1) / rowsAtOnce) * rowsAtOnce);
        }
        return found;
      }
      return undefined;
    };
    const found = search();
    if (isHidden) await this.#listAgain();
    return found;
  }

  /** Resolves when VS Code has asked for the rows again, or will not because nobody sees them. */
  #listAgain(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, mostListingMs);
      this.#listed = () => {
        clearTimeout(timer);
        resolve();
      };
      this.refresh();
    });
  }

  #rowsBelow(node: TreeNode | undefined): Rows {
    return node === undefined ? this.#roots() : (node.children?.() ?? []);
  }

  #mostShownBelow(node: TreeNode | undefined): number {
    return this.#mostBelow.get(idOf(node)) ?? rowsAtOnce;
  }

  /** The row above one that was asked for; a view needs it to open the way to a row. */
  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** VS Code waits a fifth of a second for further changes before it asks. */
const mostListingMs = 1000;

function idOf(node: TreeNode | undefined): string {
  return node?.id ?? '';
}
