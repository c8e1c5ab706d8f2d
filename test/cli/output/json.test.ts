import assert from 'node:assert/strict';
import {
  foreignJsonPieces,
  formatForeignJson,
  formatJson,
  jsonPieces,
} from '../../../src/cli/output/json.js';

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

describe('JSON in pieces', () => {
  it('is what it would be in one', () => {
    for (const count of [0, 1, 2, 500, 501, 1203]) {
      const entries = Array.from({ length: count }, (_, id) => ({
        id,
        list: [],
        text: 'a\n\u202e',
      }));
      const shell = (list: unknown) => ({ version: 1, runs: [{ list, after: ['x'] }] });
      const toJson = (entry: object) => ({ ...entry, more: { deep: true } });
      const pieces = [...foreignJsonPieces(shell, entries, toJson)];
      assert.equal(pieces.join(''), formatForeignJson(shell(entries.map(toJson))));
      const own = [...jsonPieces((list) => ({ list, count }), entries, toJson)];
      assert.equal(own.join(''), formatJson({ list: entries.map(toJson), count }));
      assert.ok(pieces.length >= count / 500);
    }
  });
});
