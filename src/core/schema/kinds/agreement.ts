import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** What was agreed with a client. */
export const agreement: Kind = {
  ...plainKind,
  id: 'agreement',
  title: 'Agreement',
  description: 'A client agreement: scope, SLA and KPI targets, annexes with dates.',
  idPrefix: 'AGR',
  owner: 'service-manager',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the agreement.' },
    title: { type: 'text', required: true, description: 'What is agreed.' },
    client: { type: 'id', required: true, description: 'Id of the client it is made with.' },
    effective_on: { type: 'date', description: 'First day it is in force.' },
    ends_on: { type: 'date', description: 'Last day it is in force.' },
    targets: {
      type: 'list',
      description: 'SLA and KPI targets: name, value and how it is measured.',
    },
    annexes: { type: 'list', description: 'Annexes: title and the day each takes effect.' },
  }),
  requiredHeadings: ['Scope'],
  statuses: ['draft', 'in-force', 'ended'],
  finalStatuses: ['ended'],
  reviewIn: { months: 12, days: 0 },
};
