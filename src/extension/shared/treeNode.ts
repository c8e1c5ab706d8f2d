import type * as vscode from 'vscode';
import type { ItemReference } from '../../core/checklist/toggleItem.js';
import type { Steps } from '../../core/library/steps.js';
import type { OpenLibrary } from './openLibrary.js';

/** One row of a view. Rows are made anew from each snapshot; `id` keeps what is expanded and selected. */
export interface TreeNode {
  readonly id: string;
  /** What commands on the row act on. */
  readonly target?: Target;
  /** What the row's checkbox turns over. */
  readonly reference?: ItemReference;
  show(): vscode.TreeItem;
  /** What is to be read where the pointer rests on the row, unless the row has a word or two for it. */
  tooltip?(): vscode.MarkdownString;
  /** Absent for a row that can have no others below it. */
  children?(): Rows | Steps<Rows>;
}

/** The rows below another, which may be made no earlier than they are shown. */
export type Rows = Pick<readonly TreeNode[], 'length' | 'slice'>;

/** The rows of either. */
export function* toRows(rows: Rows | Steps<Rows>): Steps<Rows> {
  return 'next' in rows ? yield* rows : rows;
}

/** One row for each entry of a list that may be long. */
export function rowsFor<T>(entries: readonly T[], toRow: (entry: T) => TreeNode): Rows {
  return {
    length: entries.length,
    slice: (start, end) => entries.slice(start, end).map(toRow),
  };
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
