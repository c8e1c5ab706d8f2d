/** What a file below `.sop/views` may say: for validation, completion in the editor and `sop schema`. */
import { dialect, type JsonSchema } from './jsonSchema.js';

const someText: JsonSchema = { type: 'string', minLength: 1, errorMessage: 'a text' };

/** What the documents of a filter may be put together by. */
export const savedGroupings = ['workflow', 'kind', 'owner', 'client', 'status'] as const;

export const savedFilterSchema: JsonSchema = {
  $schema: dialect,
  title: 'SOP Ledger saved filter',
  description: 'A question to the library that is asked often, in .sop/views/<name>.yml.',
  type: 'object',
  properties: {
    title: { ...someText, description: 'What people call it.' },
    query: {
      ...someText,
      description: 'Which documents it shows, as in the filter of the Library view.',
      examples: ['kind:sop review:overdue'],
    },
    sort: {
      ...someText,
      description: 'Field names separated by commas, each with - before it for the reverse order.',
      examples: ['-overdue_days, title'],
    },
    group: {
      type: 'string',
      description: 'What the documents are put together by.',
      enum: savedGroupings,
      errorMessage: `one of ${savedGroupings.join(', ')}`,
    },
  },
  required: ['title', 'query'],
  additionalProperties: false,
  errorMessage: 'a mapping with title and query',
};
