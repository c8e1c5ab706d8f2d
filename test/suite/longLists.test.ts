// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { NodeTree } from '../../src/extension/shared/nodeTree.js';
import { rowsFor, type TreeNode } from '../../src/extension/shared/treeNode.js';
import { rowsOf, startExtension } from '../support/extensionHost.js';

/** One group of so many rows; `made` are those that were asked for. */
function longTree(length: number) {
  const made = new Set<string>();
  const numbers = Array.from({ length }, (_, index) => String(index + 1));
  const row = (id: string): TreeNode => ({ id, show: () => new vscode.TreeItem(id) });
  const group: TreeNode = {
    ...row('all'),
    children: () =>
      rowsFor(numbers, (id) => {
        made.add(id);
        return row(id);
      }),
  };
  const tree = new NodeTree(() => [group]);
  return { tree, group, made };
}

describe('A long list of a view', () => {
  let access: TestAccess;

  before(async () => {
    access = await startExtension();
  });

  function last(tree: NodeTree, group: TreeNode): vscode.TreeItem {
    const row = tree.rowsNow(group).at(-1);
    assert.ok(row);
    return tree.getTreeItem(row);
  }

  it('shows the first rows, makes no others, and says how many are left', () => {
    const { tree, group, made } = longTree(450);
    assert.equal(tree.rowsNow(group).length, 201);
    assert.equal(made.size, 200);
    assert.equal(last(tree, group).label, 'Show 200 more');
    assert.equal(last(tree, group).description, '250 not shown');
  });

  it('shows more when asked to, and asks for the rows below that one row only', async () => {
    const { tree, group } = longTree(450);
    const changed: (TreeNode | undefined)[] = [];
    tree.onDidChangeTreeData((row) => changed.push(row));
    for (const label of ['Show 200 more', 'Show 50 more']) {
      const { command } = last(tree, group);
      assert.equal(last(tree, group).label, label);
      await vscode.commands.executeCommand(command?.command ?? '', ...(command?.arguments ?? []));
    }
    assert.deepEqual(changed, [group, group]);
    assert.equal(tree.rowsNow(group).length, 450);
    assert.equal(last(tree, group).label, '450');
  });

  it('is as long as it is when that is not much', () => {
    const { tree, group } = longTree(200);
    assert.equal(last(tree, group).label, '200');
  });

  it('shows as many rows as it takes to reveal one', async () => {
    const { tree, group } = longTree(450);
    const asked = new Promise<void>((resolve) => {
      tree.onDidChangeTreeData(() => {
        void tree.getChildren();
        resolve();
      });
    });
    const [row] = await Promise.all([tree.find(({ id }) => id === '333'), asked]);
    assert.ok(row);
    assert.equal(tree.getParent(row)?.id, 'all');
    assert.ok(tree.rowsNow(group).some(({ id }) => id === '333'));
    assert.equal(last(tree, group).label, 'Show 50 more');
  });

  it('gives everybody who asks the rows that were asked for last', async () => {
    let version = 0;
    const tree = new NodeTree(function* () {
      const rows = rowsFor([`${++version}`], (id) => ({ id, show: () => new vscode.TreeItem(id) }));
      for (let step = 0; step < 100; step++) yield undefined;
      return rows;
    });
    const listings = await Promise.all([tree.getChildren(), tree.getChildren()]);
    assert.deepEqual(
      listings.map((rows) => rows.map(({ id }) => id)),
      [[`${version}`], [`${version}`]],
    );
    tree.dispose();
  });

  it('tells of changes that come while rows are made once, when they are there', async () => {
    const { tree, group } = longTree(450);
    const order: string[] = [];
    const told = new Promise<void>((resolve) => {
      tree.onDidChangeTreeData(() => {
        order.push('changed');
        resolve();
      });
    });
    const listing = tree.getChildren(group).then(() => order.push('listed'));
    tree.refresh();
    tree.refresh();
    await Promise.all([listing, told]);
    assert.deepEqual(order, ['listed', 'changed']);
  });

  it('leaves the tooltip of a row to the moment in which somebody wants to read it', async () => {
    const { library } = access.trees;
    assert.ok(rowsOf(library).length > 0);
    const [group] = library.rowsNow();
    const [row] = library.rowsNow(group);
    assert.ok(row);
    const shown = library.getTreeItem(row);
    assert.equal(shown.tooltip, undefined);
    const { tooltip } = await library.resolveTreeItem(shown, row);
    assert.ok(tooltip instanceof vscode.MarkdownString);
  });
});
