import * as vscode from 'vscode';
import { dueHints } from '../../core/language/dueHints.js';
import { positionAt } from '../../core/text/lineMap.js';
import type { Shared } from '../shared/context.js';
import { findOpenText } from '../shared/openText.js';

/** Says behind a due day how far it is; can be turned off. */
export class DueHints implements vscode.InlayHintsProvider, vscode.Disposable {
  readonly #shared: Pick<Shared, 'store' | 'clock' | 'settings'>;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeInlayHints = this.#changed.event;

  constructor(shared: Pick<Shared, 'store' | 'clock' | 'settings'>) {
    this.#shared = shared;
    const refresh = () => {
      this.#changed.fire();
    };
    this.#subscriptions = vscode.Disposable.from(
      shared.clock.onDidChange(refresh),
      shared.settings.onDidChange(refresh),
      shared.store.onDidChange(({ changed }) => {
        // Typing asks for hints by itself; settings and a library that was just read do not.
        if (changed === 'everything') refresh();
      }),
    );
  }

  provideInlayHints(editor: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] {
    const { store, clock, settings } = this.#shared;
    const open = settings.current.dueHints ? findOpenText(store, editor) : undefined;
    if (open === undefined) return [];
    const { library, document, text } = open;
    const asked = { start: editor.offsetAt(range.start), end: editor.offsetAt(range.end) };
    return dueHints(library, { document, text, range: asked }, clock.today).map(
      ({ offset, words, isLate }) => {
        const { line, column } = positionAt(document.lines, offset);
        const hint = new vscode.InlayHint(
          new vscode.Position(line, column),
          isLate ? `⚠ ${words}` : words,
        );
        hint.paddingLeft = true;
        return hint;
      },
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#changed.dispose();
  }
}
