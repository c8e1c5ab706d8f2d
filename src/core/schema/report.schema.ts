import type { JsonSchema } from './jsonSchema.js';
import { listOf, object, optionalDay, optionalText, text } from './jsonShapes.js';

const evidence = {
  definition: { ...text, description: 'What is told, in one sentence.' },
  query: { ...text, description: 'The documents it is told of: sop list QUERY --at COMMIT.' },
} as const;

const figure = object({
  id: text,
  label: text,
  value: { type: ['number', 'null'], description: 'null where there is nothing to measure.' },
  unit: { ...text, description: 'days, %, or what is counted.' },
  sample: {
    type: ['integer', 'null'],
    minimum: 0,
    description: 'How many measurements it sums up; null for a count.',
  },
  ...evidence,
});

const chart = object({
  id: text,
  title: text,
  shape: { enum: ['bars', 'months'] },
  unit: text,
  bars: listOf(object({ label: text, value: { type: 'number' } })),
  ...evidence,
});

const table = object({
  id: text,
  title: text,
  columns: listOf(object({ id: text, label: text })),
  rows: {
    ...listOf({
      type: 'object',
      additionalProperties: { type: ['string', 'number', 'null'] },
    }),
    description: 'A value for the id of each column.',
  },
  ...evidence,
});

/** What `sop report` prints as JSON, beside the version. */
export const reportMembers: Readonly<Record<string, JsonSchema>> = {
  report: object({
    name: text,
    title: text,
    purpose: text,
    commit: { ...text, description: 'Object name of the commit it was computed from.' },
    today: { ...text, format: 'date', description: 'The day things are due by.' },
    since: optionalDay,
    until: optionalDay,
    client: optionalText,
    project: optionalText,
    notes: { ...listOf(text), description: 'What to know first, such as history that is missing.' },
    sections: listOf(
      object({
        title: text,
        figures: listOf(figure),
        charts: listOf(chart),
        tables: listOf(table),
      }),
    ),
  }),
};
