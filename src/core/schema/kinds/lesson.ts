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
    source: {
      type: 'text',
      description: 'Id of the document, or path of the file, that it was captured in.',
    },
    source_line: { type: 'number', description: 'Line of that file at the time.' },
    source_text: { type: 'text', description: 'What that line said.' },
    accepted_on: { type: 'date', description: 'Day it was accepted.' },
    accepted_by: { type: 'person', description: 'Who accepted it.' },
    applied_on: { type: 'date', description: 'Day its change was written into the target.' },
    applied_by: { type: 'person', description: 'Who wrote it there.' },
    declined_on: { type: 'date', description: 'Day it was declined.' },
    declined_by: { type: 'person', description: 'Who declined it.' },
    reason: { type: 'text', description: 'Why it was declined.' },
  }),
  statuses: ['captured', 'accepted', 'applied', 'declined'],
  finalStatuses: ['applied', 'declined'],
};
