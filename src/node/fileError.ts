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

/** What keeps a file or folder from being written as well as read. */
const failures: Readonly<Record<string, string>> = {
  EACCES: 'It is not permitted.',
  EPERM: 'It is not permitted.',
  EROFS: 'The disk can only be read.',
  ENOSPC: 'The disk is full.',
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

/** A failure in words for people: of the file system with the path it is about, of anything else what it says itself. */
export function wordsForFailure(error: unknown): string {
  if (error instanceof Error && 'path' in error && typeof error.path === 'string') {
    return `${error.path}: ${failures[codeOf(error) ?? ''] ?? wordsForFileError(error, error.path)}`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** `ENOENT` and the like; undefined when the error is not the system's. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}
