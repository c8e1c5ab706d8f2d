import { wordsOfDifference } from '../../priorities/displacement.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { exampleList, exampleManager, exampleRecord, judgedList } from './priorityRuleParts.js';

/** Whoever reads "agreed" works by it; it must be what the manager signed. */
export const priorityAgreedStale: DocumentRule = {
  kind: 'document',
  code: 'priority/agreed-stale',
  level: 'warning',
  policy: true,
  summary: 'The order changed after the manager agreed to it, so that it is agreed no longer.',
  help: 'Use *Request Verification*, so that the manager agrees to the new order; or undo the change, and the signature counts again.',
  example: {
    wrong: exampleList(
      `status: proposed\nproposed: [Quotes, Core switch]\nagreed: [Core switch, Quotes]\n${exampleRecord}`,
    ),
    right: exampleList('status: proposed\nproposed: [Quotes, Core switch]\n'),
    settings: { roster: exampleManager },
  },
  *check(context) {
    const judged = judgedList(context);
    const record = judged?.agreement.by?.record;
    if (judged?.agreement.state !== 'changed' || record === undefined) return;
    const { proposed, agreed } = judged.list;
    const change = agreed.length === 0 ? '' : wordsOfDifference(agreed, proposed);
    const signed = `${record.name} agreed to the order on ${record.at.slice(0, 10)}`;
    yield {
      range: valueOf(context.document, [agreed.length === 0 ? 'proposed' : 'agreed', 0]),
      message:
        change === ''
          ? `${signed}, and it was changed since.`
          : `${signed}; since then another is proposed: ${change}.`,
    };
  },
};
