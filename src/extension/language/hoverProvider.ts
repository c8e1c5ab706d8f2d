import * as vscode from 'vscode';
import type { Item } from '../../core/document/document.js';
import { describeItem } from '../../core/language/describeItem.js';
import { describeName } from '../../core/language/describeName.js';
import { nameAt } from '../../core/language/nameAt.js';
import { lineAt, positionsOf } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';
import { toRange } from '../shared/conversions.js';
import { findOpenText, type OpenText } from '../shared/openText.js';
import { toMarkdown } from './plainText.js';

/** Tells of the id, date, role, person or item under the pointer; who ticked an item is told by its history. */
export class HoverProvider implements vscode.HoverProvider {
  readonly #shared: Pick<Shared, 'store' | 'clock'>;

  constructor(shared: Pick<Shared, 'store' | 'clock'>) {
    this.#shared = shared;
  }

  provideHover(editor: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const { store, clock } = this.#shared;
    const open = findOpenText(store, editor);
    if (open === undefined) return undefined;
    const offset = editor.offsetAt(position);
    const name = nameAt({ ...open, offset });
    const { library, document } = open;
    if (name !== undefined) {
      const description = describeName(library, name, clock.today);
      const isElsewhere = description.path !== undefined && description.path !== open.path;
      const link = isElsewhere
        ? { words: vscode.l10n.t('Open'), uri: open.open.uriOf(description.path) }
        : undefined;
      return new vscode.Hover(
        toMarkdown(description, link),
        toRange(positionsOf(document.lines, name.range)),
      );
    }
    const item = itemOnLine(open, offset);
    if (item === undefined) return undefined;
    const description = describeItem(library, { document, item }, clock.today);
    return new vscode.Hover(
      toMarkdown(description),
      toRange(positionsOf(document.lines, { start: item.box - 1, end: item.textRange.end })),
    );
  }
}

/** The item whose first paragraph is at the offset, its box included. */
function itemOnLine({ document }: OpenText, offset: number): Item | undefined {
  const line = lineAt(document.lines, offset);
  return document.items.find(
    ({ box, textRange }) =>
      lineAt(document.lines, box) <= line && box - 1 <= offset && offset <= textRange.end,
  );
}
