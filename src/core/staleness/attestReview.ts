import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { setFieldEdits } from '../document/frontmatterEdits.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration, ForeignKey } from '../schema/configuration.js';
import { dateFormats, formatDateIn } from '../schema/dateFormat.js';
import type { Profile } from '../schema/profile.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';

/** What a person found who read a document through. */
export const reviewOutcomes = ['still-accurate', 'corrected', 'retire'] as const;
export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** A person's word that a document was reviewed; only this moves the review clock. */
export interface Attestation {
  readonly on: CivilDate;
  /** Handle of the person. */
  readonly by: string;
  readonly outcome: ReviewOutcome;
}

/**
 * The edits that put an attestation into the document's frontmatter.
 *
 * A repository with conventions of its own keeps them: the day goes to the key it was read from, in that
 * key's format. Retiring a document also sets its status, where its kind knows that status. There are no edits
 * when the frontmatter cannot be read.
 */
export function attestReview(
  source: { readonly text: string; readonly document: Document },
  facts: { readonly profile: Profile; readonly configuration: Configuration },
  attestation: Attestation,
): readonly TextEdit[] {
  const { on, by, outcome } = attestation;
  const dateKey = facts.profile.reviewedOn?.key ?? 'reviewed_on';
  const fields: readonly (readonly [string, string])[] = [
    [dateKey, dateText(facts.configuration, dateKey, on)],
    [personKey(source.document, facts.configuration), by],
    ['reviewed_outcome', outcome],
    ...(outcome === 'retire' && canRetire(facts.profile) ? [retired] : []),
  ];
  const edits = setFields(source, fields);
  return holds(source, edits, fields) ? edits : [];
}

/** Whether the edited document reads as promised. */
function holds(
  { text, document }: { readonly text: string; readonly document: Document },
  edits: readonly TextEdit[],
  fields: readonly (readonly [string, string])[],
): boolean {
  const edited = { text: applyEdits(text, edits), bom: false };
  const { status, data } = parseDocument(document.path, edited).frontmatter;
  return status === 'ok' && fields.every(([key, value]) => data[key] === value);
}

const retired = ['status', 'retired'] as const;

function canRetire({ kind }: Profile): boolean {
  return kind === undefined || kind.statuses.includes('retired');
}

/** A foreign key's format may also be the unit of a bare number, which is none for a day. */
function dateText(configuration: Configuration, key: string, on: CivilDate): string {
  const declared = foreignKeys(configuration, 'reviewed_on').find((foreign) => foreign.key === key);
  const format = dateFormats.find((candidate) => candidate === declared?.format);
  return format === undefined ? on : formatDateIn(format, on);
}

function personKey(document: Document, configuration: Configuration): string {
  const own = 'reviewed_by';
  const { data } = document.frontmatter;
  if (Object.hasOwn(data, own)) return own;
  const foreign = foreignKeys(configuration, own).find(({ key }) => Object.hasOwn(data, key));
  return foreign?.key ?? own;
}

function foreignKeys({ foreignKeys }: Configuration, own: string): readonly ForeignKey[] {
  return foreignKeys.get(own) ?? [];
}

/** Edits of one text for all fields; a document without frontmatter gets the whole block as one insertion. */
function setFields(
  source: { readonly text: string; readonly document: Document },
  fields: readonly (readonly [string, string])[],
): readonly TextEdit[] {
  const { text, document } = source;
  if (document.frontmatter.status === 'ok') {
    return fields.flatMap(([key, value]) => setFieldEdits(text, document, key, value));
  }
  let made = text;
  for (const [key, value] of fields) {
    const current = parseDocument(document.path, { text: made, bom: false });
    made = applyEdits(made, setFieldEdits(made, current, key, value));
  }
  const block = made.slice(0, made.length - text.length);
  return [{ range: { start: 0, end: 0 }, newText: block }];
}
