import { evidenceGapsOf, type EvidenceGap } from '../../checklist/evidence.js';
import { stateOf } from '../../checklist/itemState.js';
import type { EvidenceForm } from '../../document/document.js';
import type { DocumentRule } from '../rule.js';
import { quoted } from '../wording.js';

/** A ticked item must name its evidence, so that a reviewer can verify it later. */
export const evidenceMissing: DocumentRule = {
  kind: 'document',
  code: 'item/evidence-missing',
  level: 'warning',
  summary:
    'An item that asks for evidence is ticked but names none of the form it asks for, so that it is not settled.',
  help: 'Name a link, file or ticket in the item or below it, for example `Ticket: INC-4711`. `(evidence: meeting)` asks for the lines `Date:` and `Attendees:` below the item.',
  example: {
    wrong: '- [x] Export rules (evidence)\n',
    right: '- [x] Export rules (evidence)\n  - [rules](https://files.msp.example/rules.txt)\n',
  },
  *check({ document }) {
    for (const item of document.items) {
      if (item.markers.evidence === undefined || stateOf(item) !== 'done') {
        continue;
      }
      for (const gap of evidenceGapsOf(document, item)) {
        yield {
          range: item.textRange,
          message: `${quoted(item.title)} is ticked but ${wantOf(gap)}.`,
        };
      }
    }
  },
};

function wantOf(gap: EvidenceGap): string {
  switch (gap.kind) {
    case 'missing':
      return `names no evidence; expected ${wanted[gap.form]} in it or below it`;
    case 'file-missing':
      return `names ${gap.target}, which does not exist`;
    case 'meeting-date':
      return 'does not say when the meeting was; expected a line "Date: YYYY-MM-DD" below it';
    case 'meeting-attendees':
      return 'does not say who met; expected a line "Attendees:" with people of both sides below it';
    default:
      return gap satisfies never;
  }
}

const wanted: Readonly<Record<EvidenceForm, string>> = {
  any: 'a link, file or ticket',
  file: 'a link to a file of the library',
  link: 'a link',
  ticket: 'the number of a ticket',
  meeting: 'a meeting',
};
