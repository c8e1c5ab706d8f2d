import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import type { CivilDate } from './civilDate.js';
import { rosterSchema } from './roster.schema.js';
import type { Membership, Person, Role, Roster } from './roster.js';
import { type SchemaViolation, valueAt } from './schemaCheck.js';
import { readSettings } from './settingsFile.js';

/** `.sop/roster.yml` after its schema was checked: refused values are gone, refused list entries are null. */
interface RosterFile {
  readonly people?: Readonly<Record<string, PersonSetting>>;
  readonly roles?: Readonly<Record<string, RoleSetting>>;
}

interface PersonSetting {
  readonly name: string;
  readonly email?: string;
  readonly emails?: readonly (string | null)[];
  readonly keys?: readonly (string | null)[];
  readonly phone?: string;
  readonly reports_to?: string;
  readonly until?: CivilDate;
}

type MemberSetting = string | MembershipSetting | null;
type RoleSetting =
  | readonly MemberSetting[]
  | { readonly title?: string; readonly members?: readonly MemberSetting[] };

interface MembershipSetting {
  readonly person: string;
  readonly from?: CivilDate;
  readonly until?: CivilDate;
}

/** Reads `.sop/roster.yml`; without one there are no people and no roles. */
export function parseRoster(text: string | undefined): Roster {
  if (text === undefined) {
    return { present: false, people: new Map(), roles: new Map(), problems: [] };
  }
  const { value, problems } = readSettings(text, {
    schema: rosterSchema,
    area: 'roster',
    crossChecks: (mapping, whole) => [
      ...sharedAddresses(toRosterFile(mapping)),
      ...memberFaults(toRosterFile(mapping), handlesIn(whole)),
      ...managerFaults(toRosterFile(mapping), handlesIn(whole)),
    ],
  });
  const file = toRosterFile(value ?? {});
  return {
    present: true,
    people: new Map(
      Object.entries(file.people ?? {}).map(([handle, person]) => [
        handle,
        toPerson(handle, person),
      ]),
    ),
    roles: new Map(Object.entries(file.roles ?? {}).map(([id, role]) => [id, toRole(id, role)])),
    source: text,
    problems,
  };
}

function toRosterFile(value: YamlMapping): RosterFile {
  // The schema describes this very shape, and what does not follow it was left out.
  return value;
}

function toPerson(handle: string, setting: PersonSetting): Person {
  return {
    handle,
    name: setting.name,
    emails: emailsOf(setting),
    keys: (setting.keys ?? []).filter((key) => key !== null),
    ...(setting.phone === undefined ? {} : { phone: setting.phone }),
    ...(setting.reports_to === undefined ? {} : { reportsTo: setting.reports_to }),
    ...(setting.until === undefined ? {} : { until: setting.until }),
  };
}

function emailsOf({ email, emails = [] }: PersonSetting): readonly string[] {
  return [...(email === undefined ? [] : [email]), ...emails.filter((entry) => entry !== null)];
}

function toRole(id: string, setting: RoleSetting): Role {
  const title = isMemberList(setting) ? undefined : setting.title;
  return { id, title: title ?? id, members: membersIn(setting).flatMap(toMembership) };
}

function membersIn(setting: RoleSetting): readonly MemberSetting[] {
  return isMemberList(setting) ? setting : (setting.members ?? []);
}

function isMemberList(setting: RoleSetting): setting is readonly MemberSetting[] {
  return Array.isArray(setting);
}

function toMembership(member: MemberSetting): readonly Membership[] {
  if (member === null) {
    return [];
  }
  if (typeof member === 'string') {
    return [{ handle: member }];
  }
  const { person, ...days } = member;
  return [{ handle: person, ...days }];
}

function sharedAddresses({ people = {} }: RosterFile): readonly SchemaViolation[] {
  const owners = new Map<string, string>();
  const violations: SchemaViolation[] = [];
  for (const [handle, person] of Object.entries(people)) {
    const places: readonly (readonly [string | null, SchemaViolation['path']])[] = [
      [person.email ?? null, ['people', handle, 'email']],
      ...(person.emails ?? []).map(
        (email, index) => [email, ['people', handle, 'emails', index]] as const,
      ),
    ];
    for (const [email, path] of places) {
      const address = email?.toLowerCase();
      const owner = address === undefined ? undefined : owners.get(address);
      if (owner !== undefined && owner !== handle) {
        const message = `${email} belongs to "${owner}" already; one address means one person.`;
        violations.push({ path, at: 'value', message });
      } else if (address !== undefined) {
        owners.set(address, handle);
      }
    }
  }
  return violations;
}

/** Everybody the file names, also those of whom something else is wrong. */
function handlesIn(whole: YamlValue): ReadonlySet<string> {
  const people = valueAt(whole, ['people']);
  return new Set(typeof people === 'object' && people !== null ? Object.keys(people) : []);
}

function memberFaults(
  { roles = {} }: RosterFile,
  handles: ReadonlySet<string>,
): readonly SchemaViolation[] {
  return Object.entries(roles).flatMap(([id, role]) =>
    membersIn(role).flatMap((member, index): readonly SchemaViolation[] => {
      const path = ['roles', id, ...(isMemberList(role) ? [] : ['members']), index];
      return toMembership(member).flatMap(({ handle, from, until }) => {
        if (!handles.has(handle)) {
          return [{ path, at: 'value', message: `"${handle}" is not among the people.` }];
        }
        const turned = from !== undefined && until !== undefined && until < from;
        const message = `The membership of "${handle}" ends before it begins.`;
        return turned ? [{ path, at: 'value', message }] : [];
      });
    }),
  );
}

function managerFaults(
  { people = {} }: RosterFile,
  handles: ReadonlySet<string>,
): readonly SchemaViolation[] {
  return Object.entries(people).flatMap(([handle, { reports_to: manager }]) => {
    if (manager === undefined || (manager !== handle && handles.has(manager))) return [];
    const message =
      manager === handle
        ? `"${handle}" cannot report to themselves.`
        : `"${manager}" is not among the people.`;
    return [{ path: ['people', handle, 'reports_to'], at: 'value', message }];
  });
}
