import { gateCaseOf } from '../../gate/gateCase.js';
import { verdictOf } from '../../gate/verdict.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import { closeout, exampleRoster } from './gateExamples.js';
import { gatedDocuments, isSet } from './gateRuleParts.js';

/** A project is not released because somebody wrote down that it is. */
export const gateBlockedFieldSet: LibraryRule = {
  kind: 'library',
  code: 'gate/blocked-field-set',
  level: 'error',
  policy: true,
  summary: 'A field is set that may be set only once a gate has passed.',
  help: 'Take the value out until the gate has passed; `sop gate` tells what holds it up.',
  example: {
    wrong: closeout('released_on: 2026-06-12\n'),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  *check({ library, today }) {
    for (const document of gatedDocuments(library)) {
      yield undefined;
      // Most documents set nothing that a gate blocks, and a verdict costs more than this look.
      const { gates } = gateCaseOf(library, document, today);
      if (!gates.some(({ blocks }) => blocks.some((key) => isSet(document, key)))) {
        continue;
      }
      for (const { gate, verdict, reasons } of verdictOf(library, document, today).gates) {
        if (verdict === 'passed' || verdict === 'overridden') {
          continue;
        }
        for (const field of gate.blocks.filter((key) => isSet(document, key))) {
          const why = reasons[0] === undefined ? '' : ` ${reasons[0].message}`;
          yield {
            path: document.path,
            range: valueOf(document, field),
            message: `"${field}" is set, but the gate "${gate.title}" has not passed.${why}`,
          };
        }
      }
    }
  },
};
