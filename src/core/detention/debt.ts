import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { isMember, rolesOf } from '../schema/rosterLookup.js';

/** What was not done in time; codes never change once released. */
export const debtKinds = ['items', 'review', 'lessons', 'return', 'communication'] as const;
export type DebtKind = (typeof debtKinds)[number];

/** A documentation duty that is past due. It is computed, and gone once the work is done. */
export interface Debt {
  readonly kind: DebtKind;
  readonly document: Document;
  /** Where to begin, from 0. */
  readonly line: number;
  /** One sentence about what is missing. */
  readonly what: string;
  /** One sentence about what makes it go away. */
  readonly clearing: string;
  /** Whose duty it is, the first role of a person that is meant by name; absent where nobody owns the document. */
  readonly role?: string;
  /** Handles of those in the role on whom it falls; none when it falls on the role as a whole. */
  readonly people: readonly string[];
  /** The last good day. */
  readonly since: CivilDate;
  /** Days after it that count: quiet ones do not. */
  readonly ageDays: number;
}

/** Who looks at debts. */
export interface DebtViewer {
  readonly handle: string;
  readonly today: CivilDate;
}

/** Whether a debt is the viewer's own, by name or as one of a role that owes it as a whole. */
export function isOwnDebt(
  { roster }: Library,
  { role, people }: Debt,
  { handle, today }: DebtViewer,
): boolean {
  return people.length > 0
    ? people.includes(handle)
    : role !== undefined && isMember(roster, handle, { role, day: today });
}

/** Whether a debt is on nobody's list: nobody owns the document, or not in words that the roster knows. */
export function isOwnedByNobody({ role, people }: Debt): boolean {
  return role === undefined && people.length === 0;
}

/**
 * The debts as somebody may see them: of a role with names only for those whom the settings say, and one's own.
 *
 * It spares people; it keeps no secret, since who did what is in the history for everybody.
 */
export function debtsSeenBy(
  library: Library,
  debts: readonly Debt[],
  viewer: DebtViewer | undefined,
): readonly Debt[] {
  const { seePeople } = library.configuration.detention;
  const roles = viewer ? rolesOf(library.roster, viewer.handle, viewer.today) : [];
  if (roles.some((role) => seePeople.includes(role))) {
    return debts;
  }
  return debts.map((debt) => ({
    ...debt,
    people: debt.people.filter((handle) => handle === viewer?.handle),
  }));
}
