import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** A client, linked from every run for it. */
export const client: Kind = {
  ...plainKind,
  id: 'client',
  title: 'Client',
  description: 'A client: preferences, tier and contacts.',
  idPrefix: 'CLI',
  owner: 'service-manager',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the client, such as contoso.' },
    title: { type: 'text', required: true, description: 'Name of the client.' },
    tier: { type: 'text', description: 'Service tier, such as gold.' },
    contacts: { type: 'list', description: 'Contacts: name, part they play, how to reach them.' },
    preferences: { type: 'list', description: 'What the client wants done its own way.' },
  }),
  statuses: ['prospect', 'active', 'former'],
  finalStatuses: ['former'],
  reviewIn: { months: 6, days: 0 },
};
