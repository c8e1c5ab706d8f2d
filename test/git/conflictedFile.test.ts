import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { mergeDocuments } from '../../src/core/merge/mergeDocuments.js';
import { mergeLinesWithGit } from '../../src/git/conflictedFile.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { fuzz } from '../support/fuzz.js';
import { sha256 } from '../support/sha256.js';
import { createPick, type Pick } from '../support/signedDocument.js';
import { inFolder } from '../support/temporaryFolder.js';

const run = createProgramRunner();

/** Text without an item: two people change, add and take out lines. */
function proseTriple(pick: Pick) {
  const base = Array.from({ length: 8 + pick(20) }, (_, index) => `Line ${index} says ${pick(5)}.`);
  const edited = (who: string) => {
    const lines = [...base];
    for (let time = 0; time <= pick(3); time++) {
      const at = pick(lines.length);
      const changes = [[], [`New ${who} ${time}.`, lines[at] ?? ''], [`${lines[at] ?? ''} ${who}`]];
      lines.splice(at, 1, ...(changes[pick(3)] ?? []));
    }
    return lines;
  };
  const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('');
  return { base: text(base), ours: text(edited('a')), theirs: text(edited('b')) };
}

describe('merging mere text', () => {
  it('comes to what git comes to', async function () {
    this.timeout(60_000);
    await inFolder({}, async (folder) => {
      const fileOf = (name: string) => path.join(folder, name);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), async (seed) => {
          const texts = proseTriple(createPick(seed));
          for (const [name, text] of Object.entries(texts)) writeFileSync(fileOf(name), text);
          const files = { base: fileOf('base'), ours: fileOf('ours'), theirs: fileOf('theirs') };
          const byGit = await mergeLinesWithGit({ run, folder }, files, 7);
          const decoded = (text: string) => ({ text, bom: false });
          const byUs = mergeDocuments({
            path: 'a.md',
            base: decoded(texts.base),
            ours: decoded(texts.ours),
            theirs: decoded(texts.theirs),
            hash: sha256,
          });
          assert.ok(byGit.kind === 'merged' && byUs.kind === 'merged');
          assert.equal(byUs.conflicts.length > 0, byGit.conflicts > 0);
          if (byGit.conflicts === 0) {
            assert.equal(byUs.text, Buffer.from(byGit.bytes).toString());
          }
        }),
        fuzz(60),
      );
    });
  });

  it('refuses what is no text', async () => {
    await inFolder({ a: 'a\0', b: 'b\0', c: 'c\0' }, async (folder) => {
      const [base, ours, theirs] = ['a', 'b', 'c'].map((name) => path.join(folder, name));
      const outcome = await mergeLinesWithGit(
        { run, folder },
        { base: base ?? '', ours: ours ?? '', theirs: theirs ?? '' },
        7,
      );
      assert.equal(outcome.kind, 'impossible');
    });
  });
});
