import type { JsonSchema } from './jsonSchema.js';
import { listOf, object, optionalDay, optionalText, place, text } from './jsonShapes.js';

const agreement: JsonSchema = {
  enum: ['none', 'agreed', 'changed', 'returned'],
  description: 'What the signatures of the gate `agreed` say.',
};

/** What `sop priorities list` prints. */
export const prioritiesMembers: Readonly<Record<string, JsonSchema>> = {
  lists: listOf(
    object({
      path: text,
      id: optionalText,
      title: text,
      manager: { ...optionalText, description: 'Handle of the manager who agrees.' },
      agreement,
      agreedBy: { ...optionalText, description: 'Who signed last, where that tells.' },
      agreedOn: optionalDay,
      order: listOf(
        object({
          place,
          title: text,
          from: { ...optionalText, description: 'Who asked for it.' },
          since: optionalDay,
          effort: optionalText,
        }),
      ),
    }),
  ),
};

/** What `sop priorities insert` prints. */
export const insertedRequestMembers: Readonly<Record<string, JsonSchema>> = {
  path: text,
  what: text,
  place,
  outcome: { enum: ['inserted', 'planned'], description: '`planned` with --dry-run.' },
  agreement: { ...agreement, description: 'As it was before the request.' },
  displaced: listOf(object({ title: text, from: place, to: place, words: text })),
  order: { ...listOf(text), description: 'As it is proposed now.' },
};

/** What `sop priorities move` prints. */
export const movedPriorityMembers: Readonly<Record<string, JsonSchema>> = {
  path: text,
  title: text,
  from: place,
  to: place,
  outcome: { enum: ['moved', 'planned'], description: '`planned` with --dry-run.' },
  agreement: { ...agreement, description: 'As it was before the move.' },
  others: {
    ...listOf(object({ title: text, from: place, to: place, words: text })),
    description: 'What else stands at another place now.',
  },
  order: { ...listOf(text), description: 'As it is proposed now.' },
};
