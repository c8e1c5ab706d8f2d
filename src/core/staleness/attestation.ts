import type { Document } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
import { formatDateIn } from '../schema/dateFormat.js';
import type { Profile } from '../schema/profile.js';

/** What a person found who read a document through. */
export const reviewOutcomes = ['still-accurate', 'corrected', 'retire'] as const;

export type ReviewOutcome = (typeof reviewOutcomes)[number];

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
}

/** A frontmatter key with its new value; undefined takes the key out. */
export interface FieldChange {
  readonly key: string;
  readonly value: YamlValue | undefined;
}

/**
 * The frontmatter keys that an attestation sets or takes out.
 *
 * A repository with conventions of its own keeps them: day and person go to the keys they were read from, the day as
 * that key writes dates. What an earlier attestation said and this one does not is taken out. Retiring a document also
 * sets its status, where its kind knows that status.
 */
export function markReviewedFields(
  document: Document,
  facts: { readonly profile: Profile; readonly configuration: Configuration },
  attestation: Attestation,
): readonly FieldChange[] {
  const { data } = document.frontmatter;
  const { profile, configuration } = facts;
  const { on, by, outcome, content, inBulk } = attestation;
  const { key: dayKey, format } = profile.reviewedOn ?? { key: 'reviewed_on' };
  const retires = outcome === 'retire' && (profile.kind?.statuses.includes('retired') ?? true);
  const changes: readonly FieldChange[] = [
    { key: dayKey, value: format === undefined ? on : formatDateIn(format, on) },
    { key: personKey(document, configuration), value: by },
    { key: 'reviewed_content', value: content },
    { key: 'reviewed_outcome', value: outcome },
    { key: 'reviewed_in_bulk', value: inBulk ? true : undefined },
    ...(retires ? [{ key: 'status', value: 'retired' }] : []),
  ];
  return changes.filter(({ key, value }) => value !== undefined || Object.hasOwn(data, key));
}

/** `reviewed_by`, unless the document names its reviewer under a foreign key only. */
function personKey({ frontmatter }: Document, { foreignKeys }: Configuration): string {
  const own = 'reviewed_by';
  const holds = (key: string) => Object.hasOwn(frontmatter.data, key);
  const foreign = (foreignKeys.get(own) ?? []).find(({ key }) => holds(key));
  return holds(own) ? own : (foreign?.key ?? own);
}
