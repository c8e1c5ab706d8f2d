import { daysBetween } from '../../schema/civilDate.js';
import { findPerson } from '../../schema/rosterLookup.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { countedDays } from '../wording.js';
import { exampleList, judgedList } from './priorityRuleParts.js';

/** So many days an order may wait; after that the team works by an order of its own. */
const mostDays = 14;

/** An order that nobody above agreed to protects nobody who keeps to it. */
export const priorityNotVerified: DocumentRule = {
  kind: 'document',
  code: 'priority/not-verified',
  level: 'warning',
  policy: true,
  summary: `The order was proposed more than ${mostDays} days ago, and the manager has not agreed to it.`,
  help: 'Use *Request Verification*, and talk about it in the next one-to-one: the manager changes the order or not, and signs the gate `agreed`.',
  example: {
    wrong: exampleList('status: proposed\nproposed_on: 2026-05-04\nproposed:\n  - Core switch\n'),
    right: exampleList('status: proposed\nproposed_on: 2026-06-12\nproposed:\n  - Core switch\n'),
  },
  *check(context) {
    const judged = judgedList(context);
    if (judged === undefined) return;
    const { proposedOn, proposed, manager } = judged.list;
    const { state } = judged.agreement;
    if (proposedOn === undefined || proposed.length === 0 || state === 'agreed') return;
    const days = daysBetween(proposedOn, context.today);
    if (days > mostDays) {
      const person = manager === undefined ? undefined : findPerson(context.roster, manager);
      yield {
        range: valueOf(context.document, 'proposed_on'),
        message: `The order was proposed ${countedDays(days)} ago, and ${person?.name ?? 'the manager'} has not agreed to it.`,
      };
    }
  },
};
