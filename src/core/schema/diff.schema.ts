import type { JsonSchema } from './jsonSchema.js';
import { count, listOf, object, optionalText, text } from './jsonShapes.js';

const changedDocument = object({
  path: { ...text, description: 'In the head; of a removed document in the base.' },
  change: { enum: ['added', 'removed', 'renamed', 'changed'] },
  previousPath: { ...optionalText, description: 'Where a renamed document was.' },
  id: optionalText,
  title: text,
  kind: { ...text, description: 'Kind of document; settings for a file in .sop.' },
  changes: listOf({
    ...object({
      code: {
        enum: [
          'item-removed',
          'item-added',
          'item-reworded',
          'item-moved',
          'item-state',
          'gate-loosened',
          'gate-tightened',
          'field-changed',
          'section-removed',
          'section-added',
          'prose',
          'sign-off-added',
          'sign-off-voided',
          'policy-changed',
          'review-only',
        ],
      },
      severity: { enum: ['loosens', 'tightens', 'neutral'] },
      message: text,
      baseLine: { type: ['integer', 'null'], minimum: 1 },
      line: {
        type: ['integer', 'null'],
        minimum: 1,
        description: 'In the head; null where nothing stands any more.',
      },
    }),
    description: 'Rewordings also have words: a list of kind (same, removed, added) and text.',
  }),
  lostAcceptances: { ...listOf(text), description: 'Titles of gates that lose their acceptance.' },
  runs: {
    ...listOf(object({ path: text, id: optionalText, title: text, state: text })),
    description: 'Open runs of a template that changed.',
  },
});

/** What `sop diff` prints as JSON, beside the version. */
export const diffMembers: Readonly<Record<string, JsonSchema>> = {
  base: { ...text, description: 'Object name of the commit.' },
  head: { ...optionalText, description: 'The same; null for the files on disk.' },
  documents: listOf(changedDocument),
  summary: object({
    documents: count,
    loosens: count,
    tightens: count,
    neutral: count,
    lostAcceptances: count,
  }),
};
