import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** A role in writing. */
export const roleDefinition: Kind = {
  ...plainKind,
  id: 'role-definition',
  title: 'Role definition',
  description: 'A role in writing: boundaries, impact, how it is assessed; signed by both sides.',
  idPrefix: 'ROLE',
  owner: 'service-manager',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the definition.' },
    title: { type: 'text', required: true, description: 'Name of the role.' },
    role: { type: 'role', required: true, description: 'Role it defines.' },
    holder: { type: 'person', description: 'Who holds the role.' },
    manager: { type: 'person', description: 'Who assesses the holder.' },
  }),
  requiredHeadings: ['Boundaries', 'Impact', 'How it is assessed'],
  statuses: ['draft', 'agreed', 'retired'],
  finalStatuses: ['retired'],
  reviewIn: { months: 6, days: 0 },
};
