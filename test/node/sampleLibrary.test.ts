import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Library } from '../../src/core/library/library.js';
import { profileIn } from '../../src/core/library/profileIn.js';
import { findingsOf } from '../../src/core/rules/findings.js';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { builtInKinds } from '../../src/core/schema/kinds/builtInKinds.js';
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
      const events = sampleEvents({
        calendar: createCalendar(`2027-03-${day}`),
        random: createRandom(3),
        source: (name) => readFileSync(path.join(templatesFolder, name), 'utf8'),
      });
      assert.ok(commitsOf(events).length > 1000);
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

  it('shows each interesting kind of finding, and few of them', () => {
    const findings = findingsOf(library, sampleEndOn as CivilDate);
    const counts: Record<string, number> = {};
    for (const { code } of findings) {
      counts[code] = (counts[code] ?? 0) + 1;
    }
    const { 'item/look-alike': lookAlikes = 1, ...others } = counts;
    assert.equal(lookAlikes, 1);
    assert.deepEqual(others, {
      'document/overdue': 5,
      'item/evidence-missing': 1,
      'item/not-applicable-without-reason': 1,
      'item/overdue': 4,
      'kind/heading-missing': 1,
      'lesson/ageing': 2,
      'lesson/repeated': 2,
      'link/missing-anchor': 1,
      'link/missing-file': 1,
      'review/due-soon': 4,
      'review/invalid-date': 1,
      'review/long-overdue': 1,
      'review/overdue': 2,
      'roster/person-left': 1,
      'roster/unknown-role': 1,
      'sop/unused': 2,
      'workflow/no-sop': 1,
    });
  });
});
