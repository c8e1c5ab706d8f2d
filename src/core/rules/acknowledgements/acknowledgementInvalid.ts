import type { AcknowledgementFile } from '../../acknowledgement/acknowledgement.js';
import { acknowledgementsIn } from '../../library/acknowledgements.js';
import type { Library } from '../../library/library.js';
import { isTheirs } from '../../query/readers.js';
import type { LibraryRule } from '../rule.js';

/** A file that does not hold may be all that says that somebody knows the procedure. */
export const acknowledgementInvalid: LibraryRule = {
  kind: 'library',
  code: 'acknowledgement/invalid',
  level: 'warning',
  policy: true,
  summary:
    'An acknowledgement cannot be read, or names another person than its file, so that it does not count.',
  help: 'Delete the file and acknowledge again: *I Have Read This* in VS Code, or `sop ack`.',
  example: {
    wrong: '---\nid: SOP-0012\n---\n',
    files: { '.sop/acknowledgements/SOP-0012/dana.yml': 'by: dana\n' },
  },
  *check({ library }) {
    for (const file of acknowledgementsIn(library).values()) {
      const message = problemOf(library, file);
      if (message !== undefined) {
        yield { path: file.path, range: { start: 0, end: 0 }, message };
      }
    }
  },
};

function problemOf(
  { roster }: Library,
  { acknowledgement, problem, handle }: AcknowledgementFile,
): string | undefined {
  if (acknowledgement === undefined) {
    return problem;
  }
  const person = roster.people.get(handle);
  if (person === undefined) {
    return roster.present ? `The roster has nobody with the handle ${handle}.` : undefined;
  }
  return isTheirs(person, acknowledgement)
    ? undefined
    : `It is given by ${acknowledgement.by}, which is no address of ${person.name}.`;
}
