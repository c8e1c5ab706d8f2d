import { type Dirent, readdirSync } from 'node:fs';
import type { Configuration } from '../core/schema/configuration.js';
import { isDocumentPath, isIgnored } from '../core/schema/documentPath.js';
import { wordsForFileError } from './fileError.js';
import { isTransientName } from './transientFile.js';

/** What one path of the tree is; `document` says no more than that its name makes it one. */
export type TreeEntry = { readonly kind: 'document'; readonly path: string } | OtherEntry;

/** A path that is not read. */
export type OtherEntry =
  | { readonly kind: 'file' | 'symlink'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

/**
 * Every file of the library at `root` below one of its folders (the empty path, or one that ends in `/`), in code-unit order of the paths.
 *
 * A repository inside is one entry, a file, as git has it: what it holds is of another library. Symbolic links are named, never followed, so a tree has an end; what is neither file, folder nor link (pipes, sockets, devices) is left out. A folder that cannot be listed is unreadable under its own path. Names come in the order of the whole path: `a-b/x` before `a/x`, because `-` sorts before `/`.
 */
export function* walkTree(
  root: string,
  configuration: Configuration,
  below = '',
): Generator<TreeEntry> {
  // A stack instead of recursion: a hostile tree may be deeper than the call stack.
  const stack = [{ folder: below, names: listFolder(root, below), next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const name = top.names[top.next++];
    if (name === undefined) {
      stack.pop();
    } else if (typeof name === 'string') {
      yield { kind: 'unreadable', path: top.folder.replace(/\/$/, ''), reason: name };
    } else {
      const path = `${top.folder}${name.name}`;
      if (name.isDirectory()) {
        const folder = `${path}/`;
        if (!isIgnored(folder, configuration)) {
          const names = listFolder(root, folder);
          if (names.some(isRepositoryMark)) yield { kind: 'file', path };
          else stack.push({ folder, names, next: 0 });
        }
      } else {
        const entry = entryOf(name, path, configuration);
        if (entry !== undefined) yield entry;
      }
    }
  }
}

/** What a folder holds that is the top of a repository: a folder, or a file in a submodule or another working tree. */
export const repositoryMark = '.git';

function isRepositoryMark(name: Dirent | string): boolean {
  return typeof name !== 'string' && name.name === repositoryMark;
}

/** The entry a path has in the library; undefined for what is no part of it. */
export function entryOf(
  name: Pick<Dirent, 'isFile' | 'isSymbolicLink'>,
  path: string,
  configuration: Configuration,
): TreeEntry | undefined {
  if (isIgnored(path, configuration)) return undefined;
  if (isTransientName(path.slice(path.lastIndexOf('/') + 1))) return undefined;
  const isDocument = isDocumentPath(path, configuration);
  if (name.isSymbolicLink()) return { kind: isDocument ? 'symlink' : 'file', path };
  return name.isFile() ? { kind: isDocument ? 'document' : 'file', path } : undefined;
}

/** The entries of a folder in the order of their paths, or the one reason why there are none. */
function listFolder(root: string, folder: string): readonly (Dirent | string)[] {
  try {
    const names = readdirSync(`${root}/${folder}`, { withFileTypes: true });
    const keyed = names.map((name) => ({
      name,
      key: name.isDirectory() ? `${name.name}/` : name.name,
    }));
    return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ name }) => name);
  } catch (error) {
    return [wordsForFileError(error, folder)];
  }
}
