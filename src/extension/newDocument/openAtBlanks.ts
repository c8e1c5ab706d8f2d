import * as vscode from 'vscode';
import type { Blank } from '../../core/templates/renderTemplate.js';
import { lineStartsOf, positionsOf } from '../../core/text/lineMap.js';
import { toRange } from '../shared/conversions.js';

/** Opens a new document at its first blank; Tab leads from one to the next. */
export async function openAtBlanks(
  uri: vscode.Uri,
  { text, blanks }: { readonly text: string; readonly blanks: readonly Blank[] },
): Promise<void> {
  const editor = await vscode.window.showTextDocument(uri);
  const [first] = blanks;
  const last = blanks.at(-1);
  if (first === undefined || last === undefined) return;
  const range = { start: first.range.start, end: last.range.end };
  await editor.insertSnippet(
    snippetOf(text, blanks),
    toRange(positionsOf(lineStartsOf(text), range)),
    {
      undoStopBefore: true,
      undoStopAfter: true,
      keepWhitespace: true,
    },
  );
}

/** What stands between the first blank and the last, with a stop at each; blanks of one name are filled in together. */
function snippetOf(text: string, blanks: readonly Blank[]): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  const names = [...new Set(blanks.map(({ name }) => name))];
  let position = blanks[0]?.range.start ?? 0;
  for (const { name, range } of blanks) {
    snippet.appendText(text.slice(position, range.start));
    snippet.appendPlaceholder(name.replaceAll('_', ' '), names.indexOf(name) + 1);
    position = range.end;
  }
  return snippet;
}
