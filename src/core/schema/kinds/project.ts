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
    psa_id: { type: 'text', description: 'Id of the project in the PSA, the ticket system.' },
    lead_tech: { type: 'person', description: 'Engineer who leads it.' },
    coordinator: { type: 'person', description: 'Who coordinates it.' },
    sales_owner: { type: 'person', description: 'Who sold it and answers for its scope.' },
    accepted_ownership_on: {
      type: 'date',
      description: 'Day the project team accepted ownership from sales.',
    },
    accepted_ownership_by: { type: 'person', description: 'Who accepted it for the team.' },
    starts_on: { type: 'date', description: 'First day of work.' },
    ends_on: { type: 'date', description: 'Planned last day of work.' },
    released_on: { type: 'date', description: 'Day it was released into support.' },
    disruptions: {
      type: 'list',
      description:
        'Expected disruptions: `on`, `what`, `whom` they touch, the `plan` to go by, and `told_on`.',
    },
    change_log: {
      type: 'list',
      description:
        'Changes: `on`, what it `affects` (time, budget, quality, future-phase), `what`, `impact`, `agreed_with`.',
    },
    communication_plan: {
      type: 'list',
      description:
        'Who is told: `who`, `what`, `when` (every Friday), `how`, `by` whom, and `last_on`.',
    },
  }),
  statuses: ['proposed', 'planned', 'active', 'on-hold', 'closed', 'cancelled'],
  finalStatuses: ['closed', 'cancelled'],
  bookkeeping: ['disruptions', 'change_log', 'communication_plan'],
};
