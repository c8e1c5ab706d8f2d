import type { DocumentRule } from '../rule.js';
import { closeout, exampleRoster, record } from '../gates/gateExamples.js';
import { gateCaseIn, isSet, placeOfRecord } from '../gates/gateRuleParts.js';

/** An override that nobody followed up was never an exception. */
export const signOffLapsed: DocumentRule = {
  kind: 'document',
  code: 'sign-off/lapsed',
  level: 'warning',
  policy: true,
  summary: 'The last day of an override is over.',
  help: 'Have the gate signed, or override it again with a new reason and a new day. Once the gate has been signed for properly, withdraw the override.',
  example: {
    wrong: closeout(record('    note: Go-live.\n    until: 2026-06-12\n', 'overridden')),
    right: closeout(record('    note: Go-live.\n    until: 2026-06-30\n', 'overridden')),
    settings: { roster: exampleRoster },
  },
  *check(context) {
    const { document } = context;
    if (!isSet(document, 'sign_offs') || document.frontmatter.data['status'] === 'cancelled') {
      return;
    }
    const { standings, gates } = gateCaseIn(context);
    for (const { record: made, worth } of standings) {
      const isSigned = standings.some(
        (other) =>
          other.record.gate === made.gate &&
          other.record.decision === 'accepted' &&
          other.worth === 'counts',
      );
      if (worth === 'lapsed' && !isSigned) {
        const title = gates.find(({ id }) => id === made.gate)?.title ?? made.gate;
        yield {
          range: placeOfRecord(document, made.index),
          message: `The override of "${title}" by ${made.name} lapsed after ${made.until ?? ''}.`,
        };
      }
    }
  },
};
