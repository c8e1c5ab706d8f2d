import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** A case made with numbers. */
export const dataCase: Kind = {
  ...plainKind,
  id: 'data-case',
  title: 'Data case',
  description: 'A claim with its evidence, impact, ask and proposed solution.',
  idPrefix: 'DC',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the case.' },
    title: { type: 'text', required: true, description: 'The claim in one sentence.' },
    audience: { type: 'role', description: 'Role that is asked to decide.' },
    data_commit: { type: 'text', description: 'Commit at which its numbers were counted.' },
    pinned: {
      type: 'list',
      description: 'Its numbers at that commit: `title` of the list, `value` and `query`.',
    },
    presented_on: { type: 'date', description: 'Day it was presented.' },
  }),
  requiredHeadings: ['Claim', 'Evidence', 'Impact', 'Ask', 'Proposed solution'],
  statuses: ['draft', 'presented', 'agreed', 'declined'],
  finalStatuses: ['agreed', 'declined'],
};
