import assert from 'node:assert/strict';
import { templateContent } from '../../src/core/gate/pinReasons.js';
import { verdictOf } from '../../src/core/gate/verdict.js';
import type { Library } from '../../src/core/library/library.js';
import { documentsById } from '../../src/core/library/documentNames.js';
import { emptyLibrary } from '../../src/core/library/emptyLibrary.js';
import {
  findEarlierTemplates,
  type LibraryPlace,
  wantedTemplates,
  withEarlierTemplates,
} from '../../src/git/earlierTemplates.js';
import type { RunProgram } from '../../src/git/gitRequest.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { today } from '../support/closeout.js';
import { inRepository, type CloseoutRepository } from '../support/closeoutRepository.js';
import { runSop } from '../support/runSop.js';

const template = `---
id: TPL-1
kind: template
owner: noc
gates:
  - { id: acceptance, sign: { role: noc } }
---

- [ ] NET-1: Export the rules.
`;
const stricter = `${template}- [ ] NET-2: Label the ports.\n`;

function runOf(content: string): string {
  return template
    .replace('TPL-1', 'CHK-1')
    .replace('template', 'checklist')
    .replace('owner: noc', `owner: project-team\ntemplate: { id: TPL-1, content: "${content}" }`)
    .replace('[ ]', '[x]');
}

/** The fingerprint that a run made now from the template is pinned to. */
async function pin({ folder }: CloseoutRepository): Promise<string> {
  const library = await loadLibrary(folder, { cache: false });
  const [found] = documentsById(library).get('TPL-1') ?? [];
  return (found && templateContent(library, found)) ?? '';
}

/** Who knows only the settings finds the same. */
async function checkWithoutDocuments(library: Library, place: LibraryPlace): Promise<void> {
  const { configuration, roster, hash } = library;
  const wanted = wantedTemplates(library);
  const found = await findEarlierTemplates(
    emptyLibrary(configuration, roster, hash),
    wanted,
    place,
  );
  const known = wanted.length === 0 ? new Map() : library.earlierTemplates;
  assert.deepEqual(found && [...found.keys()], known && [...known.keys()]);
}

/** What holds the run up, with the earlier templates of git, and how often git was asked. */
async function check(
  { folder }: CloseoutRepository,
  ...expected: readonly string[]
): Promise<number> {
  let calls = 0;
  const program = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
  const run: RunProgram = (request) => {
    calls++;
    return program(request);
  };
  const loaded = await loadLibrary(folder, { cache: false });
  const library = await withEarlierTemplates(loaded, { repository: { run, folder } });
  await checkWithoutDocuments(library, { repository: { run: program, folder } });
  const [document] = documentsById(library).get('CHK-1') ?? [];
  assert.ok(document);
  const [gate] = verdictOf(library, document, today).gates;
  assert.deepEqual(
    gate?.reasons.map(({ code }) => code),
    expected,
  );
  return calls;
}

describe('earlier templates', () => {
  it('are found in git when a template moved on, and not looked for otherwise', async () => {
    await inRepository({ 'templates/a.md': template }, async (repository) => {
      repository.write('run.md', runOf(await pin(repository)));
      assert.equal(await check(repository, 'signature-missing'), 0);
      repository.write('templates/a.md', stricter);
      assert.ok((await check(repository, 'signature-missing')) > 0);
      repository.commit('Ask for more');
      await check(repository, 'signature-missing');
      repository.write(
        'run.md',
        repository.read('run.md').replace('NET-1: Export', 'NET-3: Print'),
      );
      await check(repository, 'looser-than-template');
    });
  });

  it('are found where the template was moved or removed since', async () => {
    await inRepository({ 'templates/a.md': template }, async (repository) => {
      repository.write('run.md', runOf(await pin(repository)));
      repository.git('mv', 'templates/a.md', 'b.md');
      repository.write('b.md', stricter);
      repository.commit('Move and change it');
      await check(repository, 'signature-missing');
      repository.git('rm', '-q', 'b.md');
      repository.commit('Remove it');
      await check(repository, 'signature-missing');
    });
  });

  it('do not make up a content that never was', async () => {
    await inRepository({ 'templates/a.md': template }, async (repository) => {
      repository.write('run.md', runOf(`c1:${'0'.repeat(64)}`));
      await check(repository, 'template-unknown');
      const { stdout } = await runSop(repository.folder, ['check', '--format', 'json']);
      assert.match(stdout, /gate\/template-unknown/);
    });
  });

  it('are done without where git cannot be asked', async () => {
    await inRepository({ 'templates/a.md': template }, async (repository) => {
      repository.write('run.md', runOf(`c1:${'0'.repeat(64)}`));
      const loaded = await loadLibrary(repository.folder, { cache: false });
      const nobody: RunProgram = () => Promise.resolve({ kind: 'not-started' });
      assert.equal(
        await withEarlierTemplates(loaded, {
          repository: { run: nobody, folder: repository.folder },
        }),
        loaded,
      );
    });
  });
});
