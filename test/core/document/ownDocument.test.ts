import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ownDocument } from '../../../src/core/document/ownDocument.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';

const text = [
  '# The heading of this page @network-operations',
  '',
  '- [x] NET-1: Export the rules of the firewall (evidence: file) (due 2026-12-01) @network-operations',
  '      Completed by: Dana Reyes, network operations',
  '- [ ] Ask the vendor of the line again (n/a: the line was cancelled)',
  '',
  'See [the rules](../sops/firewall-rules.md#how-to-export) and [[SOP-00012-of-this-library]].',
  '<a id="an-anchor-of-its-own"></a>',
  '',
].join('\n');

describe('ownDocument', () => {
  it('says what the document says', () => {
    const document = parseDocument('a.md', { text, bom: false });
    assert.deepEqual(ownDocument(document), document);
  });

  it('keeps nothing of the file', () => {
    const heldBy = (read: typeof ownDocument) => {
      const before = usedHeap();
      const documents = Array.from({ length: 20 }, (_, index) => {
        const file = text + `${index}${'x'.repeat(500_000)}`;
        return read(parseDocument('a.md', { text: file, bom: false }));
      });
      return { held: usedHeap() - before, documents };
    };
    assert.ok(heldBy(ownDocument).held < 2_000_000);
    assert.ok(heldBy((document) => document).held > 9_000_000);
  });
});

function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
