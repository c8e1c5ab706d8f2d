import * as vscode from 'vscode';
import type { Shared } from './context.js';
import { toTooltip } from './conversions.js';

/** What an entry of the status bar shows of the document in the active editor. */
export interface StatusShown {
  readonly text: string;
  readonly title: string;
  readonly facts: readonly string[];
  readonly command: string;
}

/** An entry of the status bar that follows the active editor; hidden while there is nothing to say of it. */
export function registerStatusItem(
  { store, clock }: Shared,
  { id, name, priority }: { readonly id: string; readonly name: string; readonly priority: number },
  describe: (editor: vscode.TextDocument | undefined) => StatusShown | undefined,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Right, priority);
  item.name = name;
  const render = () => {
    const shown = describe(vscode.window.activeTextEditor?.document);
    if (shown === undefined) {
      item.hide();
      return;
    }
    const { text, title, facts, command } = shown;
    item.text = text;
    item.tooltip = toTooltip(title, facts);
    item.accessibilityInformation = { label: [title, ...facts].join(', ') };
    item.command = command;
    item.show();
  };
  render();
  return vscode.Disposable.from(
    item,
    store.onDidChange(render),
    clock.onDidChange(render),
    vscode.window.onDidChangeActiveTextEditor(render),
  );
}
