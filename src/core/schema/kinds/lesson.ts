import type { Kind } from '../kind.js';
import { fields } from '../fields.js';
import { plainKind } from './plainKind.js';

/** What went well or wrong, and what must change because of it. */
export const lesson: Kind = {
  ...plainKind,
  id: 'lesson',
  title: 'Lesson',
  description: 'What went well or wrong, and the template or SOP it must change.',
  idPrefix: 'LL',
  owner: 'service-delivery',
  fields: fields({
    id: { type: 'text', required: true, description: 'Identity of the lesson, such as LL-7Q3K9.' },
    title: { type: 'text', required: true, description: 'The lesson in one sentence.' },
    category: {
      type: 'choice',
      choices: ['went-well', 'went-wrong', 'beef'],
      required: true,
      description: 'Whether it went well, went wrong, or is a beef straight from an engineer.',
    },
    area: { type: 'text', description: 'Part of the work it is about, such as cabling.' },
    target: { type: 'id', description: 'Id of the template or SOP it must change.' },
    proposed_change: { type: 'text', description: 'What the target should say instead.' },
    raised_on: { type: 'date', description: 'Day it was captured.' },
    raised_by: { type: 'person', description: 'Who captured it.' },
    reason: { type: 'text', description: 'Why it was declined.' },
  }),
  statuses: ['captured', 'accepted', 'applied', 'declined'],
  finalStatuses: ['applied', 'declined'],
};
