/** Who is meant, and who belongs to which role on a day. */
import type { CivilDate } from './civilDate.js';
import type { Membership, Person, Roster } from './roster.js';

/**
 * The person meant by a handle (`dana`, `@dana`), a git e-mail address in any case, or a printed name.
 *
 * A handle wins over an address, an address over a name; a name that two people share means nobody.
 */
export function findPerson(roster: Roster, text: string): Person | undefined {
  const wanted = text.trim();
  const byHandle = roster.people.get(wanted.startsWith('@') ? wanted.slice(1) : wanted);
  if (byHandle || wanted === '') {
    return byHandle;
  }
  const people = [...roster.people.values()];
  const address = wanted.toLowerCase();
  const byEmail = people.find((person) =>
    person.emails.some((email) => email.toLowerCase() === address),
  );
  if (byEmail) {
    return byEmail;
  }
  const byName = people.filter((person) => person.name === wanted);
  return byName.length === 1 ? byName[0] : undefined;
}

/** The person with this git e-mail address; unlike with `findPerson`, no handle or name stands for it. */
export function findByEmail(roster: Roster, email: string): Person | undefined {
  return [...roster.people.values()].find((person) =>
    person.emails.some((each) => isSameAddress(each, email)),
  );
}

/** Whether two e-mail addresses are one; only the case of ASCII letters makes no difference: a Kelvin sign is no `k` here. */
export function isSameAddress(one: string, other: string): boolean {
  return withSmallLetters(one) === withSmallLetters(other);
}

function withSmallLetters(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** The roles a person holds on `day`, in the order of the roster; none once the person has left. */
export function rolesOf(roster: Roster, handle: string, day: CivilDate): readonly string[] {
  return [...roster.roles.keys()].filter((role) => isMember(roster, handle, { role, day }));
}

/** Whether a person holds a role on a day; first and last day of a membership count. */
export function isMember(
  roster: Roster,
  handle: string,
  { role, day }: { readonly role: string; readonly day: CivilDate },
): boolean {
  const memberships = roster.roles.get(role)?.members ?? [];
  return (
    isActive(roster.people.get(handle), day) &&
    memberships.some((membership) => membership.handle === handle && covers(membership, day))
  );
}

/** What people call a role or a person: the title of one, the name of the other; what nobody in the roster is stays as it is. */
export function nameInRoster({ roles, people }: Roster, handle: string): string {
  return roles.get(handle)?.title ?? people.get(handle)?.name ?? handle;
}

/** The people who hold a role on a day, each once, in the order of the roster. */
export function membersOf(roster: Roster, role: string, day: CivilDate): readonly Person[] {
  return [...roster.people.values()].filter((person) =>
    isMember(roster, person.handle, { role, day }),
  );
}

/** Whether somebody is known and still works here on `day`. */
export function isActive(person: Person | undefined, day: CivilDate): boolean {
  return person !== undefined && (person.until === undefined || day <= person.until);
}

function covers({ from, until }: Membership, day: CivilDate): boolean {
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** Those who report to the person behind `handle` and work here on `day`, in the order of the roster. */
export function reportsOf(roster: Roster, handle: string, day: CivilDate): readonly Person[] {
  return [...roster.people.values()].filter(
    (person) => person.reportsTo === handle && isActive(person, day),
  );
}
