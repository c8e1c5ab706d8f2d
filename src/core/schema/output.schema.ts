/** The JSON that the command line prints, version `sop/1`: what other programs may rely on. */
import { briefing, importMembers, project } from './project.schema.js';
import { auditMembers } from './audit.schema.js';
import { detentionMembers } from './detention.schema.js';
import {
  insertedRequestMembers,
  movedPriorityMembers,
  prioritiesMembers,
} from './priorities.schema.js';
import { diffMembers } from './diff.schema.js';
import { reportMembers } from './report.schema.js';
import { dialect, type JsonSchema } from './jsonSchema.js';
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

const offset: JsonSchema = {
  ...count,
  description: 'UTF-16 code units from the start of the text, without a byte order mark.',
};
const version: JsonSchema = { const: 'sop/1', description: 'Version of this format.' };

const position = object({ line: place, column: place }, 'Line and column from 1.');
const range = object({ start: position, end: position });

const itemCounts = object({
  total: count,
  done: count,
  open: count,
  notApplicable: count,
  required: count,
  requiredOpen: count,
  overdue: count,
});

const review = object({
  reviewedOn: optionalDay,
  dueOn: { ...optionalDay, description: 'The last good day.' },
  status: {
    enum: ['current', 'due-soon', 'overdue', 'long-overdue', 'never', 'invalid', 'none'],
  },
  overdueDays: { type: 'integer', description: 'Zero or less while the review is current.' },
});

const documentMembers: Readonly<Record<string, JsonSchema>> = {
  path: { ...text, description: 'From the library root, with /.' },
  id: optionalText,
  kind: text,
  title: text,
  owner: optionalText,
  state: {
    ...optionalText,
    description: 'open, awaiting <gate>, returned, closed or cancelled; null without gates.',
  },
  frontmatter: { type: 'object', description: 'As the document has it, dates as texts.' },
  frontmatterStatus: { enum: ['ok', 'none', 'invalid'] },
  review,
  project,
};

const heading = object({ level: place, text, slug: text, line: place, offset });

const item = object({
  key: optionalText,
  text,
  state: { enum: ['open', 'done', 'not-applicable'] },
  required: flag,
  depth: count,
  section: listOf(text),
  role: optionalText,
  line: place,
  offset,
  box: { ...count, description: 'Offset of the character between the brackets.' },
});

const link = object({
  kind: text,
  target: text,
  leadsTo: {
    enum: ['document', 'file', 'folder', 'missing', 'ambiguous', 'external', 'empty', 'unknown'],
  },
  path: optionalText,
  line: place,
  offset,
});

const gate = object({
  id: text,
  verdict: { enum: ['passed', 'ready', 'blocked', 'returned', 'overridden'] },
  reasons: listOf(object({ code: text, message: text, path: text, line: place })),
});

const reason = object({ code: text, message: text });

const signOff = object({
  gate: text,
  decision: { enum: ['accepted', 'returned', 'revoked', 'overridden'] },
  role: text,
  name: text,
  by: { ...text, description: 'git e-mail address of the signer.' },
  at: { ...text, format: 'date-time' },
  note: optionalText,
  items: listOf(text),
  until: optionalDay,
  recordId: text,
  isSigned: { ...flag, description: 'Whether the record carries an SSH signature.' },
  worth: { enum: ['counts', 'stale', 'superseded', 'lapsed', 'invalid'] },
  reasons: listOf(reason),
  line: place,
});

const verifiedSignOff = object({
  gate: text,
  by: text,
  verdict: { enum: ['valid', 'stale', 'invalid', 'unverifiable'] },
  assurance: { enum: ['recorded', 'author', 'commit', 'record'] },
  reasons: listOf(reason),
  commit: { ...optionalText, description: 'The commit that brought the record.' },
  recordId: text,
  decision: text,
  role: text,
  name: text,
  at: text,
});

const finding = object({
  code: { ...text, description: 'Code of the rule, such as link/missing-file.' },
  level: { enum: ['error', 'warning', 'info'] },
  path: text,
  range,
  message: text,
  documentId: optionalText,
});

const filePlace = { path: text, line: { type: ['integer', 'null'], minimum: 1 } } as const;

const lesson = object({
  path: text,
  id: optionalText,
  title: text,
  state: { enum: ['captured', 'accepted', 'applied', 'declined', null] },
  area: optionalText,
  project: optionalText,
  target: { ...optionalText, description: 'Id of the template or SOP it must change.' },
  raisedOn: optionalDay,
  waitingDays: {
    type: ['integer', 'null'],
    description: 'Days since it was captured, or accepted; null once it is settled.',
  },
  late: flag,
  inForce: { ...flag, description: 'Whether it is applied and its mark stands in the target.' },
  repeats: { ...listOf(text), description: 'Lessons of other projects about the same thing.' },
  source: {
    type: ['object', 'null'],
    properties: filePlace,
    required: ['path', 'line'],
    description: 'Where it was captured.',
  },
  marks: { ...listOf(object(filePlace)), description: 'Where its mark stands.' },
});

const dashboardList = object({
  title: text,
  section: { ...optionalText, description: 'The heading that it stands under.' },
  line: { type: ['integer', 'null'], minimum: 1, description: 'Where its block begins.' },
  of: { enum: ['documents', 'items'] },
  view: { enum: ['list', 'table', 'board', 'number', 'chart'] },
  query: text,
  total: { ...count, description: 'All rows, shown or not.' },
  atMost: { type: ['integer', 'null'], minimum: 0, description: 'The largest good number.' },
  columns: listOf(object({ field: text, label: text })),
  rows: listOf(
    object({
      path: text,
      line: place,
      title: text,
      cells: { ...listOf({ type: ['string', 'number', 'null'] }), description: 'One a column.' },
    }),
  ),
  groups: listOf(object({ label: text, count })),
  note: optionalText,
  problems: {
    ...listOf(object({ line: { type: ['integer', 'null'], minimum: 1 }, message: text })),
    description: 'Why it cannot be answered; then it has no rows.',
  },
});

const dueRun: Readonly<Record<string, JsonSchema>> = {
  id: text,
  kind: text,
  template: text,
  period: { ...text, description: 'Such as 2026-11, 2026-W48 or 2026-11-22.' },
  client: optionalText,
  project: optionalText,
};

/** What each command prints, by the name of its definition. */
const definitions: Readonly<Record<string, JsonSchema>> = {
  new: object(
    {
      schema: version,
      path: text,
      id: text,
      kind: text,
      template: optionalText,
      templateCopiedTo: {
        ...optionalText,
        description: 'Where the template came into the library along with the document.',
      },
    },
    'sop new',
  ),
  due: object(
    {
      schema: version,
      made: listOf(object({ path: text, ...dueRun })),
      notMade: listOf(object({ ...dueRun, reason: text })),
    },
    'sop new --due',
  ),
  adopt: object(
    {
      schema: version,
      path: text,
      template: text,
      changes: listOf(
        object({
          change: { enum: ['added', 'removed', 'reworded'] },
          name: { ...text, description: 'What --items takes: the key, or the title.' },
          key: optionalText,
          title: text,
          adoptable: { ...flag, description: 'False where the run has words of its own.' },
          adopted: flag,
        }),
      ),
    },
    'sop adopt',
  ),
  list: object(
    { schema: version, documents: listOf(object({ ...documentMembers, items: itemCounts })) },
    'sop list',
  ),
  show: object(
    {
      schema: version,
      documents: listOf(
        object({
          ...documentMembers,
          itemCounts,
          headings: listOf(heading),
          items: listOf(item),
          links: listOf(link),
          gates: listOf(gate),
          signOffs: listOf(signOff),
        }),
      ),
    },
    'sop show',
  ),
  briefing: object({ schema: version, briefing }, 'sop briefing'),
  check: object(
    {
      schema: version,
      findings: listOf(finding),
      summary: object({ documents: count, error: count, warning: count, info: count }),
    },
    'sop check',
  ),
  import: object({ schema: version, ...importMembers }, 'sop import'),
  gate: object(
    { schema: version, path: text, state: optionalText, gates: listOf(gate) },
    'sop gate',
  ),
  sign: object(
    {
      schema: version,
      path: text,
      gate: text,
      outcome: { enum: ['signed', 'refused', 'uncommitted', 'declined', 'failed'] },
      reasons: listOf(
        object({
          code: text,
          message: text,
          path: optionalText,
          line: { type: ['integer', 'null'], minimum: 1 },
        }),
      ),
      record: {
        type: ['object', 'null'],
        description: 'The record as written; null unless signed.',
      },
      commit: optionalText,
    },
    'sop sign',
  ),
  review: object(
    {
      schema: version,
      reviews: listOf(
        object({
          path: text,
          outcome: { enum: ['reviewed', 'failed'] },
          message: optionalText,
          commit: optionalText,
        }),
      ),
    },
    'sop review',
  ),
  verify: object(
    {
      schema: version,
      documents: listOf(
        object({ path: text, signOffs: listOf(verifiedSignOff), problems: listOf(text) }),
      ),
      ok: flag,
    },
    'sop verify',
  ),
  audit: object({ schema: version, ...auditMembers }, 'sop audit'),
  diff: object({ schema: version, ...diffMembers }, 'sop diff'),
  ack: object(
    {
      schema: version,
      acknowledgements: listOf(
        object({
          path: text,
          outcome: { enum: ['acknowledged', 'known', 'failed'] },
          message: optionalText,
          commit: optionalText,
        }),
      ),
    },
    'sop ack',
  ),
  readers: object(
    {
      schema: version,
      readers: listOf(
        object({
          path: text,
          id: optionalText,
          handle: text,
          name: text,
          roles: listOf(text),
          state: { enum: ['read', 'changed', 'never'] },
          at: { ...optionalText, description: 'When the person said so last.' },
        }),
      ),
    },
    'sop ack --who',
  ),
  detention: object({ schema: version, ...detentionMembers }, 'sop detention'),
  priorities: object({ schema: version, ...prioritiesMembers }, 'sop priorities list'),
  insertedRequest: object({ schema: version, ...insertedRequestMembers }, 'sop priorities insert'),
  movedPriority: object({ schema: version, ...movedPriorityMembers }, 'sop priorities move'),
  report: object({ schema: version, ...reportMembers }, 'sop report'),
  lesson: object({ schema: version, lessons: listOf(lesson) }, 'sop lesson list'),
  dashboard: object(
    {
      schema: version,
      dashboards: listOf(
        object({
          path: { ...optionalText, description: 'null for the lists of a person.' },
          id: optionalText,
          title: text,
          audience: listOf(text),
          today: { ...text, format: 'date' },
          lists: listOf(dashboardList),
        }),
      ),
    },
    'sop dashboard',
  ),
};

/** What commands print as JSON, each under its own name in `$defs`. */
export const outputSchema: JsonSchema = {
  $schema: dialect,
  title: 'SOP Ledger output',
  description: 'What commands of sop print with --format json.',
  anyOf: Object.keys(definitions).map((name) => ({ $ref: `#/$defs/${name}` })),
  $defs: definitions,
};
