/** A process that signs documents and ticks items over and over and tells each edit that was acknowledged, for tests of sudden death. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { referenceTo, toggleItemEdit } from '../../src/core/checklist/toggleItem.js';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { applyEdits } from '../../src/core/text/textEdit.js';
import { commitFile } from '../../src/git/commitFile.js';
import { replaceFile } from '../../src/node/atomicFile.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { signDocument } from '../../src/node/signing/signDocument.js';

/** An edit that the writer was told is in the file for good. */
export interface Acknowledged {
  readonly kind: 'signed' | 'ticked';
  readonly file: string;
  /** Note of the sign-off, or key of the item. */
  readonly name: string;
}

const [root = '', files = '', prefix = '', count = '0', ticks = ''] = process.argv.slice(2);
const run = createProgramRunner({ PATH: process.env['PATH'], HOME: root });
const repository = { run, folder: root };
const library = await loadLibrary(root, { cache: false });
const names = files.split(',');

// A test that failed leaves nobody to write for.
process.on('disconnect', () => process.exit());

for (let index = 0; index < Number(count); index++) {
  const file = names[index % names.length] ?? '';
  await sign(file, `${prefix}-${index}`);
  if (ticks !== '') {
    await tick(ticks, index);
  }
}
process.disconnect?.();

function acknowledge(edit: Acknowledged): void {
  process.send?.(edit);
}

/** Returns can be repeated for ever; what one before left uncommitted is committed, as a person would. */
async function sign(file: string, note: string): Promise<void> {
  for (;;) {
    const outcome = await signDocument({
      library,
      root,
      repository,
      path: file,
      request: { gate: 'acceptance', decision: 'returned', note },
      email: 'dana@msp.example',
      at: '2026-11-20T20:04:05Z',
    });
    if (outcome.kind === 'signed') {
      acknowledge({ kind: 'signed', file, name: note });
      return;
    }
    if (outcome.kind === 'refused') {
      throw new Error(outcome.refusals.map(({ message }) => message).join(' '));
    }
    if (outcome.kind === 'failed' && !/changed by somebody|take the commit/.test(outcome.message)) {
      throw new Error(outcome.message);
    }
    if (outcome.kind === 'uncommitted' && process.env['COMMIT_LEFTOVERS'] === 'yes') {
      await commitFile(repository, file, 'Commit what was left');
    }
  }
}

async function tick(file: string, index: number): Promise<void> {
  const absolute = path.join(root, file);
  for (;;) {
    const bytes = readFileSync(absolute);
    const text = bytes.toString('utf8');
    const document = parseDocument(file, { text, bom: false });
    const item = document.items.findIndex(({ key }) => key === `T-${index}`);
    if (document.items[item]?.checked !== false) {
      return;
    }
    const outcome = toggleItemEdit(text, document, referenceTo(document, item));
    if (outcome.kind === 'refused') {
      throw new Error(outcome.message);
    }
    const after = Buffer.from(applyEdits(text, [outcome.edit]));
    if ((await replaceFile(absolute, after, bytes)) === 'written') {
      acknowledge({ kind: 'ticked', file, name: `T-${index}` });
      return;
    }
  }
}
