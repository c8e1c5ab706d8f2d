import { listProblems } from './listProblems.js';
import type { DocumentRule } from '../rule.js';

const example = (count: number) =>
  '```sop-list\ntitle: Past due\nquery: overdue_days:>0\n```\n\n'.repeat(count);

/** Whoever looks at more than twelve lists looks at none. */
export const listTooMany: DocumentRule = {
  kind: 'document',
  code: 'list/too-many',
  level: 'error',
  summary: 'A dashboard has more than twelve lists; those beyond are not shown.',
  help: 'Leave out lists that nobody acts on, or make a second dashboard.',
  example: { wrong: example(13), right: example(12) },
  *check({ document, profile }) {
    yield* listProblems({ document, profile }, 'list/too-many');
  },
};
