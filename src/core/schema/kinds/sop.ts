import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** One procedure for one workflow. */
export const sop: Kind = {
  ...plainKind,
  id: 'sop',
  title: 'SOP',
  description: 'One procedure for one workflow.',
  idPrefix: 'SOP',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the SOP, such as SOP-0012.' },
    title: { type: 'text', required: true, description: 'What the procedure does.' },
    owner: { type: 'role', required: true, description: 'Role that answers for the SOP.' },
    backup_owner: { type: 'role', description: 'Role that answers for it when the owner cannot.' },
    acknowledge: {
      type: 'roles',
      description: 'Roles in which everybody must have read it; a change asks them again.',
    },
    workflow: { type: 'workflow', required: true, description: 'Workflow the procedure is for.' },
  }),
  bookkeeping: ['acknowledge'],
  requiredHeadings: ['When to escalate'],
  statuses: ['draft', 'in-review', 'approved', 'retired'],
  finalStatuses: ['retired'],
  reviewIn: { months: 12, days: 0 },
};
