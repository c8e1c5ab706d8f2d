import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type * as vscode from 'vscode';
import type { Hash } from '../core/text/hash.js';
import { registerFeatures, toExports, type Exports } from './features.js';
import { workspaceFiles } from './shared/workspaceFiles.js';
import { createWorkspaceReader } from './shared/workspaceReader.js';

/** Without waiting, which the cryptography of browsers does not offer. */
const hash: Hash = (text) => bytesToHex(sha256(utf8ToBytes(text)));

/** The extension in a browser: everything is read and written through the editor, and there is no git. */
export function activate(context: vscode.ExtensionContext): Exports {
  const features = registerFeatures(context, {
    hash,
    files: workspaceFiles,
    reader: createWorkspaceReader(workspaceFiles, hash),
    gitIdentity: () => Promise.resolve({}),
    gitAt: () => undefined,
  });
  setTimeout(() => void features.store.start());
  return toExports(context, features);
}
