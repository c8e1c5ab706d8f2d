import { countItems } from '../../checklist/itemCounts.js';
import { daysBetween } from '../../schema/civilDate.js';
import { hasFinalStatus } from '../../schema/finalStatus.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';

/** A document that was to be finished by a day still has open work. */
export const documentOverdue: DocumentRule = {
  kind: 'document',
  code: 'document/overdue',
  level: 'warning',
  summary:
    'The day by which the document was to be finished has passed, and required items are open.',
  help: 'Settle the items, or agree on a new `due_on`.',
  example: {
    wrong: '---\ndue_on: 2026-06-01\n---\n\n- [ ] Export rules\n',
    right: '---\ndue_on: 2026-06-01\n---\n\n- [x] Export rules\n',
  },
  *check({ document, profile, today }) {
    const dueOn = profile.dueOn?.on;
    if (dueOn === undefined || dueOn >= today) {
      return;
    }
    if (hasFinalStatus(profile)) {
      return;
    }
    const { requiredOpen } = countItems(document, today);
    if (requiredOpen > 0) {
      const items =
        requiredOpen === 1 ? '1 required item is' : `${requiredOpen} required items are`;
      yield {
        range: valueOf(document, profile.dueOn?.key ?? 'due_on'),
        message: `The document is overdue by ${countedDays(daysBetween(dueOn, today))}: ${items} open; it was due on ${dueOn}.`,
      };
    }
  },
};
