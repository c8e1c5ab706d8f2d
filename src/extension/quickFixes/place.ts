import type * as vscode from 'vscode';

/** Where fixes are asked for, and what is shown as wrong there. */
export interface Place {
  readonly editor: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly diagnostics: readonly vscode.Diagnostic[];
}
