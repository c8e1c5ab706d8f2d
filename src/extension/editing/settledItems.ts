import * as vscode from 'vscode';
import { settledRuns, type LineRun } from '../../core/checklist/settledRuns.js';
import { setContext, type Shared } from '../shared/context.js';
import { contextKeys } from '../shared/manifest.js';
import { findOpenText } from '../shared/openText.js';
import { currentText } from './currentItems.js';

/** Folds settled items away and dims what is left of them, editor by editor, until they are shown again. */
export class SettledItems implements vscode.Disposable {
  readonly #shared: Shared;
  readonly #hidden = new Set<string>();
  readonly #dim = vscode.window.createTextEditorDecorationType({ opacity: '0.55' });
  readonly #subscriptions: vscode.Disposable;

  constructor(shared: Shared) {
    this.#shared = shared;
    const render = () => {
      this.#render();
    };
    this.#subscriptions = vscode.Disposable.from(
      vscode.window.onDidChangeVisibleTextEditors(render),
      vscode.window.onDidChangeActiveTextEditor(render),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#hidden.delete(uri.toString())),
      shared.store.onDidChange(() => {
        if (this.#hidden.size > 0) render();
      }),
    );
  }

  async hide(): Promise<void> {
    const { editor } = currentText(this.#shared);
    this.#hidden.add(editor.document.uri.toString());
    const runs = this.#runsOf(editor).filter(({ first, last }) => last > first);
    await withSelections(editor, runs, 'editor.createFoldingRangeFromSelection');
    this.#render();
  }

  async show(): Promise<void> {
    const { editor } = currentText(this.#shared);
    this.#hidden.delete(editor.document.uri.toString());
    const whole = [{ first: 0, last: editor.document.lineCount - 1 }];
    await withSelections(editor, whole, 'editor.removeManualFoldingRanges');
    this.#render();
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#dim.dispose();
  }

  #render(): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    setContext(contextKeys.settledHidden, active !== undefined && this.#hidden.has(active));
    for (const editor of vscode.window.visibleTextEditors) {
      const isHidden = this.#hidden.has(editor.document.uri.toString());
      const runs = isHidden ? this.#runsOf(editor) : [];
      editor.setDecorations(
        this.#dim,
        runs.map(({ first, last }) => rangeOf(editor, { first, last })),
      );
    }
  }

  #runsOf(editor: vscode.TextEditor): readonly LineRun[] {
    const open = findOpenText(this.#shared.store, editor.document);
    const isBlank = (line: number) => editor.document.lineAt(line).isEmptyOrWhitespace;
    return open === undefined ? [] : settledRuns(open.document, isBlank);
  }
}

/** The folding commands of VS Code work on selections; those of the person are put back. */
async function withSelections(
  editor: vscode.TextEditor,
  runs: readonly LineRun[],
  command: string,
): Promise<void> {
  if (runs.length === 0) return;
  const before = editor.selections;
  editor.selections = runs.map((run) => {
    const { start, end } = rangeOf(editor, run);
    return new vscode.Selection(start, end);
  });
  await vscode.commands.executeCommand(command);
  editor.selections = before;
}

function rangeOf({ document }: vscode.TextEditor, { first, last }: LineRun): vscode.Range {
  const end = document.lineAt(Math.min(last, document.lineCount - 1)).range.end;
  return new vscode.Range(new vscode.Position(first, 0), end);
}
