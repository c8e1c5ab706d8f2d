import { realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The library's name for a file or folder that a person wrote relative to `cwd`: with `/` from its root, empty for the root itself.
 *
 * Undefined for what lies outside. The file need not exist.
 */
export function toLibraryPath(root: string, cwd: string, written: string): string | undefined {
  const absolute = path.resolve(cwd, written);
  const relative = path.relative(realPath(root), realPath(absolute));
  if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) {
    return undefined;
  }
  return relative.split(path.sep).join('/');
}

/** The path with symbolic links resolved as far as it exists; the last name is kept, for it may be a link itself. */
function realPath(absolute: string): string {
  const parent = path.dirname(absolute);
  if (parent === absolute) {
    return absolute;
  }
  try {
    return path.join(realpathSync(parent), path.basename(absolute));
  } catch {
    // The folder does not exist, so that what lies in it has no other name.
    return absolute;
  }
}
