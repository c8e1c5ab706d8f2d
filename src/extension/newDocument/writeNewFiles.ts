import * as vscode from 'vscode';
import { encodeText } from '../../core/text/decodeText.js';
import { Refused } from '../shared/commandWrapper.js';
import type { Shared } from '../shared/context.js';
import type { OpenLibrary } from '../shared/openLibrary.js';

interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Writes all files or none, and never over another. */
export async function writeNewFiles(
  { environment }: Shared,
  open: OpenLibrary,
  files: readonly NewFile[],
): Promise<void> {
  const written: vscode.Uri[] = [];
  try {
    for (const { path, text } of files) {
      const uri = open.uriOf(path);
      const outcome = await environment.files.replace(uri, encodeText(text, false), undefined);
      if (outcome === 'changed')
        throw new Refused(vscode.l10n.t('{0} is there already and was left alone.', path));
      written.push(uri);
    }
  } catch (error) {
    for (const uri of written) await vscode.workspace.fs.delete(uri);
    throw error;
  }
  open.touch(files.map(({ path }) => path));
  await open.settle();
}
