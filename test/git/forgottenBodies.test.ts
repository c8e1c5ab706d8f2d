import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { emptyLibrary } from '../../src/core/library/emptyLibrary.js';
import { parseConfiguration } from '../../src/core/schema/parseConfiguration.js';
import { parseRoster } from '../../src/core/schema/parseRoster.js';
import { ForgottenBodies, type Forgetting } from '../../src/git/forgottenBodies.js';
import type { ImmediateRequest } from '../../src/git/gitRequest.js';
import { MissingObjectError } from '../../src/git/objectConversation.js';
import { createImmediateRunner } from '../../src/node/runProgram.js';
import { sha256 } from '../support/sha256.js';
import { inFolder } from '../support/temporaryFolder.js';

const settings = emptyLibrary(parseConfiguration(undefined), parseRoster(undefined), sha256);
const env = { PATH: process.env['PATH'] };

type Source = Omit<Forgetting, 'isDone'>;

function textOf(index: number): string {
  return `---\nid: SOP-${index}\n---\n\n# Title ${index}\n`;
}

/** A repository with some objects, and the questions that were asked of it. */
async function inRepository(
  count: number,
  check: (
    documents: () => ReturnType<typeof defer>,
    asked: readonly ImmediateRequest[],
    place: { readonly source: Source; readonly names: readonly string[] },
  ) => void | Promise<void>,
): Promise<void> {
  const files = Array.from(
    { length: count },
    (_, index) => [`${index}.md`, textOf(index)] as const,
  );
  await inFolder(Object.fromEntries(files), async (folder) => {
    const git = (...args: readonly string[]) =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
    git('init', '-q');
    const names = git('hash-object', '-w', '--', ...files.map(([name]) => name))
      .trim()
      .split('\n');
    const asked: ImmediateRequest[] = [];
    const start = createImmediateRunner(env);
    const runNow = (request: ImmediateRequest) => {
      asked.push(request);
      return start(request);
    };
    const source = { runNow, folder, mostKept: 0 };
    await check(() => defer(names, source), asked, { source, names });
  });
}

/** Documents of these objects, all of which were looked into and may be let go of but the first. */
function defer(names: readonly string[], source: Source) {
  const isDone = (_: unknown, { path }: { readonly path: string }) => path !== '0.md';
  const bodies = new ForgottenBodies({ ...source, isDone });
  return names.map((name, index) => {
    // As git answers: with others in one piece, which is used for something else later.
    const piece = Buffer.from(`before${textOf(index)}behind`);
    const object = { name, type: 'blob', bytes: piece.subarray(6, piece.length - 6) };
    const document = bodies.defer(`${index}.md`, object);
    assert.equal(document.frontmatter.data['id'], `SOP-${index}`);
    bodies.settle(settings, document, object);
    piece.fill(0);
    return document;
  });
}

describe('ForgottenBodies', () => {
  it('reads a body again that is asked for after all, and keeps what is not done with', () =>
    inRepository(3, (documents, asked) => {
      const [kept, gone, other] = documents();
      assert.equal(kept?.headings[0]?.text, 'Title 0');
      assert.equal(asked.length, 0, 'its bytes were kept apart from their piece');
      assert.equal(gone?.headings[0]?.text, 'Title 1');
      assert.equal(gone.text, undefined);
      assert.equal(asked.length, 1, 'it is read once');
      assert.equal(other?.frontmatter.data['id'], 'SOP-2');
      assert.equal(asked.length, 1, 'its frontmatter was not let go of');
    }));

  it('starts git a few times, however many are asked for, in whichever order', () =>
    inRepository(200, (documents, asked) => {
      for (const ordered of [documents(), documents().reverse()]) {
        const before = asked.length;
        for (const { path, headings } of ordered) {
          assert.equal(headings[0]?.text, `Title ${path.replace('.md', '')}`);
        }
        assert.ok(asked.length - before > 1);
        assert.ok(asked.length - before <= 16, `${asked.length - before} times`);
      }
    }));

  it('reads once what many documents have in common', () =>
    inRepository(1, (_, asked, { source, names: [name = ''] }) => {
      const bodies = new ForgottenBodies({ ...source, isDone: () => true });
      const equal = Array.from({ length: 50 }, (__, index) => {
        const object = { name, type: 'blob', bytes: Buffer.from(textOf(0)) };
        const document = bodies.defer(`${index}.md`, object);
        bodies.settle(settings, document, object);
        return document;
      });
      for (const { headings } of equal) assert.equal(headings[0]?.text, 'Title 0');
      assert.equal(asked.length, 1);
    }));

  it('lets go of nothing in a library that takes little memory', async () => {
    await inFolder({}, (folder) => {
      const bodies = new ForgottenBodies({
        ...{ runNow: () => assert.fail('git was asked'), folder, isDone: () => true },
      });
      const object = { name: '0'.repeat(40), type: 'blob', bytes: Buffer.from(textOf(1)) };
      const document = bodies.defer('1.md', object);
      bodies.settle(settings, document, object);
      assert.equal(document.headings[0]?.text, 'Title 1');
      return Promise.resolve();
    });
  });

  it('says so when the object is no longer there, or git is not', () =>
    inFolder({}, (folder) => {
      for (const runNow of [createImmediateRunner(env), createImmediateRunner({ PATH: '' })]) {
        const source = { runNow, folder, mostKept: 0 };
        const [, gone] = defer(['1'.repeat(40), '2'.repeat(40)], source);
        assert.throws(() => gone?.headings, MissingObjectError);
      }
      return Promise.resolve();
    }));
});
