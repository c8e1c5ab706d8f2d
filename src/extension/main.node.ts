import path from 'node:path';
import * as vscode from 'vscode';
import { applyInSteps } from '../core/library/applyChanges.js';
import { emptyLibrary } from '../core/library/emptyLibrary.js';
import { readGitEmail, readGitName } from '../git/gitIdentity.js';
import { isGitMissing } from '../git/gitNotFound.js';
import { replaceFile } from '../node/atomicFile.js';
import { createFile } from '../node/createFile.js';
import { createLibraryGit } from '../node/libraryGit.js';
import { LibraryReader as ThreadReader } from '../node/libraryReader.js';
import { makeSample } from '../node/makeSample.js';
import { createProgramRunner } from '../node/runProgram.js';
import { sha256 } from '../node/sha256.js';
import { registerFeatures, toExports, type Exports } from './features.js';
import type { FileStore, GitIdentity, LibraryReader } from './shared/environment.js';
import { finishInSlices } from './shared/slices.js';
import { workspaceFiles } from './shared/workspaceFiles.js';
import { createWorkspaceReader } from './shared/workspaceReader.js';

/** Registers everything at once and reads nothing; libraries are read when the window has caught its breath. */
export function activate(context: vscode.ExtensionContext): Exports {
  const thread = createThreadReader(context);
  const historyProgram = context.asAbsolutePath('dist/thread.cjs');
  const features = registerFeatures(context, {
    hash: sha256,
    files,
    reader: chooseReader(thread, createWorkspaceReader(workspaceFiles, sha256)),
    gitIdentity,
    gitAt: ({ scheme, fsPath: root }) =>
      scheme === 'file'
        ? createLibraryGit({ run: createProgramRunner(), root, historyProgram })
        : undefined,
    makeSample: ({ fsPath }) => makeSample(context.asAbsolutePath('dist/cli.cjs'), fsPath),
  });
  context.subscriptions.push(thread);
  setImmediate(() => void features.store.start());
  return toExports(context, features);
}

/** Keeps what it read for the next start, but nothing of a folder that nobody trusts. */
function createThreadReader(context: vscode.ExtensionContext): ThreadReader {
  const program = context.asAbsolutePath('dist/thread.cjs');
  return vscode.workspace.isTrusted
    ? new ThreadReader(program, path.join(context.globalStorageUri.fsPath, 'libraries'))
    : new ThreadReader(program);
}

/** Folders on this machine's disk are read by the thread, all others through the editor. */
function chooseReader(thread: ThreadReader, others: LibraryReader): LibraryReader {
  return {
    readAll: async (root, { signal }) => {
      if (root.scheme !== 'file') return others.readAll(root, { signal });
      const changes = await thread.readAll(root.fsPath, { signal, onProgress: () => undefined });
      const empty = emptyLibrary(undefined, undefined, sha256);
      const made = await finishInSlices(applyInSteps(empty, changes), () => !signal.aborted);
      return made?.library ?? empty;
    },
    readPaths: (root, paths, configuration) =>
      root.scheme === 'file'
        ? thread.readPaths(root.fsPath, paths, configuration)
        : others.readPaths(root, paths, configuration),
  };
}

/** Files on disk are replaced in one step. */
const files: FileStore = {
  read: workspaceFiles.read.bind(workspaceFiles),
  replace: async (uri, bytes, expected) => {
    if (uri.scheme !== 'file') return workspaceFiles.replace(uri, bytes, expected);
    return expected === undefined
      ? createFile(uri.fsPath, bytes)
      : replaceFile(uri.fsPath, bytes, expected);
  },
};

async function gitIdentity(folder: vscode.Uri): Promise<GitIdentity> {
  if (folder.scheme !== 'file') return {};
  const run = createProgramRunner();
  const [email, name] = await Promise.all([
    readGitEmail(run, folder.fsPath),
    readGitName(run, folder.fsPath),
  ]);
  if (email === undefined && (await isGitMissing(run, folder.fsPath))) {
    return { isGitMissing: true };
  }
  return { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
}
