import * as vscode from 'vscode';
import { readGitEmail, readGitName } from '../git/gitIdentity.js';
import { createProgramRunner } from '../node/runProgram.js';
import { sha256 } from '../node/sha256.js';
import { registerFeatures, type TestAccess } from './features.js';
import type { GitIdentity } from './shared/environment.js';
import { workspaceFiles } from './shared/workspaceFiles.js';
import { createWorkspaceReader } from './shared/workspaceReader.js';

/** Registers everything at once and reads nothing; libraries are read when the window has caught its breath. */
export function activate(context: vscode.ExtensionContext): TestAccess | undefined {
  const access = registerFeatures(context, () => ({
    hash: sha256,
    files: workspaceFiles,
    reader: createWorkspaceReader(workspaceFiles, sha256),
    gitIdentity,
  }));
  setImmediate(() => void access.store.start());
  return context.extensionMode === vscode.ExtensionMode.Test ? access : undefined;
}

async function gitIdentity(folder: vscode.Uri): Promise<GitIdentity> {
  if (folder.scheme !== 'file') return {};
  const run = createProgramRunner();
  const [email, name] = await Promise.all([
    readGitEmail(run, folder.fsPath),
    readGitName(run, folder.fsPath),
  ]);
  return { ...(email === undefined ? {} : { email }), ...(name === undefined ? {} : { name }) };
}
