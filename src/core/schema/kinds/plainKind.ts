import type { Kind } from '../kind.js';

/** The parts of a kind that most kinds leave empty. */
export const plainKind: Pick<
  Kind,
  'fields' | 'requiredHeadings' | 'statuses' | 'finalStatuses' | 'bookkeeping'
> = { fields: [], requiredHeadings: [], statuses: [], finalStatuses: [], bookkeeping: [] };
