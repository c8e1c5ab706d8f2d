import type { JsonSchema } from './jsonSchema.js';
import { flag, listOf, object, optionalDay, optionalText, text } from './jsonShapes.js';

const instant: JsonSchema = { ...text, format: 'date-time', description: 'UTC, whole seconds.' };
const optionalInstant: JsonSchema = { type: ['string', 'null'], format: 'date-time' };

const event = object({
  day: { ...text, format: 'date', description: 'UTC.' },
  at: {
    ...optionalInstant,
    description: 'By the clock of the author; null for what happened by itself.',
  },
  committedAt: optionalInstant,
  commit: { ...optionalText, description: 'The commit that introduced it.' },
  author: optionalText,
  email: optionalText,
  isMerge: flag,
  path: { ...text, description: 'Of the document after the commit, from the library root.' },
  code: {
    enum: [
      'created',
      'removed',
      'restored',
      'moved',
      'unreadable',
      'readable',
      'field-changed',
      'gates-changed',
      'template-adopted',
      'reviewed',
      'item-added',
      'item-removed',
      'item-reworded',
      'item-moved',
      'ticked',
      'unticked',
      'not-applicable',
      'evidence-added',
      'evidence-removed',
      'text-changed',
      'signed',
      'returned',
      'revoked',
      'overridden',
      'record-removed',
      'voided',
      'valid-again',
      'lapsed',
      'cancelled',
      'resumed',
      'closed',
      'reopened',
    ],
  },
  message: text,
  causes: {
    ...listOf(text),
    description: 'What led to it, such as the changes that voided a sign-off.',
  },
  item: { ...optionalText, description: 'Key of the item, else its title.' },
  gate: optionalText,
  recordId: optionalText,
  field: optionalText,
});

const item = object({
  key: optionalText,
  title: text,
  within: { ...optionalText, description: 'Key or title of the item around it.' },
  section: listOf(text),
  state: { enum: ['open', 'done', 'not-applicable'] },
  reason: optionalText,
  by: {
    ...optionalText,
    description: 'Who brought it into its state; null for an item nobody touched.',
  },
  email: optionalText,
  at: optionalInstant,
  commit: optionalText,
});

const evidence = object({
  item: text,
  kind: { enum: ['file', 'link', 'ticket'] },
  target: { ...text, description: 'As written.' },
  path: { ...optionalText, description: 'The file of the library that it names.' },
  blob: { ...optionalText, description: 'Object name of its content in git.' },
});

const signOff = object({
  gate: text,
  decision: { enum: ['accepted', 'returned', 'revoked', 'overridden'] },
  role: text,
  name: text,
  by: text,
  at: text,
  meaning: optionalText,
  note: optionalText,
  items: listOf(text),
  until: optionalDay,
  target: optionalText,
  content: { ...text, description: 'Fingerprint of what was signed.' },
  policy: text,
  prev: text,
  recordId: text,
  verdict: { enum: ['valid', 'stale', 'invalid', 'unverifiable'] },
  assurance: { enum: ['recorded', 'author', 'commit', 'record'] },
  reasons: listOf(object({ code: text, message: text })),
  commit: { ...optionalText, description: 'The commit that brought the record.' },
  payload: {
    ...text,
    description:
      'What a signature of the record covers: these characters in UTF-8, without a line break at the end.',
  },
  signature: { ...optionalText, description: 'SSH signature, namespace sop-signoff.' },
  keys: { ...listOf(text), description: 'Public keys of the signer in the roster of that commit.' },
});

/** What `sop audit` prints of a document. */
export const auditMembers: Readonly<Record<string, JsonSchema>> = {
  document: object({ path: text, id: optionalText, title: text, kind: text, owner: optionalText }),
  commit: { ...text, description: 'The commit up to which is told.' },
  committedAt: instant,
  today: { ...text, format: 'date', description: 'The day by which is judged what is due.' },
  since: optionalDay,
  until: optionalDay,
  standing: {
    enum: ['open', 'closed', 'cancelled', null],
    description: 'What the document alone says; null without gates.',
  },
  isComplete: { ...flag, description: 'False where a shallow clone hides a part.' },
  timeline: listOf(event),
  items: listOf(item),
  evidence: listOf(evidence),
  signOffs: listOf(signOff),
  problems: { ...listOf(text), description: 'Sign-offs that cannot be read.' },
  howToVerify: listOf(object({ title: text, text, commands: listOf(text) })),
};
