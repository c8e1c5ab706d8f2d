import { listProblems } from './listProblems.js';
import type { DocumentRule } from '../rule.js';

/** A list that cannot be read shows nobody anything. */
export const listInvalid: DocumentRule = {
  kind: 'document',
  code: 'list/invalid',
  level: 'error',
  summary: 'A `sop-list` block cannot be read, so that it shows nothing.',
  help: 'A block is YAML with `title` and `query`, and if need be `of`, `columns`, `sort`, `group`, `limit`, `view` and `at_most`; the documentation of dashboards explains each.',
  example: {
    wrong: '```sop-list\ntitle: Past due\nquery: overdue_days:>0\nview: grid\n```\n',
    right: '```sop-list\ntitle: Past due\nquery: overdue_days:>0\nview: table\n```\n',
  },
  *check({ document, profile }) {
    yield* listProblems({ document, profile }, 'list/invalid');
  },
};
