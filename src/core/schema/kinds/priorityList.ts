import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** Managing up: what comes first, proposed and agreed. */
export const priorityList: Kind = {
  ...plainKind,
  id: 'priority-list',
  title: 'Priority list',
  description:
    'The proposed order of work, the order agreed by the manager, and requests with what they displace.',
  idPrefix: 'PRI',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the list.' },
    title: { type: 'text', required: true, description: 'Whose work it orders, and for when.' },
    manager: { type: 'person', description: 'Manager who agrees to the order.' },
    proposed_on: { type: 'date', description: 'Day the order was proposed.' },
    agreed_on: { type: 'date', description: 'Day the manager agreed to the order.' },
    proposed: { type: 'list', description: 'The proposed order, most important first.' },
    agreed: { type: 'list', description: 'The agreed order, most important first.' },
    requests: {
      type: 'list',
      description: 'Requests, each with the position it takes and what it displaces.',
    },
  }),
  statuses: ['draft', 'proposed', 'agreed', 'superseded'],
  finalStatuses: ['superseded'],
  reviewIn: { months: 1, days: 0 },
};
