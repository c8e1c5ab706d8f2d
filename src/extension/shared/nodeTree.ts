import * as vscode from 'vscode';
import { finish, type Steps } from '../../core/library/steps.js';
import { appendWords } from './conversions.js';
import { moreRowsNode } from './moreRows.js';
import { finishSoon } from './slices.js';
import { toRows, type Rows, type TreeNode } from './treeNode.js';

/** So many rows below one are shown at first, and so many more each time somebody asks: thousands would hold up VS Code. */
const rowsAtOnce = 200;

/** What is known of a row beyond what it shows by itself; undefined when that is nothing. */
export type TellMore = (node: TreeNode) => Promise<string | undefined>;

/** So many rows are made and shown with each step. */
const rowsPerStep = 5;

/** After the rows were made, the next change is told of no earlier than this: under steady typing nobody could follow. */
const restMilliseconds = 150;

/** A tree over the current snapshots, whose rows are made a slice at a time. */
export class NodeTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #roots: () => Rows | Steps<Rows>;
  readonly #changed = new vscode.EventEmitter<TreeNode | undefined>();

  readonly onDidChangeTreeData = this.#changed.event;
  #tellMore: TellMore | undefined;
  readonly #parents = new WeakMap<TreeNode, TreeNode>();
  /** How many rows are shown below one, by its id, where it is not the usual number. */
  readonly #mostBelow = new Map<string, number>();
  /** What VS Code asked for and has not got yet, by the id of the row above. */
  readonly #listings = new Map<string, Promise<TreeNode[]>>();
  /** Rows that VS Code is about to ask for. */
  readonly #shown = new WeakMap<TreeNode, vscode.TreeItem>();
  #isStale = false;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #listed: () => void = () => undefined;

  constructor(roots: () => Rows | Steps<Rows>) {
    this.#roots = roots;
  }

  /** Asks everything that is shown again; while rows are being made, once they are there. */
  refresh(): void {
    this.#isStale = true;
    if (this.#listings.size === 0 && this.#rest === undefined) this.#tell();
  }

  #tell(): void {
    this.#isStale = false;
    this.#changed.fire(undefined);
  }

  /** Lets somebody say more of rows than they know themselves, once the pointer rests on one. */
  tellMoreBy(tellMore: TellMore): void {
    this.#tellMore = tellMore;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const shown = this.#shown.get(node) ?? node.show();
    // Whoever asks again asks for what it looks like then.
    this.#shown.delete(node);
    return shown;
  }

  /** VS Code reads the Markdown of each tooltip; without one it asks here when the pointer rests on the row. */
  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    const tooltip = node.tooltip?.() ?? node.show().tooltip;
    const more = await this.#tellMore?.(node);
    if (tooltip instanceof vscode.MarkdownString && more !== undefined) {
      tooltip.appendMarkdown('  \n');
      appendWords(tooltip, more);
    }
    item.tooltip = tooltip;
    return item;
  }

  /** Of two who ask for the same rows, both get those that the later one asked for. */
  getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) this.#listed();
    const id = idOf(node);
    const isCurrent = () => this.#listings.get(id) === listing;
    const listing: Promise<TreeNode[]> = finishSoon(this.#list(node), isCurrent)
      .then((rows) => rows ?? this.#listings.get(id) ?? [])
      .finally(() => {
        if (isCurrent()) this.#listings.delete(id);
        this.#restAWhile();
      });
    this.#listings.set(id, listing);
    return listing;
  }

  /** The same at once, for suites: nobody waits for these. */
  rowsNow(node?: TreeNode): readonly TreeNode[] {
    return finish(this.#list(node));
  }

  #restAWhile(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      if (this.#isStale && this.#listings.size === 0) this.#tell();
    }, restMilliseconds);
  }

  *#list(node: TreeNode | undefined): Steps<TreeNode[]> {
    const rows = yield* this.#rowsBelow(node);
    const most = this.#mostShownBelow(node);
    const shown: TreeNode[] = [];
    for (let from = 0; from < Math.min(most, rows.length); from += rowsPerStep) {
      for (const row of rows.slice(from, Math.min(most, from + rowsPerStep))) {
        shown.push(row);
        this.#shown.set(row, row.show());
        if (node !== undefined) this.#parents.set(row, node);
      }
      yield undefined;
    }
    const hidden = rows.length - shown.length;
    if (hidden > 0) {
      const next = Math.min(hidden, rowsAtOnce);
      const showMore = () => {
        this.#mostBelow.set(idOf(node), most + rowsAtOnce);
        this.#changed.fire(node);
      };
      const more = moreRowsNode({ id: `more:${idOf(node)}`, next, hidden, showMore });
      if (node !== undefined) this.#parents.set(more, node);
      shown.push(more);
    }
    return shown;
  }

  /** The first row that `holds`, wherever it is, ready to be revealed: as many rows are shown as that takes. */
  async find(holds: (row: TreeNode) => boolean): Promise<TreeNode | undefined> {
    const found = await finishSoon(this.#search(holds), () => true);
    if (found?.isHidden === true) await this.#listAgain();
    return found?.row;
  }

  *#search(
    holds: (row: TreeNode) => boolean,
    above?: TreeNode,
  ): Steps<{ readonly row: TreeNode; readonly isHidden: boolean } | undefined> {
    const rows = yield* this.#rowsBelow(above);
    for (let index = 0; index < rows.length; index++) {
      yield undefined;
      for (const row of rows.slice(index, index + 1)) {
        if (above !== undefined) this.#parents.set(row, above);
        const found = holds(row) ? { row, isHidden: false } : yield* this.#search(holds, row);
        if (found === undefined) continue;
        if (index < this.#mostShownBelow(above)) return found;
        this.#mostBelow.set(idOf(above), Math.ceil((index + 1) / rowsAtOnce) * rowsAtOnce);
        return { ...found, isHidden: true };
      }
    }
    return undefined;
  }

  /** Resolves when VS Code has asked for the rows again, or will not because nobody sees them. */
  #listAgain(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, mostListingMs);
      this.#listed = () => {
        clearTimeout(timer);
        resolve();
      };
      this.#tell();
    });
  }

  #rowsBelow(node: TreeNode | undefined): Steps<Rows> {
    return toRows(node === undefined ? this.#roots() : (node.children?.() ?? []));
  }

  #mostShownBelow(node: TreeNode | undefined): number {
    return this.#mostBelow.get(idOf(node)) ?? rowsAtOnce;
  }

  /** The row above one that was asked for; a view needs it to open the way to a row. */
  getParent(node: TreeNode): TreeNode | undefined {
    return this.#parents.get(node);
  }

  dispose(): void {
    clearTimeout(this.#rest);
    this.#listings.clear();
    this.#changed.dispose();
  }
}

/** VS Code waits a fifth of a second for further changes before it asks. */
const mostListingMs = 1000;

function idOf(node: TreeNode | undefined): string {
  return node?.id ?? '';
}
