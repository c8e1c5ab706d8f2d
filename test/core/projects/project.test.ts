import assert from 'node:assert/strict';
import {
  comingDisruptions,
  dueCommunications,
  projectAt,
  type Project,
} from '../../../src/core/projects/project.js';
import { selectDocuments } from '../../../src/core/query/selectDocuments.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

const today = '2026-11-20' as CivilDate;
const page = 'projects/118/project.md';

const settings = {
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml': `people:
  tomas: { name: Tomáš Novák, email: tomas@msp.example }
  dana: { name: Dana Reyes, email: dana@msp.example }
roles:
  project-team: [tomas]
  noc: [dana]
`,
};

type Files = Readonly<Record<string, string>>;

function projectWith(lines: string, files: Files = {}): Project {
  const text = `---\nid: PRJ-118\nkind: project\ntitle: Office move\nowner: project-team\n${lines}---\n`;
  const project = projectAt(libraryOf({ ...settings, ...files, [page]: text }), page, today);
  assert.ok(project);
  return project;
}

/** A run of the project with items and, as most have, without gates. */
function run(template: string, items: string, lines = ''): string {
  return `---\nid: CHK-${template}\nkind: checklist\ntitle: ${template}\nowner: project-team\nproject: PRJ-118\ntemplate: { id: ${template}, content: "c1:0" }\n${lines}---\n\n${items}`;
}

const done = '- [x] Done\n';
const open = '- [x] Done\n- [ ] To do\n';

function checkPhase(expected: string, lines: string, files: Files = {}) {
  const { phase, state } = projectWith(lines, files);
  assert.equal(`${phase} ${state}`, expected);
}

const accepted = 'accepted_ownership_on: 2026-10-05\n';

describe('phase of a project', () => {
  it('begins with the proposal', () => {
    checkPhase('proposal on-track', '');
    checkPhase('proposal on-track', 'status: active\n', { 'a.md': run('TPL-SOW-BOM', open) });
  });

  it('is planning once the proposal is approved or ownership accepted', () => {
    checkPhase('planning on-track', '', { 'a.md': run('TPL-SOW-BOM', done) });
    checkPhase('planning on-track', `${accepted}starts_on: 2026-12-01\n`);
    checkPhase('planning on-track', `${accepted}starts_on: 2026-12-01\n`, {
      'b.md': run('TPL-PLAN', open),
    });
    checkPhase('planning on-track', 'status: planned\n');
  });

  it('is delivery once the plan is ready or work has begun', () => {
    checkPhase('delivery on-track', accepted, { 'b.md': run('TPL-PLAN', done) });
    checkPhase('delivery on-track', `${accepted}starts_on: 2026-11-20\n`, {
      'b.md': run('TPL-PLAN', open),
    });
    checkPhase('delivery on-track', 'status: active\n');
  });

  it('is closeout once the last planned day is over', () => {
    const files = { 'c.md': run('TPL-CLOSEOUT', open) };
    checkPhase('closeout late', `${accepted}ends_on: 2026-11-19\n`, files);
    checkPhase(
      'delivery on-track',
      `${accepted}starts_on: 2026-11-01\nends_on: 2026-11-20\n`,
      files,
    );
  });

  it('is stable once accepted, and closed when nothing is open', () => {
    const closed = { 'c.md': run('TPL-CLOSEOUT', done) };
    checkPhase('stable on-track', accepted, closed);
    checkPhase('closed done', `${accepted}status: closed\n`, closed);
    checkPhase('stable on-track', `${accepted}status: closed\n`, {
      ...closed,
      'd.md': run('TPL-PLAN', open),
    });
    checkPhase('stable on-track', 'released_on: 2026-11-01\n');
    checkPhase('closed done', 'status: closed\n');
  });

  it('knows what waits and what was given up', () => {
    checkPhase('cancelled done', 'status: cancelled\n');
    checkPhase('delivery on-hold', `${accepted}status: on-hold\n`);
    checkPhase('planning late', accepted, {
      'a.md': run('TPL-SOW-BOM', done),
      'b.md': run('TPL-PLAN', open, 'due_on: 2026-11-01\n'),
    });
  });
});

describe('projectOf', () => {
  it('knows a stage by what its gate holds back, whatever the template is called', () => {
    const gates =
      'gates:\n  - { id: ok, title: OK, sign: { role: noc }, meaning: Fine., blocks: [released_on] }\n';
    const { runs } = projectWith('', { 'x.md': run('TPL-OURS', open, gates) });
    assert.deepEqual(
      runs.map(({ stage, state, isSettled }) => ({ stage, state, isSettled })),
      [{ stage: 'closeout', state: 'open', isSettled: false }],
    );
  });

  it('holds those of the owning role whom the page names, while the closeout is open', () => {
    const people = 'lead_tech: tomas\ncoordinator: dana\nends_on: 2026-11-01\n';
    const held = (state: string) =>
      projectWith(accepted + people, { 'c.md': run('TPL-CLOSEOUT', state) }).held.map(
        ({ name }) => name,
      );
    assert.deepEqual(held(open), ['Tomáš Novák']);
    assert.deepEqual(held(done), []);
  });

  it('counts its age from the first thing on record', () => {
    assert.equal(projectWith('').ageDays, undefined);
    assert.equal(projectWith('starts_on: 2026-12-01\n').ageDays, undefined);
    assert.equal(projectWith(`${accepted}starts_on: 2026-10-12\n`).ageDays, 46);
    assert.equal(projectWith(`${accepted}released_on: 2026-10-15\n`).ageDays, 10);
  });

  it('tells who has to be told what, and what is going to be interrupted', () => {
    const project = projectWith(`${accepted}status: active
communication_plan:
  - { who: Sponsor, when: every Friday, last_on: 2026-11-06 }
  - { who: Users, when: two working days before each change window }
  - { who: Management, when: monthly, last_on: 2026-11-19 }
  - { who: Neighbours, when: when they ask }
disruptions:
  - { on: 2026-12-04, what: Later }
  - { on: 2026-11-29, what: Sooner }
  - { on: 2026-12-05, what: Too far }
  - { on: 2026-11-19, what: Past }
`);
    assert.deepEqual(
      dueCommunications(project, today).map(({ who, dueOn, isOverdue }) => [who, dueOn, isOverdue]),
      [
        ['Sponsor', '2026-11-13', true],
        ['Users', '2026-11-26', false],
      ],
    );
    assert.deepEqual(
      comingDisruptions(project, today).map(({ what }) => what),
      ['Sooner', 'Later'],
    );
  });

  it('asks nobody to be told before ownership is accepted, on hold, or once it is over', () => {
    const plan = 'communication_plan:\n  - { who: Sponsor, when: every Friday }\n';
    const due = (lines: string) => dueCommunications(projectWith(plan + lines), today).length;
    assert.deepEqual(
      [
        due('starts_on: 2026-10-01\n'),
        due(`${accepted}status: on-hold\n`),
        due(`${accepted}released_on: 2026-11-01\n`),
        due(accepted),
      ],
      [0, 0, 0, 1],
    );
  });

  it('answers queries', () => {
    const library = libraryOf({
      ...settings,
      [page]: `---\nid: PRJ-118\nkind: project\ntitle: Office move\nlead_tech: tomas\nends_on: 2026-11-01\n${accepted}---\n`,
      'c.md': run('TPL-CLOSEOUT', open),
      'other.md': '---\nid: PRJ-119\nkind: project\ntitle: Other\n---\n',
    });
    const paths = (query: string) =>
      selectDocuments(library, { query, sort: '', today }).documents.map(({ path }) => path);
    assert.deepEqual(paths('phase:closeout held:tomas age_days:>40 project_state:late'), [page]);
    assert.deepEqual(paths('ownership:open'), ['other.md']);
    assert.deepEqual(paths('kind:project -phase:closeout'), ['other.md']);
  });
});
