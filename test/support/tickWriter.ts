/** A process that changes one file over and over, for tests of several writers and of sudden death. */
import { readFileSync } from 'node:fs';
import { replaceFile } from '../../src/node/atomicFile.js';

const [role, file = '', count] = process.argv.slice(2);
if (role === 'tick') {
  for (let done = 0; done < Number(count);) {
    const text = readFileSync(file, 'utf8');
    const outcome = await replaceFile(file, Buffer.from(`${text}x`), Buffer.from(text));
    done += outcome === 'written' ? 1 : 0;
  }
} else {
  for (;;) {
    const bytes = readFileSync(file);
    const other = bytes[0] === 0x61 ? 'b' : 'a';
    await replaceFile(file, Buffer.from(other.repeat(Number(count))), bytes);
    process.send?.('flipped');
  }
}
