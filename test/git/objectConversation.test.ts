import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { ProgramRequest, RunProgram } from '../../src/git/gitRequest.js';
import { MissingObjectError } from '../../src/git/objectConversation.js';
import { eachObject, inConversation, readObjects } from '../../src/git/readObjects.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { Story } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

const by = { name: 'Lee Park', email: 'lee@msp.example' };

/** A repository whose file `N.md` says `N`, and every request that was made of it. */
async function inRepository(
  work: (place: {
    readonly repository: { readonly run: RunProgram; readonly folder: string };
    readonly requests: readonly ProgramRequest[];
  }) => Promise<void>,
): Promise<void> {
  const names = Array.from({ length: 40 }, (_, index) => String(index));
  const files = Object.fromEntries(names.map((name) => [`${name}.md`, name]));
  const story = Story.begin().commit({ by, at: '2026-11-01T09:00:00Z', files });
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
    story.write(folder);
    const program = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const requests: ProgramRequest[] = [];
    const run: RunProgram = (request) => {
      requests.push(request);
      return program(request);
    };
    await work({ repository: { run, folder }, requests });
  });
}

function nameOf(index: number): string {
  return `HEAD:${index}.md`;
}

describe('a conversation about objects', () => {
  it('asks one process one question after the other', () =>
    inRepository(async ({ repository, requests }) => {
      await inConversation(repository, async (open) => {
        const first = await readObjects(open, [nameOf(1), 'HEAD:none.md']);
        assert.deepEqual([...first.keys()], [nameOf(1)]);
        const second = await readObjects(open, [nameOf(2), nameOf(1)]);
        assert.deepEqual([...second.keys()], [nameOf(2), nameOf(1)]);
        await inConversation(open, (inner) => readObjects(inner, [nameOf(3)]));
      });
      assert.equal(requests.length, 1);
    }));

  it('answers those who ask at once, each in the order of the names', () =>
    inRepository(async ({ repository, requests }) => {
      await inConversation(repository, async (open) => {
        const asked = Array.from({ length: 20 }, (_, index) => [nameOf(index), nameOf(index + 20)]);
        const answers = asked.map(async (names) => {
          const told: string[] = [];
          await eachObject(open, names, (name, { bytes }) => {
            told.push(`${name} ${Buffer.from(bytes).toString()}`);
          });
          return told;
        });
        assert.deepEqual(
          await Promise.all(answers),
          asked.map((names) => names.map((name) => `${name} ${/\d+/.exec(name)?.[0] ?? ''}`)),
        );
      });
      assert.equal(requests.length, 1);
    }));

  it('starts no process for no question', () =>
    inRepository(async ({ repository, requests }) => {
      await inConversation(repository, (open) => readObjects(open, ['', 'a\nb']));
      assert.equal(requests.length, 0);
    }));

  it('says what is wrong when git gives up, and starts anew for the next question', () =>
    inRepository(async ({ repository }) => {
      let isBroken = true;
      const run: RunProgram = (request) =>
        repository.run(isBroken ? { ...request, args: ['cat-file', '--no-such-option'] } : request);
      await inConversation({ ...repository, run }, async (open) => {
        const both = [readObjects(open, [nameOf(1)]), readObjects(open, [nameOf(2)])];
        for (const each of both) await assert.rejects(each, MissingObjectError);
        isBroken = false;
        assert.equal((await readObjects(open, [nameOf(3)])).size, 1);
      });
    }));

  it('leaves no process behind when the work fails', () =>
    inRepository(async ({ repository }) => {
      let running = 0;
      const run: RunProgram = async (request) => {
        running++;
        const outcome = await repository.run(request);
        running--;
        return outcome;
      };
      const work = inConversation({ ...repository, run }, async (open) => {
        await readObjects(open, [nameOf(1)]);
        assert.equal(running, 1);
        throw new Error('No.');
      });
      await assert.rejects(work, /^Error: No\.$/);
      assert.equal(running, 0);
    }));
});
