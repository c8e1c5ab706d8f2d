import * as vscode from 'vscode';
import { identityOf } from '../../core/checklist/itemIdentity.js';
import { stateOf } from '../../core/checklist/itemState.js';
import { positionsOf } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';
import { appendWords, toRange } from '../shared/conversions.js';
import { wordsOfTouch } from '../shared/itemTouchWords.js';

/** Tells who ticked the item under the pointer, and when; git is asked only when somebody looks. */
export class ItemHovers implements vscode.HoverProvider {
  readonly #shared: Shared;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async provideHover(
    editor: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const { store, provenance } = this.#shared;
    const target = store.find(editor.uri);
    if (target === undefined || !vscode.workspace.isTrusted) return undefined;
    target.open.follow(editor);
    const document = target.open.library.documents.get(target.path);
    const index =
      document?.items.findIndex(({ box, textRange }) => {
        const range = toRange(positionsOf(document.lines, { start: box - 1, end: textRange.end }));
        return range.contains(position);
      }) ?? -1;
    const item = document?.items[index];
    if (document === undefined || item === undefined) return undefined;
    const history = await provenance.history(target);
    const words = wordsOfTouch(history, document, identityOf(document, index));
    if (words === undefined && (history.kind === 'known' || stateOf(item) === 'open')) {
      return undefined;
    }
    const text = new vscode.MarkdownString();
    appendWords(text, words ?? (history.kind === 'unknown' ? history.why : ''));
    const range = { start: item.box - 1, end: item.textRange.end };
    return new vscode.Hover(text, toRange(positionsOf(document.lines, range)));
  }
}
