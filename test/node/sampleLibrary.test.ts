import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { verdictOf } from '../../src/core/gate/verdict.js';
import type { Library } from '../../src/core/library/library.js';
import { profileIn } from '../../src/core/library/profileIn.js';
import { findingsOf } from '../../src/core/rules/findings.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { builtInKinds } from '../../src/core/schema/kinds/builtInKinds.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { verifyLibrary } from '../../src/node/verifyLibrary.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { createCalendar } from '../../src/node/sample/calendar.js';
import { commitsOf } from '../../src/node/sample/commits.js';
import { createRandom } from '../../src/node/sample/random.js';
import {
  sampleEndOn,
  sampleEvents,
  writeSampleLibrary,
} from '../../src/node/sample/writeSampleLibrary.js';
import { templatesFolder } from '../support/starterLibraryFiles.js';

const folder = mkdtempSync(path.join(tmpdir(), 'sop-sample-'));
const git = (directory: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();

async function write(name: string, seed: number): Promise<string> {
  const directory = path.join(folder, name);
  await writeSampleLibrary(directory, { templates: templatesFolder, seed });
  return directory;
}

describe('the sample library', () => {
  let sample: string;
  let library: Library;
  before(async () => {
    sample = await write('sample', 1);
    library = await loadLibrary(sample, { cache: false });
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the same for the same seed, commit by commit', async () => {
    const head = (directory: string): string => git(directory, 'rev-parse', 'HEAD');
    assert.equal(head(await write('again', 1)), head(sample));
    assert.notEqual(head(await write('other', 2)), head(sample));
  });

  it('can end on any day of the week', () => {
    for (const day of ['21', '22', '23', '24', '25', '26', '27']) {
      const calendar = createCalendar(`2027-03-${day}`);
      const events = sampleEvents({
        calendar,
        random: createRandom(3),
        source: (name) => readFileSync(path.join(templatesFolder, name), 'utf8'),
      });
      assert.ok(commitsOf(events, calendar).length > 1000);
      assert.ok(events.every((event) => event.day < 0));
    }
  });

  it('has about 150 documents of every kind', () => {
    const { size } = library.documents;
    assert.ok(size >= 140 && size <= 180, String(size));
    const kinds = new Set(
      [...library.documents.values()].map((document) => profileIn(library, document).kindId),
    );
    assert.deepEqual(
      [...builtInKinds.keys()].filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  it('has every document that the commands of the README name, so that they can be tried', () => {
    const [, commands = ''] = readFileSync('README.md', 'utf8').split('## On the command line');
    const named = new Set(commands.match(/\b(?:CHK|TPL|PRJ|LL)-[0-9A-Z]+\b/g));
    const ids = new Set(
      [...library.documents.values()].map((document) => profileIn(library, document).id),
    );
    assert.ok(named.size > 2);
    assert.deepEqual(
      [...named].filter((id) => !ids.has(id)),
      [],
    );
  });

  it('has two years of history by eight people, with merges and renames', () => {
    const lines = git(sample, 'log', '--format=%ae %cs').split('\n');
    assert.equal(new Set(lines.map((line) => line.split(' ')[0])).size, 8);
    const days = lines.map((line) => line.split(' ')[1] ?? '').sort();
    assert.ok((days[0] ?? '') < '2024-12-01' && (days.at(-1) ?? '') < sampleEndOn, days[0]);
    assert.ok(lines.length > 1000, String(lines.length));
    assert.ok(git(sample, 'log', '--merges', '--oneline').split('\n').length >= 4);
    assert.ok(git(sample, 'log', '--diff-filter=R', '-M', '--oneline').split('\n').length >= 3);
  });

  it('is checked out clean', () => {
    assert.equal(git(sample, 'status', '--porcelain'), '');
    assert.equal(git(sample, 'branch', '--format=%(refname:short)'), 'main');
  });

  it('was signed by the right people, and git proves all of it', async () => {
    const outcome = await verifyLibrary({
      run: createProgramRunner(),
      root: sample,
      today: sampleEndOn as CivilDate,
      now: Date.parse(`${sampleEndOn}T12:00:00Z`) / 1000,
    });
    assert.equal(outcome.kind, 'verified');
    const signOffs = outcome.documents.flatMap((document) =>
      document.signOffs.map((signOff) => ({ ...signOff, path: document.path })),
    );
    assert.ok(signOffs.length > 50, String(signOffs.length));
    assert.ok(signOffs.every(({ assurance }) => assurance === 'author'));
    assert.deepEqual(
      signOffs
        .filter(({ verdict }) => verdict !== 'valid')
        .map(({ path: file, record, verdict }) => [file, record?.gate, verdict]),
      [['projects/prj-115/closeout.md', 'acceptance', 'stale']],
    );
    const decisions = new Set(signOffs.map(({ record }) => record?.decision));
    assert.deepEqual([...decisions].sort(), ['accepted', 'overridden', 'returned', 'revoked']);
  }).timeout(60_000);

  it('has closeouts in every state', () => {
    const states = [...library.documents.values()]
      .filter((document) => document.path.endsWith('/closeout.md'))
      .map((document) => {
        const { state, gates } = verdictOf(library, document, sampleEndOn as CivilDate);
        const waiting = gates.find(({ verdict }) => verdict === 'ready' || verdict === 'blocked');
        return [document.path.split('/')[1], state, waiting?.reasons.length];
      });
    assert.deepEqual(
      states.filter(([, state]) => state !== 'closed' && state !== 'open'),
      [
        ['prj-115', 'awaiting acceptance', 2],
        ['prj-116', 'awaiting acceptance', 3],
        ['prj-118', 'returned', undefined],
      ],
    );
    assert.equal(states.filter(([, state]) => state === 'closed').length, 6);
    assert.equal(states.filter(([, state]) => state === 'open').length, 3);
  });

  it('signs as one of its people, so that a reader can try', () => {
    assert.equal(git(sample, 'config', '--local', 'user.email'), 'dana@fernhill.example');
    assert.equal(
      library.roster.people.get('dana')?.name,
      git(sample, 'config', '--local', 'user.name'),
    );
  });

  it('shows each interesting kind of finding, and few of them', () => {
    const findings = findingsOf(library, sampleEndOn as CivilDate);
    const counts: Record<string, number> = {};
    for (const { code } of findings) {
      counts[code] = (counts[code] ?? 0) + 1;
    }
    assert.deepEqual(counts, {
      'acknowledgement/missing': 1,
      'document/overdue': 6,
      'gate/blocked-field-set': 1,
      'gate/overridden': 1,
      'gate/returned': 1,
      'item/evidence-missing': 1,
      'item/look-alike': 1,
      'item/not-applicable-without-reason': 1,
      'item/overdue': 4,
      'kind/heading-missing': 1,
      'lesson/ageing': 2,
      'lesson/repeated': 2,
      'link/missing-anchor': 1,
      'link/missing-file': 1,
      'project/closed-with-open-runs': 1,
      'project/communication-overdue': 2,
      'project/disruption-unprepared': 1,
      'review/due-soon': 3,
      'review/invalid-date': 1,
      'review/long-overdue': 1,
      'review/overdue': 2,
      'roster/person-left': 1,
      'roster/unknown-role': 1,
      'sign-off/stale': 1,
      'sop/unused': 2,
      'template/run-missing': 1,
      'workflow/no-sop': 1,
    });
  });
});
