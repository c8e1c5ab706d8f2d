/** Who must have read a document, and who has. */
import { acknowledgementPath, type Acknowledgement } from '../acknowledgement/acknowledgement.js';
import type { Document } from '../document/document.js';
import { fingerprintInputOf } from '../gate/gateCase.js';
import { acknowledgementsIn } from '../library/acknowledgements.js';
import { documentsWithKey } from '../library/gatedDocuments.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import type { CivilDate } from '../schema/civilDate.js';
import type { Configuration } from '../schema/configuration.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import type { Person, Roster } from '../schema/roster.js';
import { isSameAddress, membersOf } from '../schema/rosterLookup.js';
import { fingerprintOf } from '../signoff/fingerprint.js';

/** `changed`: read, but the document says something else since. */
export type ReadingState = 'read' | 'changed' | 'never';

export interface Reader {
  readonly person: Person;
  /** Through which of the named roles the person must read it. */
  readonly roles: readonly string[];
  readonly state: ReadingState;
  readonly acknowledgement?: Acknowledgement;
}

/** The key that names the roles; whom it asks is not part of what they read. */
const key = 'acknowledge';

/** The roles that must have read a document; none when it does not ask, is a draft, or out of use. */
export function rolesThatMustRead(library: Library, document: Document): readonly string[] {
  const value = document.frontmatter.data[key];
  if (value === undefined || value === null) {
    return [];
  }
  const profile = profileIn(library, document);
  const { status, kind } = profile;
  const knowsApproval = kind?.statuses.includes('approved') ?? false;
  const isInUse = knowsApproval
    ? status === undefined || status === 'approved'
    : !hasFinalStatus(profile);
  const roles = Array.isArray(value) ? value : [value];
  return isInUse ? roles.filter((role) => typeof role === 'string') : [];
}

/** Everybody who must have read the document today, in the order of the roster, each with how far they are. */
export function readersOf(
  library: Library,
  document: Document,
  today: CivilDate,
): readonly Reader[] {
  const roles = rolesThatMustRead(library, document);
  const content = roles.length === 0 ? undefined : readingContentOf(library, document);
  if (content === undefined) {
    return [];
  }
  const { roster } = library;
  const rolesOfPerson = new Map<Person, string[]>();
  for (const role of roles) {
    for (const person of membersOf(roster, role, today)) {
      rolesOfPerson.set(person, [...(rolesOfPerson.get(person) ?? []), role]);
    }
  }
  return [...roster.people.values()].flatMap((person) => {
    const through = rolesOfPerson.get(person);
    return through === undefined
      ? []
      : [readerOf(library, { document, person, roles: through, content })];
  });
}

/** Those who still have to read it. */
export function unreadBy(
  library: Library,
  document: Document,
  today: CivilDate,
): readonly Reader[] {
  return readersOf(library, document, today).filter(({ state }) => state !== 'read');
}

/** The documents that ask roles to read them, in the order of their paths. */
export function documentsToRead(library: Library): readonly Document[] {
  return documentsWithKey(library, key);
}

function readerOf(
  library: Library,
  {
    document,
    person,
    roles,
    content,
  }: {
    readonly document: Document;
    readonly person: Person;
    readonly roles: readonly string[];
    readonly content: string;
  },
): Reader {
  const { id = '' } = profileIn(library, document);
  const path = acknowledgementPath(id, person.handle);
  const acknowledgement =
    path === undefined ? undefined : acknowledgementsIn(library).get(path)?.acknowledgement;
  if (acknowledgement === undefined || !isTheirs(person, acknowledgement)) {
    return { person, roles, state: 'never' };
  }
  const state = acknowledgement.content === content ? 'read' : 'changed';
  return { person, roles, state, acknowledgement };
}

/** Whether the person's own address stands in it, since a file is easily copied. */
export function isTheirs({ emails }: Person, { by }: Acknowledgement): boolean {
  return emails.some((email) => isSameAddress(email, by));
}

interface KnownContent {
  readonly configuration: Configuration;
  readonly roster: Roster;
  readonly content: string | undefined;
}

const contents = new WeakMap<Document, KnownContent>();

/** Fingerprint of everything a reader reads; undefined without an id, or where the text is not at hand. */
export function readingContentOf(library: Library, document: Document): string | undefined {
  const { configuration, roster } = library;
  let known = contents.get(document);
  if (known?.configuration !== configuration || known.roster !== roster) {
    const input = fingerprintInputOf(library, document);
    const content =
      input && fingerprintOf({ ...input, bookkeeping: [...input.bookkeeping, key] }, library.hash);
    known = { configuration, roster, content };
    contents.set(document, known);
  }
  return known.content;
}
