import assert from 'node:assert/strict';
import { type CivilDate, parseCivilDate } from '../../../src/core/schema/civilDate.js';
import { parseRoster } from '../../../src/core/schema/parseRoster.js';
import type { Roster } from '../../../src/core/schema/roster.js';
import {
  findPerson,
  isMember,
  membersOf,
  reportsOf,
  rolesOf,
} from '../../../src/core/schema/rosterLookup.js';

/** Each expected problem is the text it points at and a part of its message. */
function check(
  yaml: string,
  ...expected: readonly (readonly [place: string, words: string])[]
): Roster {
  const roster = parseRoster(yaml);
  const found = roster.problems.map(
    ({ range, message }) => [yaml.slice(range.start, range.end), message] as const,
  );
  assert.deepEqual(
    found.map(([place]) => place),
    expected.map(([place]) => place),
    JSON.stringify(found),
  );
  expected.forEach(([, words], index) => {
    assert.ok(found[index]?.[1].includes(words), `${found[index]?.[1]} has "${words}"`);
  });
  return roster;
}

function day(text: string): CivilDate {
  const date = parseCivilDate(text);
  assert.ok(date);
  return date;
}

const roster = check(`
people:
  dana: { name: Dana Reyes, email: dana@msp.example }
  sam:
    name: Sam Okafor
    emails: [sam@msp.example, Sam.Okafor@old.example]
    keys: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ sam@laptop"]
  lee: { name: Lee Park, email: lee@msp.example, until: 2026-06-30 }
  two: { name: Same Name }
  three: { name: Same Name }
roles:
  noc:
    title: Network operations
    members: [dana, lee]
  project-team:
    - { person: sam, from: 2026-03-01, until: 2026-09-30 }
    - { person: sam, from: 2027-01-01 }
    - dana
`);

describe('the roster', () => {
  it('without a file has nobody', () => {
    const { present, people, roles } = parseRoster(undefined);
    assert.deepEqual([present, people.size, roles.size], [false, 0, 0]);
  });

  it('reads people and roles', () => {
    assert.deepEqual(roster.people.get('sam'), {
      handle: 'sam',
      name: 'Sam Okafor',
      emails: ['sam@msp.example', 'Sam.Okafor@old.example'],
      keys: ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ sam@laptop'],
    });
    assert.equal(roster.people.get('lee')?.until, '2026-06-30');
    assert.equal(roster.roles.get('noc')?.title, 'Network operations');
    assert.deepEqual(roster.roles.get('project-team')?.members, [
      { handle: 'sam', from: '2026-03-01', until: '2026-09-30' },
      { handle: 'sam', from: '2027-01-01' },
      { handle: 'dana' },
    ]);
  });

  it('finds a person by handle, by address in any case, and by a name nobody shares', () => {
    for (const text of ['dana', '@dana', ' DANA@msp.example', 'Dana Reyes']) {
      assert.equal(findPerson(roster, text)?.handle, 'dana', text);
    }
    assert.equal(findPerson(roster, 'sam.okafor@OLD.example')?.handle, 'sam');
    for (const text of ['', '@', 'Dana', 'dana reyes', 'Same Name', 'constructor', 'x@y.z']) {
      assert.equal(findPerson(roster, text), undefined, text);
    }
  });

  it('counts first and last day of a membership', () => {
    const holds = (text: string) =>
      isMember(roster, 'sam', { role: 'project-team', day: day(text) });
    assert.deepEqual(
      ['2026-02-28', '2026-03-01', '2026-09-30', '2026-10-01', '2027-01-01'].map(holds),
      [false, true, true, false, true],
    );
    assert.equal(isMember(roster, 'sam', { role: 'nobody', day: day('2026-03-01') }), false);
  });

  it('ends every role on the last day of work', () => {
    assert.deepEqual(rolesOf(roster, 'lee', day('2026-06-30')), ['noc']);
    assert.deepEqual(rolesOf(roster, 'lee', day('2026-07-01')), []);
    assert.deepEqual(rolesOf(roster, 'dana', day('2026-07-01')), ['noc', 'project-team']);
    assert.deepEqual(rolesOf(roster, 'nobody', day('2026-07-01')), []);
    assert.deepEqual(
      membersOf(roster, 'project-team', day('2026-07-01')).map(({ handle }) => handle),
      ['dana', 'sam'],
    );
  });
});

describe('a broken roster', () => {
  it('says where, and keeps everybody else', () => {
    const { people, roles } = check(
      [
        'people:',
        '  dana: { name: Dana, email: dana@x.y }',
        '  bob: { email: BOB }',
        '  eve: { name: Eve, emails: [eve@x.y, DANA@x.y], until: 2026-06-31 }',
        '  "a b": { name: A }',
        'roles:',
        '  noc: [dana, ghost, { person: eve, from: 2026-02-01, until: 2026-01-01 }, bob]',
        '  NOC: [dana]',
      ].join('\n'),
      ['bob', 'must have the key "name"'],
      ['BOB', 'an e-mail address'],
      ['DANA@x.y', 'belongs to "dana" already'],
      ['2026-06-31', 'a date that exists'],
      ['"a b"', 'must be a handle'],
      ['ghost', '"ghost" is not among the people'],
      ['{ person: eve, from: 2026-02-01, until: 2026-01-01 }', 'ends before it begins'],
      ['NOC', 'must be a role of lower-case'],
    );
    assert.deepEqual([...people.keys()], ['dana', 'eve']);
    assert.deepEqual(people.get('eve')?.emails, ['eve@x.y']);
    assert.deepEqual(
      roles.get('noc')?.members.map(({ handle }) => handle),
      ['dana', 'bob'],
    );
  });

  it('has nobody when it is no YAML', () => {
    const { people, present } = check('people: {', ['', 'cannot be read']);
    assert.deepEqual([present, people.size], [true, 0]);
  });

  it('knows who reports to whom, and nobody to a stranger or to themselves', () => {
    const team = check(
      'people:\n  grace: { name: Grace, reports_to: grace }\n  leo: { name: Leo, reports_to: grace }\n' +
        '  sam: { name: Sam, reports_to: grace, until: 2026-03-01 }\n  kim: { name: Kim, reports_to: nobody }\n',
      ['grace', 'themselves'],
      ['nobody', 'not among the people'],
    );
    const handles = (on: string) => reportsOf(team, 'grace', day(on)).map(({ handle }) => handle);
    assert.deepEqual(handles('2026-03-01'), ['leo', 'sam']);
    assert.deepEqual(handles('2026-03-02'), ['leo']);
  });
});
