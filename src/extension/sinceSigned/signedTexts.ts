import * as vscode from 'vscode';

const scheme = 'sop-signed';

/** Documents as they were when they were signed, to be looked at and never written. */
export class SignedTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #texts = new Map<string, string>();
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  /** The address of the text that the record with this id signs. */
  keep(path: string, { id, text }: { readonly id: string; readonly text: string }): vscode.Uri {
    const uri = vscode.Uri.from({ scheme, path: `/${path}`, query: id });
    this.#texts.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string | undefined {
    return this.#texts.get(uri.toString());
  }

  dispose(): void {
    this.#registration.dispose();
    this.#texts.clear();
  }
}
