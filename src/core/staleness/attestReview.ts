import type { Document } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import { removeFieldEdits, setFieldEdits } from '../document/frontmatterEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
import { formatDateIn } from '../schema/dateFormat.js';
import type { Profile } from '../schema/profile.js';
import { applyEdits, insertionAt, type TextEdit } from '../text/textEdit.js';

/** What a person found who read a document through. */
export type ReviewOutcome = 'still-accurate' | 'corrected' | 'retire';

/** A person's word that a document was reviewed; only this moves the review clock. */
export interface Attestation {
  readonly on: CivilDate;
  /** Handle of the person. */
  readonly by: string;
  readonly outcome: ReviewOutcome;
  /** Fingerprint of what was reviewed; without one a later change cannot be told from none. */
  readonly content?: string;
  /** Whether many documents were attested at once, which is shown as the weaker word it is. */
  readonly inBulk?: boolean;
  /** What the reviewer wants to say about it. */
  readonly note?: string;
}

interface Source {
  readonly text: string;
  readonly document: Document;
}

interface Facts {
  readonly profile: Profile;
  readonly configuration: Configuration;
}

/** A frontmatter key with its new value; undefined takes the key out. */
type FieldChange = readonly [key: string, value: YamlValue | undefined];

/**
 * The edits that put an attestation into the document's frontmatter.
 *
 * A repository with conventions of its own keeps them: day and person go to the keys they were read from, the day as
 * that key writes dates. What an earlier attestation said and this one does not is taken out. Retiring a document also
 * sets its status, where its kind knows that status. There are no edits when the frontmatter cannot be read.
 */
export function attestReview(
  source: Source,
  facts: Facts,
  attestation: Attestation,
): readonly TextEdit[] {
  const changes = changesFor(source.document, facts, attestation);
  const edits = editsFor(source, changes);
  return holds(source, edits, changes) ? edits : [];
}

function changesFor(
  document: Document,
  { profile, configuration }: Facts,
  { on, by, outcome, content, inBulk, note }: Attestation,
): readonly FieldChange[] {
  const { data } = document.frontmatter;
  const { key: dayKey, format } = profile.reviewedOn ?? { key: 'reviewed_on' };
  const retires = outcome === 'retire' && (profile.kind?.statuses.includes('retired') ?? true);
  const changes: readonly FieldChange[] = [
    [dayKey, format === undefined ? on : formatDateIn(format, on)],
    [personKey(document, configuration), by],
    ['reviewed_content', content],
    ['reviewed_outcome', outcome],
    ['reviewed_in_bulk', inBulk ? true : undefined],
    ['reviewed_note', note],
    ...(retires ? [['status', 'retired'] as const] : []),
  ];
  return changes.filter(([key, value]) => value !== undefined || Object.hasOwn(data, key));
}

/** `reviewed_by`, unless the document names its reviewer under a foreign key only. */
function personKey({ frontmatter }: Document, { foreignKeys }: Configuration): string {
  const own = 'reviewed_by';
  const has = (key: string) => Object.hasOwn(frontmatter.data, key);
  const foreign = (foreignKeys.get(own) ?? []).find(({ key }) => has(key));
  return has(own) ? own : (foreign?.key ?? own);
}

/** Edits of one text for all changes; a document without frontmatter gets the whole block as one insertion. */
function editsFor(
  { text, document }: Source,
  changes: readonly FieldChange[],
): readonly TextEdit[] {
  if (document.frontmatter.status === 'ok') {
    return changes.flatMap(([key, value]) => changeField(text, document, [key, value]));
  }
  let made = text;
  for (const change of changes) {
    const current = parseDocument(document.path, { text: made, bom: false });
    made = applyEdits(made, changeField(made, current, change));
  }
  const block = made.slice(0, made.length - text.length);
  return [insertionAt(0, block)];
}

function changeField(
  text: string,
  document: Document,
  [key, value]: FieldChange,
): readonly TextEdit[] {
  return value === undefined
    ? removeFieldEdits(text, document, key)
    : setFieldEdits(text, document, key, value);
}

/** Whether the edited document reads as promised. */
function holds(
  { text, document }: Source,
  edits: readonly TextEdit[],
  changes: readonly FieldChange[],
): boolean {
  const edited = { text: applyEdits(text, edits), bom: false };
  const { status, data } = parseDocument(document.path, edited).frontmatter;
  return status === 'ok' && changes.every(([key, value]) => data[key] === value);
}
