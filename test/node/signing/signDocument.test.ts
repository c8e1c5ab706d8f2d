import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { gateCaseOf } from '../../../src/core/gate/gateCase.js';
import type { Standing } from '../../../src/core/gate/standing.js';
import { isTransientName } from '../../../src/node/transientFile.js';
import { gateLibrary, today } from '../../support/closeout.js';
import {
  closeout,
  inRepository,
  type CloseoutRepository,
} from '../../support/closeoutRepository.js';
import type { Acknowledged } from '../../support/signWriter.js';

const writer = fileURLToPath(new URL('../../support/signWriter.ts', import.meta.url));
/** 500 in the long run; frontmatter of 500 keys has room for some 40 records. */
const signings = Number(process.env['STRESS_SIGNINGS'] ?? 12);
/** Milliseconds after its first edit in which a writer is killed. */
const longestLife = Math.max(400, signings * 16);
const names = Array.from({ length: Math.ceil(signings / 20) + 1 }, (_, index) => `c${index}.md`);
const ticks = `---\nid: TICKS\n---\n\n${Array.from({ length: signings }, (_, index) => `- [ ] T-${index}: Do it`).join('\n')}\n`;
const files = {
  ...Object.fromEntries(names.map((name, index) => [name, closeout.replace('4T7QZ', `C${index}`)])),
  'ticks.md': ticks,
};

interface WriterTask {
  readonly prefix: string;
  readonly names?: readonly string[];
  readonly count?: number;
  readonly ticks?: string;
  readonly commitsLeftovers?: boolean;
}

function start(
  { folder }: CloseoutRepository,
  task: WriterTask,
  acknowledged: Acknowledged[],
): ChildProcess {
  const { prefix, count = signings } = task;
  const argv = [folder, (task.names ?? names).join(','), prefix, String(count), task.ticks ?? ''];
  const env = { ...process.env, COMMIT_LEFTOVERS: task.commitsLeftovers === true ? 'yes' : 'no' };
  const child = fork(writer, argv, { stdio: 'inherit', env });
  child.on('message', (edit: Acknowledged) => acknowledged.push(edit));
  return child;
}

function standingsIn(text: string): readonly Standing[] {
  const library = gateLibrary({ 'a.md': text });
  const document = library.documents.get('a.md');
  assert.ok(document);
  const { standings, signOffProblems } = gateCaseOf(library, document, today);
  assert.deepEqual(signOffProblems, []);
  return standings;
}

/** Every document is whole, and holds every edit that was acknowledged; the chain of records has no gap. */
function checkNothingLost(
  repository: CloseoutRepository,
  acknowledged: readonly Acknowledged[],
): void {
  for (const name of Object.keys(files)) {
    const text = repository.read(name);
    const { frontmatter, items } = parseDocument(name, { text, bom: false });
    assert.equal(frontmatter.status, 'ok', name);
    assert.ok(text.endsWith('\n'), name);
    const standings = name === 'ticks.md' ? [] : standingsIn(text);
    const notes = new Set(standings.map(({ record }) => record.note));
    assert.ok(standings.every(({ worth }) => worth !== 'invalid'));
    for (const edit of acknowledged.filter(({ file }) => file === name)) {
      const isThere =
        edit.kind === 'signed'
          ? notes.has(edit.name)
          : items.find(({ key }) => key === edit.name)?.checked;
      assert.ok(isThere, `${name} lost ${edit.name}`);
    }
  }
}

describe('signDocument', () => {
  it('loses no acknowledged edit and leaves no torn file when it is killed', async () => {
    await inRepository(files, async (repository) => {
      const acknowledged: Acknowledged[] = [];
      let kills = 0;
      while (acknowledged.filter(({ kind }) => kind === 'signed').length < signings) {
        const task = { prefix: `k${kills}`, ticks: 'ticks.md', commitsLeftovers: true };
        const child = start(repository, task, acknowledged);
        const ended = once(child, 'exit');
        await Promise.race([once(child, 'message'), ended]);
        // Each death comes at another moment of reading, writing or committing.
        await Promise.race([pause((kills * 1037) % longestLife), ended]);
        child.kill('SIGKILL');
        const [code]: readonly unknown[] = await ended;
        assert.ok(code === null || code === 0, 'The writer gave up.');
        kills++;
        checkNothingLost(repository, acknowledged);
      }
      assert.ok(kills > 1, String(kills));
      const committed = acknowledged.filter(({ kind }) => kind === 'signed');
      for (const { file, name } of committed) {
        assert.match(repository.git('show', `HEAD:${file}`), new RegExp(`note: "?${name}"?\n`));
      }
      // What the last death left beside its file goes with the next change of that file.
      const others = readdirSync(repository.folder).filter((name) => !isTransientName(name));
      assert.deepEqual(others.sort(), ['.git', '.sop', ...Object.keys(files)].sort());
    });
  }).timeout(3_600_000);

  it('loses no sign-off of two people who sign one document at once', async () => {
    await inRepository(files, async (repository) => {
      const acknowledged: Acknowledged[] = [];
      const count = Math.min(20, signings);
      const writers = ['one', 'two'].map((prefix) =>
        start(repository, { prefix, names: ['c0.md'], count }, acknowledged),
      );
      const ends = await Promise.all(writers.map((child) => once(child, 'exit')));
      assert.deepEqual(ends, [
        [0, null],
        [0, null],
      ]);
      assert.equal(acknowledged.length, 2 * count);
      checkNothingLost(repository, acknowledged);
      assert.equal(standingsIn(repository.read('c0.md')).length, 2 * count);
      assert.equal(repository.git('status', '--porcelain'), '');
    });
  }).timeout(600_000);
});
