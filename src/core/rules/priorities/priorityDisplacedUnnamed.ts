import { currentOrder } from '../../priorities/priorityEdits.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { exampleList, judgedList } from './priorityRuleParts.js';

/** Every yes is a no to something else; it should be said aloud. */
export const priorityDisplacedUnnamed: DocumentRule = {
  kind: 'document',
  code: 'priority/displaced-unnamed',
  level: 'warning',
  policy: true,
  summary: 'A request takes a place in the order and does not say what moves down for it.',
  help: '`displaces` names what moves down, and by how much; *Insert Request* writes it. Where nothing does, it says `nothing` and why.',
  example: {
    wrong: exampleList(
      'proposed: [Survey, Core switch]\nrequests:\n  - what: Survey\n    from: samira\n    position: 1\n',
    ),
    right: exampleList(
      'proposed: [Survey, Core switch]\nrequests:\n  - what: Survey\n    from: samira\n    position: 1\n    displaces: Core switch, by one week\n',
    ),
  },
  *check(context) {
    const judged = judgedList(context);
    if (judged === undefined) return;
    const order = currentOrder(judged.list, judged.agreement);
    for (const { index, what, position, displaces } of judged.list.requests) {
      if (what === undefined || position === undefined || displaces.length > 0) continue;
      const below = order.slice(position - 1).filter((title) => title !== what);
      if (below.length > 0) {
        yield {
          range: valueOf(context.document, ['requests', index, 'what']),
          message: `"${what}" takes place ${position} and does not name what it displaces; below it ${below.length === 1 ? 'stands' : 'stand'} ${named(below)}.`,
        };
      }
    }
  },
};

function named(titles: readonly string[]): string {
  const first = titles.slice(0, 2).map((title) => `"${title}"`);
  return titles.length > 2
    ? `${first.join(', ')} and ${titles.length - 2} more`
    : first.join(' and ');
}
