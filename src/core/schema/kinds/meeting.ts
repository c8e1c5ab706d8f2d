import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** A meeting with what was said and when it meets again. */
export const meeting: Kind = {
  ...plainKind,
  id: 'meeting',
  title: 'Meeting',
  description: 'A 1:1, client call, retrospective or QBR: agenda, notes, next date.',
  idPrefix: 'MTG',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the meeting.' },
    title: { type: 'text', required: true, description: 'What the meeting is about.' },
    series: {
      type: 'choice',
      choices: ['one-on-one', 'client-call', 'retrospective', 'qbr', 'other'],
      description: 'Which kind of meeting it is.',
    },
    held_on: { type: 'date', description: 'Day it was or will be held.' },
    period: { type: 'text', description: 'Period it was made for, such as 2026-W48.' },
    next_on: { type: 'date', description: 'Day of the next one.' },
    attendees: { type: 'texts', description: 'Who was there.' },
  }),
  requiredHeadings: ['Agenda', 'Notes'],
  statuses: ['planned', 'held', 'cancelled'],
  finalStatuses: ['held', 'cancelled'],
  bookkeeping: ['next_on'],
};
