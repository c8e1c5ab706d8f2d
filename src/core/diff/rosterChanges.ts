/** What a new roster means for who may sign, and as whom a commit counts. */
import { locateInYaml } from '../document/locateInYaml.js';
import type { Membership, Person, Roster } from '../schema/roster.js';
import { lineAt, lineStartsOf } from '../text/lineMap.js';
import type { Change, Severity } from './change.js';
import { shorten } from './wording.js';

export function rosterChanges(base: Roster, head: Roster): readonly Change[] {
  const [oldLine, newLine] = [lineFinder(base.source), lineFinder(head.source)];
  const changes: Change[] = [];
  const tell = (severity: Severity, message: string, path: Path) => {
    const [baseLine, headLine] = [oldLine(path), newLine(path)];
    changes.push({ code: 'policy-changed', severity, message, baseLine, headLine });
  };
  for (const handle of new Set([...base.people.keys(), ...head.people.keys()])) {
    personChanges(base.people.get(handle), head.people.get(handle), (severity, message) => {
      tell(severity, message, ['people', handle]);
    });
  }
  const nameOf = (handle: string) => {
    const name = head.people.get(handle)?.name ?? base.people.get(handle)?.name ?? handle;
    return `${shorten(name)} (@${handle})`;
  };
  for (const role of new Set([...base.roles.keys(), ...head.roles.keys()])) {
    const members = { old: base.roles.get(role)?.members, now: head.roles.get(role)?.members };
    roleChanges({ role, nameOf, ...members }, (severity, message) => {
      tell(severity, message, ['roles', role]);
    });
  }
  return changes;
}

type Path = readonly (string | number)[];
type Tell = (severity: Severity, message: string) => void;

function personChanges(old: Person | undefined, now: Person | undefined, tell: Tell): void {
  if (old === undefined || now === undefined) {
    const person = now ?? old;
    const name = `${shorten(person?.name ?? '')} (@${person?.handle ?? ''})`;
    const keys = now?.keys.length ?? 0;
    tell(
      now === undefined ? 'tightens' : 'neutral',
      `${name} was ${now === undefined ? 'removed from' : 'added to'} the roster${keys === 0 ? '' : ` with ${keys} key${keys === 1 ? '' : 's'}`}.`,
    );
    return;
  }
  const who = `${shorten(now.name)} (@${now.handle})`;
  if (old.name !== now.name) {
    tell(
      'neutral',
      `@${now.handle} is printed as ${shorten(now.name)} instead of ${shorten(old.name)}; sign-offs under the old name no longer match.`,
    );
  }
  for (const [list, one] of [
    ['emails', 'address'],
    ['keys', 'key'],
  ] as const) {
    for (const each of now[list].filter((entry) => !old[list].includes(entry))) {
      tell('loosens', `The ${one} ${keyName(each)} counts as ${who} now.`);
    }
    for (const each of old[list].filter((entry) => !now[list].includes(entry))) {
      tell('tightens', `The ${one} ${keyName(each)} does not count as ${who} any more.`);
    }
  }
  if (old.until !== now.until) {
    const isLonger = now.until === undefined || (old.until !== undefined && now.until > old.until);
    tell(
      isLonger ? 'loosens' : 'tightens',
      now.until === undefined
        ? `${who} has no last day any more.`
        : `${who} leaves after ${now.until}${old.until === undefined ? '' : ` instead of ${old.until}`}.`,
    );
  }
}

interface RoleOfBoth {
  readonly role: string;
  readonly nameOf: (handle: string) => string;
  readonly old: readonly Membership[] | undefined;
  readonly now: readonly Membership[] | undefined;
}

function roleChanges({ role, nameOf, old, now }: RoleOfBoth, tell: Tell): void {
  if (now === undefined) {
    tell('tightens', `The role ${role} was removed; nobody can sign as it.`);
    return;
  }
  if (old === undefined) {
    tell('neutral', `The role ${role} was added.`);
  }
  for (const handle of handlesOf([...(old ?? []), ...now])) {
    const [before, after] = [spanOf(old, handle), spanOf(now, handle)];
    if (before === after) continue;
    const name = nameOf(handle);
    if (before === undefined) {
      tell('loosens', `${name} may act as ${role} now${after ?? ''}.`);
    } else if (after === undefined) {
      tell('tightens', `${name} may not act as ${role} any more.`);
    } else {
      const [is, was] = [after, before].map((span) => span || ' without an end');
      tell(
        isWithin(now, old, handle) ? 'tightens' : 'loosens',
        `${name} is of the role ${role}${is} instead of${was}.`,
      );
    }
  }
}

/** A key by its kind and its end, which people compare. */
function keyName(text: string): string {
  const [kind = '', body = ''] = text.split(/\s+/);
  return body.length > 24 ? `${kind} …${body.slice(-12)}` : shorten(text);
}

function handlesOf(members: readonly Membership[]): ReadonlySet<string> {
  return new Set(members.map(({ handle }) => handle));
}

function spanOf(members: readonly Membership[] | undefined, handle: string): string | undefined {
  const own = (members ?? []).filter((member) => member.handle === handle);
  return own.length === 0
    ? undefined
    : own
        .map(
          ({ from, until }) =>
            `${from === undefined ? '' : ` from ${from}`}${until === undefined ? '' : ` until ${until}`}`,
        )
        .join(' and');
}

/** Whether every day of the new memberships is one of the old. */
function isWithin(
  now: readonly Membership[],
  old: readonly Membership[] | undefined,
  handle: string,
): boolean {
  const own = (members: readonly Membership[]) =>
    members.filter((member) => member.handle === handle);
  return own(now).every(({ from = '', until = '9999-12-31' }) =>
    own(old ?? []).some(
      (before) => (before.from ?? '') <= from && until <= (before.until ?? '9999-12-31'),
    ),
  );
}

/** Finds the line of a place in a settings file. */
export function lineFinder(source: string | undefined): (path: Path) => number | undefined {
  const lines = lineStartsOf(source ?? '');
  return (path) => {
    const place = source === undefined ? undefined : locateInYaml(source, path);
    return place && lineAt(lines, (place.key ?? place.value).start);
  };
}
