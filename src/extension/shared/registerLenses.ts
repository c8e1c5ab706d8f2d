import * as vscode from 'vscode';
import type { Shared } from './context.js';

/** Lenses in the documents of libraries, asked for again when anything changes that they tell of; none where the settings say so. */
export function registerLenses(
  { store, clock, whoAmI, settings }: Shared,
  lensesOf: (editor: vscode.TextDocument) => readonly vscode.CodeLens[],
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const refresh = () => {
    changed.fire();
  };
  return vscode.Disposable.from(
    store.onDidChange(refresh),
    clock.onDidChange(refresh),
    whoAmI.onDidChange(refresh),
    settings.onDidChange(refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    vscode.languages.registerCodeLensProvider(
      { pattern: '**/*' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (editor) => (settings.current.codeLens ? [...lensesOf(editor)] : []),
      },
    ),
    changed,
  );
}
