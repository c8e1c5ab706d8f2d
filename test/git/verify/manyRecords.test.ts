import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fingerprintInputOf, gateCaseOf } from '../../../src/core/gate/gateCase.js';
import { fingerprintOf } from '../../../src/core/signoff/fingerprint.js';
import type { Hash } from '../../../src/core/text/hash.js';
import { readHistory } from '../../../src/git/readHistory.js';
import { readLibraryAt } from '../../../src/git/readLibraryAt.js';
import { isProven } from '../../../src/git/verify/verification.js';
import { verifyDocuments } from '../../../src/git/verify/verifyDocuments.js';
import { createProgramRunner } from '../../../src/node/runProgram.js';
import { gateLibrary, roster, today } from '../../support/closeout.js';
import { closeout } from '../../support/closeoutRepository.js';
import { withManySignOffs, type RecordFields } from '../../support/manySignOffs.js';
import { sha256 } from '../../support/sha256.js';
import { Story } from '../../support/story.js';
import { inFolder } from '../../support/temporaryFolder.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const dana = { name: 'Dana Reyes', email: 'dana@msp.example' };

function record(): RecordFields {
  const library = gateLibrary({ 'run.md': closeout });
  const document = library.documents.get('run.md');
  assert.ok(document);
  const [gate] = gateCaseOf(library, document, today).gates;
  const input = fingerprintInputOf(library, document, { gate, text: closeout });
  return {
    gate: 'acceptance',
    decision: 'accepted',
    role: 'noc',
    name: dana.name,
    by: dana.email,
    at: '',
    meaning: 'The NOC accepts it.',
    content: input === undefined ? '' : fingerprintOf(input, sha256),
    policy: `p1:${'0'.repeat(64)}`,
    prev: 'none',
  };
}

/** A document whose sign-offs were committed one by one. */
function signedStory(count: number): Story {
  const whole = withManySignOffs(closeout, record(), count);
  const start = whole.indexOf('sign_offs:\n') + 'sign_offs:\n'.length;
  const end = whole.indexOf('\n---\n', start) + 1;
  const records = whole.slice(start, end).split(/(?=^ {2}- )/m);
  const settings = { '.sop/library.yml': 'title: Test\n', '.sop/roster.yml': roster };
  const begun = Story.begin().commit({
    by: lee,
    at: '2025-12-31T10:00:00Z',
    files: { ...settings, 'run.md': closeout },
  });
  return records.reduce((story, _, index) => {
    const text = whole.slice(0, start) + records.slice(0, index + 1).join('') + whole.slice(end);
    const at = new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString().replace('.000', '');
    return story.commit({ by: dana, at, files: { 'run.md': text } });
  }, begun);
}

/** How many digests it takes to prove that many records. */
async function digestsFor(count: number): Promise<number> {
  let digests = 0;
  const hash: Hash = (text) => {
    digests++;
    return sha256(text);
  };
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '-b', 'main', folder]);
    signedStory(count).write(folder);
    const run = createProgramRunner({ PATH: process.env['PATH'], HOME: folder });
    const repository = { run, folder };
    const history = await readHistory(repository, 'HEAD');
    assert.ok(history);
    const library = await readLibraryAt({ repository, prefix: '', commit: history.tip, hash });
    const outcome = await verifyDocuments(
      {
        ...{ repository, prefix: '', library, today, now: 1_795_262_400 },
        checkSignature: () => Promise.reject(new Error('No record is signed.')),
      },
      history,
    );
    assert.ok(outcome.kind === 'verified' && outcome.documents.every(isProven));
    assert.equal(outcome.documents[0]?.signOffs.length, count);
  });
  return digests;
}

describe('the records of one document', () => {
  it('take twice the digests where they are twice as many', async () => {
    const [some, twice] = [await digestsFor(20), await digestsFor(40)];
    assert.ok(twice <= some * 2, `${some} for 20 records, ${twice} for 40`);
  });
});
