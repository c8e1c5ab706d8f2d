import { isRequired, stateOf } from '../../checklist/itemState.js';
import { roleOf } from '../../checklist/roleOf.js';
import { settledItems } from '../../checklist/settled.js';
import type { DocumentRule } from '../rule.js';
import { quoted } from '../wording.js';

/**
 * A tick above open items of the same role says more than is true.
 *
 * In a two-sided item the one side has ticked and the other has yet to verify: work in progress, no mistake.
 */
export const parentUnsettled: DocumentRule = {
  kind: 'document',
  code: 'item/parent-unsettled',
  level: 'warning',
  policy: true,
  summary: 'An item is ticked although required items of the same role below it are not settled.',
  help: 'Settle the items below, mark them `(optional)` or `(n/a: reason)`, or open the item again.',
  example: {
    wrong: '- [x] Verify\n  - [ ] Backups\n',
    right: '- [x] Verify\n  - [x] Backups\n',
  },
  *check({ document, profile }) {
    const { items } = document;
    if (!items.some(({ parent }) => parent !== undefined)) {
      return;
    }
    const settled = settledItems(document);
    const told = new Set<number>();
    for (const [index, item] of items.entries()) {
      const { parent } = item;
      const above = parent === undefined ? undefined : items[parent];
      if (parent === undefined || above === undefined || told.has(parent)) {
        continue;
      }
      const isOneSided =
        roleOf(document, item, profile.owner) === roleOf(document, above, profile.owner);
      if (isOneSided && stateOf(above) === 'done' && settled[index] === false && isRequired(item)) {
        told.add(parent);
        yield {
          range: above.textRange,
          message: `${quoted(above.title)} is ticked, but ${quoted(item.title)} below it is not settled.`,
        };
      }
    }
  },
};
