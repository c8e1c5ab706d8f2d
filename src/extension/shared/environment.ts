import type * as vscode from 'vscode';
import type { Library, LibraryChange } from '../../core/library/library.js';
import type { Configuration } from '../../core/schema/configuration.js';
import type { Hash } from '../../core/text/hash.js';
import type { LibraryGit } from './libraryGit.js';

/** What the extension needs from the place where it runs; the composition roots build it. */
export interface Environment {
  readonly reader: LibraryReader;
  readonly files: FileStore;
  readonly hash: Hash;
  /** Whom git would commit as in `folder`. */
  gitIdentity(folder: vscode.Uri): Promise<GitIdentity>;
  /** git for the library in `folder`; undefined where it cannot work, as in folders that are on no disk. */
  gitAt(folder: vscode.Uri): LibraryGit | undefined;
  /** Makes the sample library in a folder that is not there yet; tells what went wrong. Absent where it cannot. */
  readonly makeSample?: (folder: vscode.Uri) => Promise<string | undefined>;
}

/** Without address and name where git does not run, or was never told. */
export interface GitIdentity {
  readonly email?: string;
  readonly name?: string;
  /** That there is no program git to ask. */
  readonly isGitMissing?: true;
}

/** Reads libraries in bulk, off the extension host's thread where there is one to spare. */
export interface LibraryReader {
  /** The library below `root` as its files say. */
  readAll(root: vscode.Uri, options: { readonly signal: AbortSignal }): Promise<Library>;
  /** What is at `paths` now; a folder stands for everything below it, a missing path is `removed`. */
  readPaths(
    root: vscode.Uri,
    paths: readonly string[],
    configuration: Configuration,
  ): Promise<readonly LibraryChange[]>;
}

/** Single files by address. */
export interface FileStore {
  /** Undefined when there is no such file. */
  read(uri: vscode.Uri): Promise<Uint8Array | undefined>;
  /** Puts `bytes` in the place of `expected`, which must still be what the file holds; undefined expects no file. */
  replace(
    uri: vscode.Uri,
    bytes: Uint8Array,
    expected: Uint8Array | undefined,
  ): Promise<'written' | 'changed'>;
}
