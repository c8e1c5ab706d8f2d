import type { YamlValue } from '../document/frontmatter.js';
import type { CivilDate } from '../schema/civilDate.js';
import { formatDateIn } from '../schema/dateFormat.js';
import type { Profile } from '../schema/profile.js';

/** What a person found who read a document through. */
export const reviewOutcomes = ['still-accurate', 'corrected', 'retire'] as const;

export type ReviewOutcome = (typeof reviewOutcomes)[number];

/** A person's word that a document was reviewed; only this moves the review clock. */
export interface Attestation {
  readonly on: CivilDate;
  /** Handle of the person, or the e-mail address of one who is not in the roster. */
  readonly by: string;
  readonly outcome: ReviewOutcome;
  /** Fingerprint of what was reviewed; without one a later change cannot be told from none. */
  readonly content?: string;
  /** Whether many documents were attested at once, which is shown as the weaker word it is. */
  readonly inBulk?: boolean;
}

/** A frontmatter key with its new value; undefined takes the key out. */
export interface FieldChange {
  readonly key: string;
  readonly value: YamlValue | undefined;
}

/**
 * The frontmatter an attestation writes, in the order of the keys.
 *
 * The day goes to the key the document has it under, written as that key's convention writes dates, so that other
 * tools go on understanding it. What an earlier attestation said and this one does not is taken out.
 */
export function markReviewedFields(
  profile: Profile,
  attestation: Attestation,
): readonly FieldChange[] {
  const { on, by, outcome, content, inBulk } = attestation;
  const { key, format } = profile.reviewedOn ?? { key: 'reviewed_on' };
  const fields: readonly FieldChange[] = [
    { key, value: format === undefined ? on : formatDateIn(format, on) },
    { key: 'reviewed_by', value: by },
    { key: 'reviewed_content', value: content },
    { key: 'reviewed_outcome', value: outcome },
    { key: 'reviewed_in_bulk', value: inBulk ? true : undefined },
  ];
  return fields.filter((field) => field.value !== undefined || field.key in profile.fields);
}
