import { lineStartsOf } from '../text/lineMap.js';
import { ListEvaluator, type ListQuestion } from './evaluateDashboard.js';
import { findListBlocks } from './findListBlocks.js';
import type { DashboardResult } from './listResult.js';
import { parseListBlock } from './parseListBlock.js';

/** What everybody has to do and nobody needs to write down: the lists behind *Me*, in the language of all others. */
const source = `
\`\`\`sop-list
title: Waiting for my signature or answer
query: role:@me (state:awaiting OR state:returned)
columns: [title, client, state, progress, waiting_days]
sort: waiting_days desc, due_on
\`\`\`

\`\`\`sop-list
title: My open items
of: items
query: item_state:open item_role:@me kind:checklist -state:closed -state:cancelled -status:cancelled
columns: [item, title, item_due_on]
sort: item_due_on, due_on
limit: 25
view: list
\`\`\`

\`\`\`sop-list
title: Past due
query: overdue_days:>0 owner:@me -kind:template
columns: [title, kind, due_on, overdue_days]
sort: overdue_days desc
\`\`\`

\`\`\`sop-list
title: To read again soon
query: review:due-soon owner:@me
columns: [title, reviewed_on, review_due_on]
sort: review_due_on
view: list
\`\`\`

\`\`\`sop-list
title: I have not read
query: unread_by:@me
columns: [title, owner, reviewed_on]
view: list
\`\`\`
`;

/** Said once, since every list of these would say it. */
const unknownViewer =
  'This is about you, and nobody in the roster is known to be you; .sop/roster.yml tells people by their e-mail addresses.';

/** The lists of whoever looks, over one snapshot; one without rows that says why where nobody is known to look. */
export function* evaluateMyLists(question: ListQuestion): Generator<undefined, DashboardResult> {
  const evaluator = new ListEvaluator(question);
  const lines = lineStartsOf(source);
  const lists = [];
  for (const block of findListBlocks(source, 0).map(parseListBlock)) {
    const { problems, ...result } = yield* evaluator.block(block, lines);
    // Lines of our own text mean nothing to anybody.
    lists.push({ ...result, problems: problems.map(({ message }) => ({ message })) });
  }
  const { viewer, today } = question;
  if (viewer !== undefined) return { title: viewer.name, audience: viewer.roles, today, lists };
  const problems = [{ message: unknownViewer }];
  const only = lists.slice(0, 1).map((list) => ({ ...list, title: 'My work', problems }));
  return { title: 'Me', audience: [], today, lists: only };
}
