import type { JsonSchema } from './jsonSchema.js';
import { count, listOf, object, optionalText, place, text } from './jsonShapes.js';

/** What `sop detention` prints. */
export const detentionMembers: Readonly<Record<string, JsonSchema>> = {
  today: { ...text, format: 'date' },
  debts: listOf(
    object({
      kind: { enum: ['items', 'review', 'lessons', 'return', 'communication'] },
      path: text,
      line: place,
      documentId: optionalText,
      title: text,
      role: { ...optionalText, description: 'Whose duty it is; null where nobody owns it.' },
      people: {
        ...listOf(text),
        description: 'Handles of those on whom it falls, as far as you may see them.',
      },
      since: { ...text, format: 'date', description: 'The last good day.' },
      ageDays: { ...count, description: 'Days after it, quiet ones left out.' },
      what: text,
      clearing: { ...text, description: 'What makes it go away.' },
    }),
  ),
};
