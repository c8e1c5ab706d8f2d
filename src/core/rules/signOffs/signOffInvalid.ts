import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { closeout, exampleRoster, record } from '../gates/gateExamples.js';
import { gateCaseIn, isSet, placeOfRecord } from '../gates/gateRuleParts.js';

/** A record that does not hold is either a mistake or a forgery; both must be seen. */
export const signOffInvalid: DocumentRule = {
  kind: 'document',
  code: 'sign-off/invalid',
  level: 'error',
  policy: true,
  summary: 'A sign-off is malformed, or its signer could not have made it.',
  help: 'Sign-offs are written by `sop sign` or the editor, never by hand, and never changed afterwards. Take a malformed one out and sign again; `sop verify` tells what git knows of it.',
  example: {
    wrong: closeout(record('    stamp: official\n')),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  *check(context) {
    const { document } = context;
    if (!isSet(document, 'sign_offs')) {
      return;
    }
    const { signOffProblems, standings } = gateCaseIn(context);
    // That the value is no list at all is told as the wrong type of a field.
    for (const { path, message } of signOffProblems.filter((problem) => problem.path.length > 1)) {
      yield { range: valueOf(document, path), message };
    }
    for (const { record: made, worth, faults } of standings) {
      if (worth === 'invalid') {
        const why = faults.map(({ message }) => message).join(' ');
        yield {
          range: placeOfRecord(document, made.index),
          message: `The sign-off by ${made.name} on ${made.at.slice(0, 10)} does not count. ${why}`,
        };
      }
    }
  },
};
