import type { DocumentRule } from '../rule.js';
import { closeout, exampleRoster, record } from './gateExamples.js';
import { gateCaseIn, isSet, placeOfRecord } from './gateRuleParts.js';

/** A return stays until its signer accepts or takes it back; its reason is what has to be done. */
export const gateReturned: DocumentRule = {
  kind: 'document',
  code: 'gate/returned',
  level: 'warning',
  policy: true,
  summary: 'A signer returned the document, and the return still stands.',
  help: 'Put right what the note asks for; the signer who returned it then accepts it, or withdraws the return.',
  example: {
    wrong: closeout(record('    note: The rules are of the old firewall.\n', 'returned')),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  *check(context) {
    const { document } = context;
    if (!isSet(document, 'sign_offs') || document.frontmatter.data['status'] === 'cancelled') {
      return;
    }
    const { standings, gates } = gateCaseIn(context);
    for (const { record: returned, worth } of standings) {
      if (returned.decision === 'returned' && worth === 'counts') {
        const title = gates.find(({ id }) => id === returned.gate)?.title ?? returned.gate;
        const items = returned.items.length === 0 ? '' : ` (${returned.items.join(', ')})`;
        yield {
          range: placeOfRecord(document, returned.index),
          message: `${returned.name} returned "${title}" on ${returned.at.slice(0, 10)}${items}: ${sentence(returned.note ?? '')}`,
        };
      }
    }
  },
};

function sentence(note: string): string {
  const text = note.trim();
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
