import { dueOnOf } from '../../checklist/dueDate.js';
import { stateOf } from '../../checklist/itemState.js';
import type { Item } from '../../document/document.js';
import type { CivilDate } from '../../schema/civilDate.js';
import { obviousDate } from '../../schema/obviousDate.js';
import type { DocumentRule, FixRequest } from '../rule.js';
import { quoted } from '../wording.js';

/** A day that cannot be read never comes. Prose such as `(due to the storm)` is let alone. */
export const itemDueMalformed: DocumentRule = {
  kind: 'document',
  code: 'item/due-malformed',
  level: 'error',
  summary: "The day in an open item's `(due ...)` cannot be read, so that it is never overdue.",
  help: 'Write `(due YYYY-MM-DD)`.',
  example: {
    wrong: '- [ ] Export rules (due 2026-02-30)\n',
    right: '- [ ] Export rules (due 2026-12-01)\n',
  },
  *check({ document }) {
    for (const item of document.items) {
      const { due } = item.markers;
      if (due === undefined || stateOf(item) !== 'open' || /^to\s/iu.test(due)) {
        continue;
      }
      if (dueOnOf(item) === undefined) {
        const day = obviousDate(due);
        yield {
          range: item.textRange,
          ...(day === undefined ? {} : { fix: dueFix(item, due, day) }),
          message: `${quoted(item.title)} is due ${quoted(due)}; expected a day of the calendar written YYYY-MM-DD.`,
        };
      }
    }
  },
};

function dueFix({ textRange }: Item, due: string, day: CivilDate): FixRequest {
  return {
    kind: 'replace-text',
    range: textRange,
    oldText: due,
    newText: day,
    title: `Change to ${day}`,
  };
}
