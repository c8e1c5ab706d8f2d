import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** One client project. */
export const project: Kind = {
  ...plainKind,
  id: 'project',
  title: 'Project',
  description: 'One client project: people, dates, disruptions, changes and communication.',
  idPrefix: 'PRJ',
  owner: 'project-team',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the project, such as PRJ-118.' },
    title: { type: 'text', required: true, description: 'Name of the project.' },
    client: { type: 'id', required: true, description: 'Id of the client it is done for.' },
    lead_tech: { type: 'person', description: 'Engineer who leads it.' },
    coordinator: { type: 'person', description: 'Who coordinates it.' },
    sales_owner: { type: 'person', description: 'Who sold it and answers for its scope.' },
    accepted_ownership_on: { type: 'date', description: 'Day the lead tech accepted ownership.' },
    starts_on: { type: 'date', description: 'First day of work.' },
    ends_on: { type: 'date', description: 'Planned last day of work.' },
    released_on: { type: 'date', description: 'Day it was released into support.' },
    disruptions: {
      type: 'list',
      description: 'Expected disruptions: when, what and whom they touch.',
    },
    change_log: {
      type: 'list',
      description: 'Changes to time, budget, quality or future phases, each with day and reason.',
    },
    communication_plan: {
      type: 'list',
      description: 'Who is told what, by when, how and how often.',
    },
  }),
  statuses: ['proposed', 'planned', 'active', 'on-hold', 'closed', 'cancelled'],
  finalStatuses: ['closed', 'cancelled'],
  bookkeeping: ['disruptions', 'change_log'],
};
