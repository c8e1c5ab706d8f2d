import type { JsonSchema } from './jsonSchema.js';
import {
  count,
  flag,
  listOf,
  object,
  optionalDay,
  optionalText,
  place,
  text,
} from './jsonShapes.js';

/** How far a project has come. */
const phase: JsonSchema = {
  enum: ['proposal', 'planning', 'delivery', 'closeout', 'stable', 'closed', 'cancelled'],
};

const briefingTable = object({ path: text, head: listOf(text), rows: listOf(listOf(text)) });

/** What `sop briefing` prints of a project. */
export const briefing = object({
  path: text,
  id: optionalText,
  title: text,
  asOf: { ...text, format: 'date' },
  phase,
  accepted: { ...flag, description: 'Whether support has it.' },
  releasedOn: optionalDay,
  waitsFor: { ...listOf(text), description: 'Gates of the closeout that have not passed.' },
  client: {
    ...object({ title: text, path: optionalText, tier: optionalText, preferences: listOf(text) }),
    type: ['object', 'null'],
  },
  contacts: listOf(
    object({ side: { enum: ['ours', 'client'] }, name: text, part: text, reach: listOf(text) }),
  ),
  targets: listOf(object({ name: text, value: text })),
  procedures: listOf(object({ title: text, path: text })),
  disruptions: listOf(
    object({ on: text, what: text, whom: optionalText, plan: optionalText, toldOn: optionalDay }),
  ),
  knownIssues: listOf(briefingTable),
  openItems: listOf(object({ path: text, line: place, text, role: optionalText })),
  references: listOf(
    object({
      title: text,
      settled: count,
      total: count,
      references: listOf(object({ item: text, label: text, value: text })),
      tables: listOf(briefingTable),
    }),
  ),
  built: listOf(object({ title: text, text })),
  changes: listOf(
    object({
      on: text,
      affects: { enum: ['time', 'budget', 'quality', 'future-phase'] },
      what: text,
      impact: optionalText,
      agreedWith: optionalText,
    }),
  ),
  lessons: listOf(object({ id: optionalText, title: text, path: text, state: optionalText })),
  gates: listOf(
    object({
      path: text,
      run: text,
      gate: text,
      verdict: { enum: ['passed', 'ready', 'blocked', 'returned', 'overridden'] },
      signed: listOf(
        object({
          name: text,
          role: text,
          decision: text,
          on: text,
          counts: flag,
          note: optionalText,
        }),
      ),
    }),
  ),
});

/** What is derived of a project wherever documents are listed. */
export const project: JsonSchema = {
  ...object({
    phase,
    state: { enum: ['on-track', 'late', 'returned', 'on-hold', 'done'] },
    ageDays: { type: ['integer', 'null'], minimum: 0 },
    held: { ...listOf(text), description: 'Handles of those whom the open closeout holds.' },
    owned: { ...flag, description: 'Whether the project team accepted ownership.' },
  }),
  type: ['object', 'null'],
  description: 'What is derived of a project; null for any other document.',
};

/** What `sop import` prints of an export of the PSA. */
export const importMembers: Readonly<Record<string, JsonSchema>> = {
  projects: count,
  problems: listOf(object({ code: text, line: place, message: text })),
  mismatches: listOf(
    object({
      code: text,
      message: text,
      project: optionalText,
      line: { type: ['integer', 'null'], minimum: 1 },
      path: optionalText,
    }),
  ),
};
