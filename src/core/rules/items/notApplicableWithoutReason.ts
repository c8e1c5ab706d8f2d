import type { DocumentRule } from '../rule.js';
import { quoted } from '../wording.js';

/** Leaving something out is a decision, and decisions have reasons. */
export const notApplicableWithoutReason: DocumentRule = {
  kind: 'document',
  code: 'item/not-applicable-without-reason',
  level: 'error',
  summary: 'An item is marked `(n/a)` without a reason, and therefore still counts as it did.',
  help: 'Write `(n/a: reason)`.',
  example: {
    wrong: '- [ ] Export rules (n/a)\n',
    right: '- [ ] Export rules (n/a: the client has no firewall)\n',
  },
  *check({ document }) {
    for (const item of document.items) {
      if (item.markers.notApplicable?.trim() === '') {
        yield {
          range: item.textRange,
          message: `${quoted(item.title)} is marked as not applicable without a reason; expected (n/a: reason).`,
          fix: { kind: 'add-reason', range: item.textRange },
        };
      }
    }
  },
};
