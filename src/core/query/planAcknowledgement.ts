import { acknowledgementPath, formatAcknowledgement } from '../acknowledgement/acknowledgement.js';
import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findByEmail, isActive } from '../schema/rosterLookup.js';
import { readersOf, readingContentOf, rolesThatMustRead } from './readers.js';

export interface AcknowledgementRequest {
  /** git e-mail address of whoever has read it. */
  readonly email: string | undefined;
  /** Instant in UTC, with seconds. */
  readonly at: string;
  readonly today: CivilDate;
}

export type AcknowledgementPlan =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  /** It was read as it is, on that day. */
  | { readonly kind: 'known'; readonly on: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** The file that says that a person has read a document as it stands. */
export function planAcknowledgement(
  library: Library,
  document: Document,
  { email, at, today }: AcknowledgementRequest,
): AcknowledgementPlan {
  const refused = (reason: string) => ({ kind: 'refused', reason }) as const;
  if (email === undefined) {
    return refused(
      'git does not know who you are; set it with: git config user.email you@company.example',
    );
  }
  if (!library.roster.present) {
    return refused('The library has no .sop/roster.yml that says who works here.');
  }
  const person = findByEmail(library.roster, email);
  if (person === undefined || !isActive(person, today)) {
    return refused(
      `${email} is nobody who works here by .sop/roster.yml; ask whoever keeps the roster to add you.`,
    );
  }
  if (rolesThatMustRead(library, document).length === 0) {
    return refused(
      `${document.path} asks nobody to read it: it is not in force, or names no role in "acknowledge".`,
    );
  }
  const content = readingContentOf(library, document);
  const { id = '' } = profileIn(library, document);
  const path = acknowledgementPath(id, person.handle);
  if (content === undefined || path === undefined) {
    return refused(`${document.path} has no id that a file could be named after.`);
  }
  const reader = readersOf(library, document, today).find((each) => each.person === person);
  if (reader === undefined) {
    return refused(
      `${document.path} must be read by ${rolesThatMustRead(library, document).join(', ')}, and you hold none of these roles.`,
    );
  }
  if (reader.state === 'read') {
    return { kind: 'known', on: reader.acknowledgement?.at.slice(0, 10) ?? '' };
  }
  const text = formatAcknowledgement({ by: email, name: person.name, at, content });
  return { kind: 'write', path, text };
}
