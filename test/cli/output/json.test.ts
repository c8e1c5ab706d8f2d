import assert from 'node:assert/strict';
import { formatJson } from '../../../src/cli/output/json.js';

describe('formatJson', () => {
  it('is versioned and ends in a line feed', () => {
    assert.equal(formatJson({ documents: [] }), '{\n  "schema": "sop/1",\n  "documents": []\n}\n');
  });

  it('escapes what a terminal obeys without changing the data', () => {
    const title = 'a\u202eb\x9b31m\x7f\u{e0041}\n"';
    const text = formatJson({ title });
    assert.match(text, /"a\\u202eb\\u009b31m\\u007f\\udb40\\udc41\\n\\""/);
    assert.deepEqual(JSON.parse(text), { schema: 'sop/1', title });
  });
});
