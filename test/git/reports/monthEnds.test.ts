import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseCivilDate, type CivilDate } from '../../../src/core/schema/civilDate.js';
import { readHistory } from '../../../src/git/readHistory.js';
import { readLibraryAt } from '../../../src/git/readLibraryAt.js';
import { readMonthEnds } from '../../../src/git/reports/monthEnds.js';
import { createProgramRunner } from '../../../src/node/runProgram.js';
import { sha256 } from '../../support/sha256.js';
import { Story } from '../../support/story.js';

const by = { name: 'Lee Park', email: 'lee@msp.example' };

function day(text: string): CivilDate {
  const found = parseCivilDate(text);
  assert.ok(found, text);
  return found;
}

describe('the review clocks at the ends of months', () => {
  it('are those of all documents by the settings of that time, whatever their ending', async () => {
    const page = '---\nreviewed_on: 2026-01-02\nreview_in: 6 months\n---\n';
    const story = Story.begin()
      .commit({
        ...{ by, at: '2026-01-10T10:00:00Z' },
        files: { 'a.md': page, 'b.md.erb': page, 'c.erb': page },
      })
      .commit({
        ...{ by, at: '2026-03-10T10:00:00Z' },
        files: { '.sop/library.yml': 'extensions: [".md.erb"]\n' },
      });
    const folder = mkdtempSync(path.join(tmpdir(), 'sop-months-'));
    try {
      execFileSync('git', ['init', '-q', '-b', 'main', folder]);
      story.write(folder);
      const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
      const repository = { run, folder };
      const history = await readHistory(repository, 'HEAD');
      assert.ok(history);
      const place = { repository, prefix: '', commit: history.tip };
      const ends = await readMonthEnds({
        ...{ ...place, history, root: folder },
        library: await readLibraryAt({ ...place, hash: sha256 }),
        since: day('2026-01-01'),
        today: day('2026-03-31'),
      });
      assert.deepEqual(
        ends.map(({ on, clocks }) => `${on} ${clocks.length}`),
        ['2026-01-31 1', '2026-02-28 1', '2026-03-31 2'],
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
