import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { parseSignOffs } from '../../src/core/signoff/signOffRecord.js';
import { recordId } from '../../src/core/signoff/recordId.js';
import { findForeignWork } from '../../src/git/foreignWork.js';
import { findSignedVersion } from '../../src/git/signedVersion.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { gateLibrary, signed } from '../support/closeout.js';
import { sha256 } from '../support/sha256.js';
import { Story } from '../support/story.js';
import { inFolder } from '../support/temporaryFolder.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const dana = { name: 'Dana Reyes', email: 'dana@msp.example' };
const at = '2026-11-20T20:00:00Z';

const run = `---
id: CHK-1
kind: checklist
title: Close out
owner: project-team
gates:
  - { id: acceptance, title: Accepted, sign: { role: noc } }
---

- [x] DOC-1: Draw the diagram
- [x] NOC-1: Monitor it @noc
`;

/** Asks about the document at the head of a story, in a repository where the library is a folder of its own. */
async function inStory(
  story: Story,
  path: string,
  ask: (request: {
    readonly repository: {
      readonly run: ReturnType<typeof createProgramRunner>;
      readonly folder: string;
    };
    readonly prefix: string;
    readonly library: ReturnType<typeof gateLibrary>;
    readonly document: NonNullable<ReturnType<ReturnType<typeof gateLibrary>['documents']['get']>>;
  }) => Promise<void>,
): Promise<void> {
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', folder]);
    story.write(folder);
    const library = gateLibrary({ [path]: story.text(`library/${path}`) });
    const document = library.documents.get(path);
    assert.ok(document);
    const runner = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    await ask({ repository: { run: runner, folder }, prefix: 'library/', library, document });
  });
}

async function checkSigned(story: Story, path: string, expected: string | undefined) {
  await inStory(story, path, async (request) => {
    const [record] = parseSignOffs(request.document.frontmatter.data['sign_offs']).records;
    assert.ok(record);
    const { gate, content, raw } = record;
    const found = await findSignedVersion({
      ...request,
      record: { id: recordId(raw, sha256), gate, content },
    });
    assert.equal(found?.text, expected);
  });
}

describe('findSignedVersion', () => {
  const accepted = signed(run);
  const story = Story.begin()
    .commit({ by: lee, at, files: { 'library/run.md': run } })
    .commit({ by: dana, at, files: { 'library/run.md': accepted } });

  it('is the latest content with the fingerprint that was signed', async () => {
    const changed = accepted.replace('Draw', 'Print');
    await checkSigned(
      story.commit({ by: lee, at, files: { 'library/run.md': changed } }),
      'run.md',
      accepted,
    );
  });

  it('is found under the path it had then', async () => {
    const moved = story.commit({
      by: lee,
      at,
      files: {
        'library/run.md': undefined,
        'library/done/run.md': accepted.replace('Draw', 'Print'),
      },
    });
    await checkSigned(moved, 'done/run.md', accepted);
  });

  it('is the first that holds the record where no fingerprint fits', async () => {
    const other = signed(run, { content: `c1:${'1'.repeat(64)}` });
    const odd = Story.begin()
      .commit({ by: dana, at, files: { 'library/run.md': other } })
      .commit({ by: lee, at, files: { 'library/run.md': `${other}\nMore.\n` } });
    await checkSigned(odd, 'run.md', other);
  });

  it('is nothing in a history that never had it', async () => {
    await inStory(story.back(1), 'run.md', async (request) => {
      const record = { id: '0'.repeat(64), gate: 'acceptance', content: `c1:${'1'.repeat(64)}` };
      assert.equal(await findSignedVersion({ ...request, record }), undefined);
    });
  });
});

describe('findForeignWork', () => {
  async function check(story: Story, expected: string | undefined) {
    await inStory(story, 'run.md', async (request) => {
      const found = await findForeignWork({
        ...request,
        role: 'noc',
        emails: ['DANA@msp.example'],
      });
      assert.equal(found, expected);
    });
  }
  const open = run.replaceAll('[x]', '[ ]');
  const begun = Story.begin().commit({ by: lee, at, files: { 'library/run.md': open } });

  it('is nothing where everybody did their own', async () => {
    const done = open.replace('[ ] DOC', '[x] DOC');
    await check(
      begun
        .commit({ by: lee, at, files: { 'library/run.md': done } })
        .commit({ by: dana, at, files: { 'library/run.md': run } }),
      undefined,
    );
  });

  it('is the item of another role that the person ticked', async () => {
    await check(begun.commit({ by: dana, at, files: { 'library/run.md': run } }), 'DOC-1');
  });
});
