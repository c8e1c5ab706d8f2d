import { quoteScalar } from '../../core/templates/yamlQuoting.js';
import type { Calendar } from './calendar.js';

export interface SamplePerson {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** Handle of the manager. */
  readonly reportsTo?: string;
  /** Last day of work, as the calendar counts days. */
  readonly until?: number;
}

/** A membership as the roster will say it, from the day it begins. */
interface SampleMembership {
  readonly handle: string;
  readonly from: number;
  readonly until?: number;
}

export const samplePeople: readonly SamplePerson[] = [
  {
    handle: 'grace',
    name: 'Grace Adeyemi',
    email: 'grace@fernhill.example',
    phone: '01632 960101',
  },
  {
    handle: 'leo',
    name: 'Leo Martin',
    email: 'leo@fernhill.example',
    phone: '01632 960102',
    reportsTo: 'grace',
  },
  {
    handle: 'dana',
    name: 'Dana Reyes',
    email: 'dana@fernhill.example',
    phone: '01632 960103',
    reportsTo: 'grace',
  },
  {
    handle: 'marcus',
    name: 'Marcus Bell',
    email: 'marcus@fernhill.example',
    phone: '01632 960104',
    reportsTo: 'grace',
    until: -235,
  },
  {
    handle: 'priya',
    name: 'Priya Nair',
    email: 'priya@fernhill.example',
    phone: '01632 960105',
    reportsTo: 'grace',
  },
  {
    handle: 'tomas',
    name: 'Tomáš Novák',
    email: 'tomas@fernhill.example',
    phone: '01632 960106',
    reportsTo: 'leo',
  },
  {
    handle: 'ingrid',
    name: 'Ingrid Solberg',
    email: 'ingrid@fernhill.example',
    phone: '01632 960107',
    reportsTo: 'leo',
  },
  {
    handle: 'samira',
    name: 'Samira Haddad',
    email: 'samira@fernhill.example',
    phone: '01632 960108',
    reportsTo: 'grace',
  },
];

/** The person behind a handle. */
export function getPerson(handle: string): SamplePerson {
  const person = samplePeople.find((candidate) => candidate.handle === handle);
  if (person === undefined) {
    throw new RangeError(`Nobody has the handle ${handle}.`);
  }
  return person;
}

const roles: readonly {
  readonly id: string;
  readonly title: string;
  readonly members: readonly SampleMembership[];
}[] = [
  {
    id: 'service-manager',
    title: 'Service manager',
    members: [{ handle: 'grace', from: -730 }],
  },
  {
    id: 'service-delivery',
    title: 'Service Delivery',
    members: [
      { handle: 'leo', from: -730 },
      { handle: 'grace', from: -730, until: -640 },
    ],
  },
  {
    id: 'noc',
    title: 'NOC',
    members: [
      { handle: 'dana', from: -730 },
      { handle: 'marcus', from: -730, until: -235 },
      { handle: 'priya', from: -299 },
    ],
  },
  {
    id: 'project-team',
    title: 'Project team',
    members: [
      { handle: 'tomas', from: -730 },
      { handle: 'priya', from: -730, until: -300 },
      { handle: 'ingrid', from: -480 },
    ],
  },
  { id: 'sales', title: 'Sales', members: [{ handle: 'samira', from: -730 }] },
];

/** Days on which the roster changed, each with what to say about it. */
export const rosterChanges: readonly { readonly day: number; readonly message: string }[] = [
  { day: -640, message: 'Grace hands Service Delivery over to Leo alone' },
  { day: -480, message: 'Welcome Ingrid to the project team' },
  { day: -299, message: 'Priya moves from the project team to the NOC' },
  { day: -235, message: 'Marcus leaves, thank you for four years' },
];

/** `.sop/roster.yml` as it stood on a day: nobody is in it before they come, and no end is known before it comes. */
export function rosterOn(day: number, calendar: Calendar): string {
  const hasCome = ({ handle }: SamplePerson): boolean => handle !== 'ingrid' || day >= -480;
  const lines = ['# Who works at Fernhill, and in which role. Decides who may sign.', 'people:'];
  for (const person of samplePeople.filter(hasCome)) {
    lines.push(`  ${person.handle}:`, `    name: ${quoteScalar(person.name)}`);
    lines.push(`    emails: [${person.email}]`, `    phone: ${quoteScalar(person.phone)}`);
    if (person.reportsTo !== undefined) lines.push(`    reports_to: ${person.reportsTo}`);
    if (person.until !== undefined && person.until <= day) {
      lines.push(`    until: ${calendar.dateOf(person.until)}`);
    }
  }
  lines.push('roles:');
  for (const role of roles) {
    lines.push(`  ${role.id}:`, `    title: ${role.title}`, '    members:');
    for (const { handle, from, until } of role.members.filter((member) => member.from <= day)) {
      const end = until !== undefined && until <= day ? `, until: ${calendar.dateOf(until)}` : '';
      lines.push(`      - { person: ${handle}, from: ${calendar.dateOf(from)}${end} }`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The handles of those who hold the role on that day, in the order of the roster. */
export function membersOn(role: string, day: number): readonly string[] {
  const members = roles.find(({ id }) => id === role)?.members ?? [];
  return members
    .filter(({ from, until = Infinity }) => from <= day && day <= until)
    .map(({ handle }) => handle);
}
