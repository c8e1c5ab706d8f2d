import { statSync } from 'node:fs';
import path from 'node:path';
import type { Library } from '../../core/library/library.js';
import { findChangedFiles } from '../../git/changedFiles.js';
import { createProgramRunner } from '../../node/runProgram.js';
import type { CommandContext } from './commandContext.js';
import { toLibraryPath } from './libraryPath.js';

/** Which files' findings are wanted. */
export interface CheckScope {
  includes(path: string): boolean;
}

export interface ScopeRequest {
  readonly root: string;
  readonly library: Library;
  readonly paths: readonly string[];
  /** Whether the library is an earlier one, so that files on disk say nothing about it. */
  readonly isPast?: boolean;
  /** A git revision; only files changed since then are wanted. */
  readonly changedSince?: string;
}

/** The scope that the arguments ask for, or in words why there is none. */
export async function createCheckScope(
  { cwd, io }: CommandContext,
  request: ScopeRequest,
): Promise<CheckScope | { readonly problem: string }> {
  const { root, changedSince } = request;
  const wanted = resolvePaths(cwd, request);
  if ('problem' in wanted) {
    return wanted;
  }
  const isWanted = (file: string) =>
    wanted.paths.length === 0 || wanted.paths.some((prefix) => isWithin(file, prefix));
  if (changedSince === undefined) {
    return { includes: isWanted };
  }
  const changed = await findChangedFiles(createProgramRunner(io.env), root, changedSince);
  return 'problem' in changed
    ? { problem: `--changed-since: ${changed.problem}` }
    : { includes: (file) => changed.paths.has(file) && isWanted(file) };
}

function resolvePaths(
  cwd: string,
  { root, library, paths, isPast = false }: ScopeRequest,
): { readonly paths: readonly string[] } | { readonly problem: string } {
  const wanted: string[] = [];
  for (const written of paths) {
    const inside = toLibraryPath(root, cwd, written);
    if (inside === undefined) {
      return { problem: `${written} lies outside the library.` };
    }
    const isThere = isPast ? holds(library, inside) : exists(path.resolve(cwd, written));
    if (!isThere && !library.documents.has(inside)) {
      return { problem: `${written} does not exist.` };
    }
    wanted.push(inside);
  }
  return { paths: wanted };
}

function isWithin(file: string, prefix: string): boolean {
  return prefix === '' || file === prefix || file.startsWith(`${prefix}/`);
}

/** Whether the library has a file or folder of this name. */
function holds({ documents, files }: Library, name: string): boolean {
  return [...documents.keys(), ...files].some((file) => isWithin(file, name));
}

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}
