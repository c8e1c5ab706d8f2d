import * as vscode from 'vscode';
import type { FileStore } from './environment.js';

/** Files through the editor's own file systems: for folders that are not on this machine's disk. */
export const workspaceFiles: FileStore = {
  read: async (uri) => {
    try {
      return await vscode.workspace.fs.readFile(uri);
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw new Error(vscode.l10n.t('{0} could not be read.', uri.path), { cause: error });
    }
  },

  /** Compares and then writes: such file systems know no step that does both. */
  replace: async (uri, bytes, expected) => {
    const current = await workspaceFiles.read(uri);
    if (!isSame(current, expected)) return 'changed';
    await vscode.workspace.fs.writeFile(uri, bytes);
    return 'written';
  },
};

function isNotFound(error: unknown): boolean {
  return (
    error instanceof vscode.FileSystemError &&
    (error.code === 'FileNotFound' || error.code === 'FileNotADirectory')
  );
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
