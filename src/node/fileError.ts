const reasons: Readonly<Record<string, string>> = {
  EACCES: 'Reading it is not permitted.',
  EPERM: 'Reading it is not permitted.',
  ELOOP: 'It is a symbolic link.',
  EMFILE: 'Too many files are open.',
  ENFILE: 'Too many files are open.',
  ENAMETOOLONG: 'Its path is too long.',
  EISDIR: 'It is a folder.',
  ENOTDIR: 'A part of its path is no folder.',
  EIO: 'The disk reports an error.',
};

/** What is wrong with a disk, whichever file it is about. */
const diskFailures: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk is full.',
  EFBIG: 'The file would be larger than is allowed here.',
  EROFS: 'The disk can only be read.',
};

/** What keeps a file or folder from being written as well as read. */
const failures: Readonly<Record<string, string>> = {
  ...diskFailures,
  EACCES: 'It is not permitted.',
  EPERM: 'It is not permitted.',
  EEXIST: 'It is there already.',
  ENOENT: 'It does not exist.',
};

/** Why a path could not be read, in words for people; never the path on this machine. */
export function wordsForFileError(error: unknown, path: string): string {
  const code = codeOf(error);
  if (code === 'ENOENT') {
    // Node puts this character in place of bytes that are no UTF-8, and then cannot find the file.
    return path.includes('\uFFFD') ? 'Its name is not valid UTF-8.' : 'It no longer exists.';
  }
  return reasons[code ?? ''] ?? `The system reports ${code ?? 'an unknown error'}.`;
}

/** A failure in words for people: of the file system with the path it is about where that is known, of anything else what it says itself. */
export function wordsForFailure(error: unknown): string {
  if (error instanceof Error && 'path' in error && typeof error.path === 'string') {
    return `${error.path}: ${failures[codeOf(error) ?? ''] ?? wordsForFileError(error, error.path)}`;
  }
  const words = diskFailures[codeOf(error) ?? ''];
  return words ?? (error instanceof Error ? error.message : String(error));
}

/** `ENOENT` and the like; undefined when the error is not the system's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
