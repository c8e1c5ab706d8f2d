import type * as vscode from 'vscode';
import { decodeText } from '../../core/text/decodeText.js';
import type { Shared } from './context.js';
import { editedTexts } from './editorTexts.js';
import type { OpenLibrary } from './openLibrary.js';

/** Files read at a time: enough to keep a disk busy, few enough to leave room for everything else. */
const batchSize = 32;

/** The texts of the documents that hold `id`, by path, with editors above files; nothing once it is cancelled. */
export async function textsNaming(
  { environment }: Pick<Shared, 'environment'>,
  {
    open,
    id,
    token,
  }: {
    readonly open: OpenLibrary;
    readonly id: string;
    readonly token: vscode.CancellationToken;
  },
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  const paths = [...open.library.documents.keys()];
  const edited = editedTexts((uri) => open.pathOf(uri));
  for (let at = 0; at < paths.length; at += batchSize) {
    if (token.isCancellationRequested) return new Map();
    await Promise.all(
      paths.slice(at, at + batchSize).map(async (path) => {
        const bytes = edited.has(path) ? undefined : await environment.files.read(open.uriOf(path));
        const text = edited.get(path)?.getText() ?? (bytes && decodeText(bytes).text);
        if (text?.includes(id) === true) texts.set(path, text);
      }),
    );
  }
  return texts;
}
