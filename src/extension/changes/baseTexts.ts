import * as vscode from 'vscode';
import { decodeText } from '../../core/text/decodeText.js';
import type { Environment } from '../shared/environment.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

const scheme = 'sop-base';

/** Files as a commit has them, to be looked at and never written. */
export class BaseTexts implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #environment: Environment;
  readonly #registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** The address of a file of the library in a commit. */
  uriOf(open: OpenLibrary, commit: string, path: string): vscode.Uri {
    const query = JSON.stringify([open.root.toString(), commit]);
    return vscode.Uri.from({ scheme, path: `/${path}`, query });
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string | undefined> {
    const asked = JSON.parse(uri.query) as unknown;
    if (!vscode.workspace.isTrusted || !Array.isArray(asked)) return undefined;
    const [root, commit] = asked as readonly unknown[];
    if (typeof root !== 'string' || typeof commit !== 'string' || !/^[0-9a-f]{40,64}$/.test(commit))
      return undefined;
    // Only folders of this window are asked, whoever made the address.
    const folder = vscode.workspace.workspaceFolders?.find((each) => each.uri.toString() === root);
    const git = folder && this.#environment.gitAt(folder.uri);
    const bytes = await git?.fileThen(commit, uri.path.slice(1));
    return bytes && decodeText(bytes).text;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
