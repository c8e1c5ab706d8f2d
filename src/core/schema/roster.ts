import type { Problem } from '../document/problem.js';
import type { CivilDate } from './civilDate.js';

/** What `.sop/roster.yml` says: who there is, and who belongs to which role from when until when. */
export interface Roster {
  readonly present: boolean;
  /** By handle (`dana`), as written after `@` and in `reviewed_by`. */
  readonly people: ReadonlyMap<string, Person>;
  readonly roles: ReadonlyMap<string, Role>;
  /** The text of the file, so that places in it can be found; absent without one. */
  readonly source?: string;
  readonly problems: readonly Problem[];
}

export interface Person {
  readonly handle: string;
  /** Printed name, as it stands in a sign-off. */
  readonly name: string;
  /** git e-mail addresses, compared without case; the first is the main one. */
  readonly emails: readonly string[];
  /** SSH public keys in authorized_keys form. */
  readonly keys: readonly string[];
  /** How to reach the person when it is urgent. */
  readonly phone?: string;
  /** Handle of the manager the person reports to. */
  readonly reportsTo?: string;
  /** The last day the person worked here. */
  readonly until?: CivilDate;
}

export interface Role {
  readonly id: string;
  readonly title: string;
  readonly members: readonly Membership[];
}

/** Both days count as days of membership. */
export interface Membership {
  readonly handle: string;
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}
