import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { corpus } from '../../support/documentsOfOthers.js';

const statuses: Readonly<Record<string, string>> = { valid: 'ok', none: 'none', toml: 'none' };

describe('documents of other people', () => {
  it('have the frontmatter and the items that others find in them', function () {
    if (corpus === undefined) {
      this.skip();
    }
    const [, ...rows] = readFileSync(path.join(corpus, 'FACTS.tsv'), 'utf8').trim().split('\n');
    for (const row of rows) {
      const [file = '', frontmatter = '', open, checked] = row.split('\t');
      const document = parseDocument(file, decodeText(readFileSync(path.join(corpus, file))));
      const done = document.items.filter((item) => item.checked).length;
      assert.deepEqual(
        [document.frontmatter.status, document.items.length - done, done],
        [statuses[frontmatter] ?? 'invalid', Number(open), Number(checked)],
        file,
      );
    }
  });
});
