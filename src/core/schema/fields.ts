/** The frontmatter keys of every kind, and what is common to them. */
import { remembered } from '../memory/remembered.js';
import type { Field, Kind } from './kind.js';

/** What a field is made from; everything but key, type and description has a default. */
interface FieldDraft {
  readonly type: Field['type'];
  readonly description: string;
  readonly required?: boolean;
  readonly choices?: readonly string[];
}

/** Fields from a table of keys, so that a kind reads like one. */
export function fields(drafts: Readonly<Record<string, FieldDraft>>): readonly Field[] {
  return Object.entries(drafts).map(([key, draft]) => ({
    key,
    ...draft,
    required: draft.required ?? false,
  }));
}

/** Keys that any document may have. A kind that names one of them too replaces it for its documents. */
export const commonFields: readonly Field[] = fields({
  id: { type: 'text', description: 'Identity of the document; a rename or move keeps it.' },
  kind: { type: 'text', description: 'What the document is: sop, checklist, lesson and so on.' },
  title: { type: 'text', description: 'Name of the document; without it, its first heading.' },
  owner: { type: 'role', description: 'Role that answers for the document.' },
  status: { type: 'text', description: 'Where the document stands in its life.' },
  tags: { type: 'texts', description: 'Words to find it by.' },
  client: { type: 'id', description: 'Id of the client document it is about.' },
  project: { type: 'id', description: 'Id of the project document it belongs to.' },
  workflow: { type: 'workflow', description: 'Workflow it serves.' },
  reviewed_on: { type: 'date', description: 'Day of the last review, written by Mark Reviewed.' },
  reviewed_by: { type: 'person', description: 'Who reviewed it last.' },
  reviewed_content: { type: 'text', description: 'Fingerprint of what was reviewed.' },
  reviewed_outcome: {
    type: 'choice',
    choices: ['still-accurate', 'corrected', 'retire'],
    description: 'What the last review found.',
  },
  reviewed_in_bulk: {
    type: 'boolean',
    description: 'Whether the last review attested many documents at once.',
  },
  reviewed_note: { type: 'text', description: 'What the reviewer had to say about it.' },
  review_in: { type: 'duration', description: 'How long a review holds, such as "6 months".' },
  due_on: { type: 'date', description: 'Last good day for finishing the document.' },
  effective_on: { type: 'date', description: 'Day from which it is in force.' },
  template: { type: 'mapping', description: 'Template it was made from: id and content.' },
  gates: { type: 'list', description: 'Points it passes when items are settled and signed for.' },
  sign_offs: { type: 'list', description: 'Sign-offs, oldest first; always the last key.' },
});

/** Keys that no sign-off covers, whatever the kind: they move while the work stands still. */
export const commonBookkeeping: readonly string[] = [
  'due_on',
  'tags',
  'status',
  'reviewed_on',
  'reviewed_by',
  'reviewed_content',
  'reviewed_outcome',
  'reviewed_in_bulk',
  'reviewed_note',
  'sign_offs',
];

/** All fields of a kind's documents: the common ones, as the kind sees them, then its own. */
export function fieldsOf(kind: Kind | undefined): readonly Field[] {
  return kind === undefined ? commonFields : fieldsOfKind(kind);
}

const fieldsOfKind = remembered(({ fields }: Kind): readonly Field[] => {
  const own = new Map(fields.map((field) => [field.key, field]));
  const common = commonFields.map((field) => own.get(field.key) ?? field);
  const commonKeys = new Set(common.map((field) => field.key));
  return [...common, ...[...own.values()].filter((field) => !commonKeys.has(field.key))];
});
