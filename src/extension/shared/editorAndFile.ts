/** Whether an editor without changes shows what its file holds; VS Code tells of both a moment late. */
import * as vscode from 'vscode';

/** An editor writes all line ends of a text in one way, so that a file with several kinds differs in nothing else. */
export function hasSameLines(one: string, other: string): boolean {
  const lines = (text: string) => text.replace(/\r\n?/gu, '\n');
  return one === other || lines(one) === lines(other);
}

/** Resolves at the next change of the editor's text or state, at the latest after a second. */
export function nextChange(editor: vscode.TextDocument): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      subscription.dispose();
      resolve();
    };
    const timer = setTimeout(done, 1000);
    const subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === editor) done();
    });
  });
}

/** Why a text that kept changing under a plan, or that its editor shows otherwise, was left alone. */
export function wordsOfChanging(path: string): string {
  return vscode.l10n.t(
    '{0} is changing, or its editor and its file differ; save it and try again.',
    path,
  );
}

/** Why what somebody chose from a document was not done: it is another one by now. */
export function wordsOfChanged(path: string): string {
  return vscode.l10n.t('{0} changed meanwhile; look at it again.', path);
}
