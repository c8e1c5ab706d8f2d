import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { sizes } from '../size.js';
import { plainKind } from './plainKind.js';

/** A run: what is made from a template, worked through and signed. */
export const checklist: Kind = {
  ...plainKind,
  id: 'checklist',
  title: 'Checklist',
  description:
    'A run, such as a proposal review, a project closeout, a client onboarding or an on-call hand-over.',
  idPrefix: 'CHK',
  owner: 'project-team',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the run, such as CHK-4T7QZ.' },
    title: { type: 'text', required: true, description: 'What the run is for.' },
    started_on: { type: 'date', description: 'Day the run was begun.' },
    period: { type: 'text', description: 'Period it was made for, such as 2026-11 or 2026-W48.' },
    size: {
      type: 'choice',
      choices: sizes,
      description: 'Whether it has all items of its template, or those of a small job.',
    },
    released_on: { type: 'date', description: 'Day its result was released into support.' },
  }),
  statuses: ['open', 'closed', 'cancelled'],
  finalStatuses: ['closed', 'cancelled'],
};
