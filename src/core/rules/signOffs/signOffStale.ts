import type { DocumentRule } from '../rule.js';
import { closeout, exampleRoster, record } from '../gates/gateExamples.js';
import { gateCaseIn, isSet, placeOfRecord } from '../gates/gateRuleParts.js';

/** A signature stands for the words that were signed, not for those that took their place. */
export const signOffStale: DocumentRule = {
  kind: 'document',
  code: 'sign-off/stale',
  level: 'warning',
  policy: true,
  summary: 'What somebody signed has changed since, so that the signature no longer counts.',
  help: 'Undo the change, and the signature counts again; or have the document signed again. A signer who finds the change harmless signs with a note that says so.',
  example: {
    wrong: closeout(record('')),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  *check(context) {
    const { document } = context;
    if (!isSet(document, 'sign_offs') || document.frontmatter.data['status'] === 'cancelled') {
      return;
    }
    const { standings, gates } = gateCaseIn(context);
    for (const { record: made, worth } of standings) {
      if (worth === 'stale') {
        const title = gates.find(({ id }) => id === made.gate)?.title ?? made.gate;
        yield {
          range: placeOfRecord(document, made.index),
          message: `${made.name} signed "${title}" on ${made.at.slice(0, 10)}, but what was signed has changed since.`,
        };
      }
    }
  },
};
