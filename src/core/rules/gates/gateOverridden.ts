import { verdictOf } from '../../gate/verdict.js';
import { documentsWithKey } from '../../library/gatedDocuments.js';
import { hasGates } from '../../gate/hasGates.js';
import type { LibraryRule } from '../rule.js';
import { closeout, exampleRoster, record } from './gateExamples.js';
import { placeOfRecord } from './gateRuleParts.js';

/** Whoever opens the glass in an emergency does so in sight of everybody. */
export const gateOverridden: LibraryRule = {
  kind: 'library',
  code: 'gate/overridden',
  level: 'info',
  policy: true,
  summary: 'A gate is let through by an override although something holds it up.',
  help: 'Settle what holds the gate up and have it signed before the last day of the override.',
  example: {
    wrong: closeout(
      record('    note: Go-live tonight.\n    until: 2026-06-30\n', 'overridden'),
      '- [ ] Export the rules',
    ),
    right: closeout('', '- [ ] Export the rules'),
    settings: { roster: exampleRoster },
  },
  *check({ library, today }) {
    const signed = documentsWithKey(library, 'sign_offs');
    for (const document of signed.filter((each) => hasGates(library, each))) {
      yield undefined;
      for (const { gate, verdict, signOffs, reasons } of verdictOf(library, document, today)
        .gates) {
        const override = signOffs.findLast(
          ({ record: { decision }, worth }) => decision === 'overridden' && worth === 'counts',
        );
        if (verdict === 'overridden' && override !== undefined) {
          const { index, name, until = '', note = '' } = override.record;
          const left = reasons.length === 1 ? '1 reason' : `${reasons.length} reasons`;
          yield {
            path: document.path,
            range: placeOfRecord(document, index),
            message: `${name} overrides "${gate.title}" until ${until} in spite of ${left}: ${note.trim().replace(/\.$/u, '')}.`,
          };
        }
      }
    }
  },
};
