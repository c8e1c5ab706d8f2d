import * as vscode from 'vscode';

const scheme = 'sop-adopted';

/** Documents as they would be with changes of their templates, to be looked at and never written. */
export class ProposedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  readonly onDidChange = this.#changed.event;

  /** The address of the text that is proposed for the document now. */
  keep(document: vscode.Uri, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: document.path });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
    this.#texts.clear();
  }
}
