import type { LibraryRule } from '../rule.js';

/** What could not be read was not checked, and must not pass for fine. */
export const unreadable: LibraryRule = {
  kind: 'library',
  code: 'file/unreadable',
  level: 'error',
  summary: 'A document could not be read, so that nothing in it was checked.',
  help: 'Look at the reason in the message, most often the permissions of the file.',
  example: { wrong: 'Another file cannot be read.\n' },
  *check({ library }) {
    for (const [path, reason] of library.unreadable) {
      yield {
        path,
        range: { start: 0, end: 0 },
        message: `${path} could not be read: ${reason.replace(/[.\s]+$/u, '')}.`,
      };
    }
  },
};
