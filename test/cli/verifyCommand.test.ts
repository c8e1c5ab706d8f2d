import assert from 'node:assert/strict';
import { closeout, inRepository, type CloseoutRepository } from '../support/closeoutRepository.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

const files = { 'a/closeout.md': closeout, 'b/closeout.md': closeout.replace('4T7QZ', 'OTHER') };
interface Report {
  readonly ok: boolean;
  readonly documents: readonly {
    readonly path: string;
    readonly signOffs: readonly {
      readonly verdict: string;
      readonly reasons: readonly { readonly code: string }[];
    }[];
  }[];
}

/** git knows no other clock than that of the machine. */
const now = () => new Date();

async function signAll({ folder }: CloseoutRepository): Promise<void> {
  for (const name of Object.keys(files)) {
    const run = await runSop(folder, ['sign', name, '--gate', 'acceptance', '--yes'], { now });
    assert.equal(run.exitCode, 0, run.stderr);
  }
}

function verify({ folder }: CloseoutRepository, ...argv: string[]): Promise<SopRun> {
  return runSop(folder, ['verify', ...argv], { now });
}

describe('sop verify', () => {
  it('tells of every sign-off what git proves', async () => {
    await inRepository(files, async (repository) => {
      await signAll(repository);
      const run = await verify(repository);
      assert.equal(run.exitCode, 0, run.stdout);
      assert.match(
        run.stdout,
        /^a\/closeout\.md\n {2}valid {9}author {4}acceptance accepted by Dana Reyes \(noc\) on \d{4}-\d\d-\d\d {2}[0-9a-f]{12}\n\nb\/closeout\.md\n/,
      );
      assert.match(run.stdout, /\n\n2 sign-offs in 2 documents: 2 valid\.\n$/);
    });
  });

  it('finds a signature by somebody else, and fails', async () => {
    await inRepository(files, async (repository) => {
      await signAll(repository);
      const forged = repository.read('a/closeout.md');
      repository.git('reset', '--quiet', '--hard', 'HEAD~2');
      repository.write('a/closeout.md', forged);
      repository.commit('Sign in the name of Dana', 'lee');
      const run = await verify(repository, '--format', 'json');
      assert.equal(run.exitCode, 1);
      checkOutput('verify', run.stdout);
      const { documents, ok }: Report = JSON.parse(run.stdout);
      const signOff = documents[0]?.signOffs[0];
      assert.equal(ok, false);
      assert.equal(signOff?.verdict, 'invalid');
      assert.deepEqual(
        signOff.reasons.map(({ code }) => code),
        ['forged-author'],
      );
      const text = await verify(repository, 'a');
      assert.match(text.stdout, /\n {2}invalid {7}recorded {2}.*\n {6}.* {2}forged-author\n/);
      assert.equal((await verify(repository, 'b')).exitCode, 0);
    });
  });

  it('looks at the documents and folders it is told, by path or id', async () => {
    await inRepository(files, async (repository) => {
      await signAll(repository);
      for (const name of ['a', 'a/closeout.md', 'CHK-4T7QZ']) {
        const { stdout } = await verify(repository, name, '--format', 'json');
        const { documents }: Report = JSON.parse(stdout);
        assert.deepEqual(
          documents.map(({ path }) => path),
          ['a/closeout.md'],
        );
      }
      assert.equal((await verify(repository, 'gone')).exitCode, 2);
    });
  });

  it('says of a shallow clone once what it lacks', async () => {
    await inRepository(files, async (repository) => {
      await signAll(repository);
      await inFolder({}, async (folder) => {
        const source = `file://${repository.folder}`;
        repository.git('clone', '--quiet', '--depth', '1', source, `${folder}/shallow`);
        const { exitCode, stderr } = await runSop(folder, ['--cwd', 'shallow', 'verify'], { now });
        assert.equal(exitCode, 1);
        assert.equal(
          stderr,
          'sop: This clone is shallow, so 2 sign-offs cannot be verified; git fetch --unshallow gets the rest of the history.\n',
        );
      });
      assert.equal((await verify(repository)).stderr, '');
    });
  });

  it('needs a repository, a commit and a base that exist', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      const run = await runSop(folder, ['verify']);
      assert.equal(run.exitCode, 2);
      assert.match(run.stderr, /in no git repository/);
    });
    await inRepository(files, async (repository) => {
      const run = await verify(repository, '--base', '--output=x');
      assert.equal(run.exitCode, 2);
      assert.equal(run.stderr, 'sop: --base: git knows no revision "--output=x" here.\n');
      assert.equal((await verify(repository)).stdout, 'There is no sign-off to verify.\n');
    });
  });
});
