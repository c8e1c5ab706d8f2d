import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { documentsAtHand } from '../../src/node/documentsAtHand.js';
import { loadLibrary } from '../../src/node/loadLibrary.js';
import { inFolder } from '../support/temporaryFolder.js';

describe('documentsAtHand', () => {
  it('finds documents whose files hold these bytes', async () => {
    await inFolder({ 'a.md': '# A\n' }, async (folder) => {
      const library = await loadLibrary(folder, { cache: false });
      const atHand = documentsAtHand(folder, library);
      assert.equal(atHand('a.md', Buffer.from('# A\n')), library.documents.get('a.md'));
      assert.equal(atHand('a.md', Buffer.from('# A\r\n')), undefined);
      assert.equal(atHand('b.md', Buffer.from('# A\n')), undefined);
      writeFileSync(path.join(folder, 'a.md'), '# B\n');
      assert.equal(atHand('a.md', Buffer.from('# A\n')), undefined);
    });
  });
});
