import * as vscode from 'vscode';
import { acknowledgementsFolder } from '../../core/acknowledgement/acknowledgement.js';
import { savedFiltersFolder } from '../../core/schema/savedFilter.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { FileStore } from './environment.js';

/** The texts of all acknowledgements below `root` by path, through the editor's file systems. */
export async function readAcknowledgementTexts(
  files: FileStore,
  root: vscode.Uri,
): Promise<ReadonlyMap<string, string>> {
  const folders = await list(root, acknowledgementsFolder, vscode.FileType.Directory);
  const paths = await Promise.all(
    folders.map((folder) => list(root, folder, vscode.FileType.File)),
  );
  return readTexts(files, root, paths.flat());
}

/** The texts of all saved filters below `root` by path. */
export async function readSavedFilterTexts(
  files: FileStore,
  root: vscode.Uri,
): Promise<ReadonlyMap<string, string>> {
  return readTexts(files, root, await list(root, savedFiltersFolder, vscode.FileType.File));
}

async function readTexts(
  files: FileStore,
  root: vscode.Uri,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await Promise.all(
    paths.map(async (path): Promise<readonly (readonly [string, string])[]> => {
      const bytes = path.endsWith('.yml')
        ? await files.read(vscode.Uri.joinPath(root, path))
        : undefined;
      return bytes === undefined ? [] : [[path, decodeText(bytes).text]];
    }),
  );
  return new Map(texts.flat());
}

async function list(
  root: vscode.Uri,
  folder: string,
  wanted: vscode.FileType,
): Promise<readonly string[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(root, folder));
    return entries.flatMap(([name, type]) => (type === wanted ? [`${folder}/${name}`] : []));
  } catch {
    // Most libraries have no such folder.
    return [];
  }
}
