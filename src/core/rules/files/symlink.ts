import type { LibraryRule } from '../rule.js';

/** A link can lead out of the repository, in circles, or to a file that already is a document. */
export const symlink: LibraryRule = {
  kind: 'library',
  code: 'file/symlink',
  level: 'warning',
  summary:
    "A file with a document's name is a symbolic link, which is never followed, so that its content does not count.",
  help: 'Put the document itself there, or link to it from Markdown.',
  example: { wrong: 'Another file is a symbolic link.\n' },
  *check({ library }) {
    for (const path of library.symlinks) {
      yield {
        path,
        range: { start: 0, end: 0 },
        message: `${path} is a symbolic link and was not read; expected a regular file.`,
      };
    }
  },
};
