import assert from 'node:assert/strict';
import { type Backlink, backlinksTo, hasBacklinks } from '../../../src/core/library/backlinks.js';
import { duplicateIds, findDocument } from '../../../src/core/library/documentNames.js';
import { libraryOf } from '../../support/libraryOf.js';

function words(backlink: Backlink): string {
  switch (backlink.kind) {
    case 'link':
      return `${backlink.path} ${backlink.link.target}`;
    case 'field':
      return `${backlink.path} ${backlink.key}:`;
    case 'item':
      return `${backlink.path} "${backlink.item.title}"`;
  }
}

/** Who refers to `a/sop.md` (id SOP-1, title Firewall) when these other documents are there. */
function check(others: Readonly<Record<string, string>>, ...expected: string[]) {
  const library = libraryOf({ 'a/sop.md': '---\nid: SOP-1\ntitle: Firewall\n---\n', ...others });
  assert.deepEqual(backlinksTo(library, 'a/sop.md').map(words), expected);
  assert.equal(hasBacklinks(library, 'a/sop.md'), expected.length > 0);
}

describe('backlinksTo', () => {
  it('finds links however they are written', () => {
    check({ 'a/x.md': '[s](sop.md) [t](./sop.md#x)' }, 'a/x.md sop.md', 'a/x.md ./sop.md#x');
    check({ 'x.md': '[s][r]\n\n[r]: /a/sop.md' }, 'x.md /a/sop.md');
    check({ 'x.md': '[s](a/sop) [t](a/sop.html)' }, 'x.md a/sop', 'x.md a/sop.html');
    check({ 'x.md': '[[SOP-1]] [[firewall]] [[sop]]' }, 'x.md SOP-1', 'x.md firewall', 'x.md sop');
  });

  it('finds ids in frontmatter and in items', () => {
    check(
      { 'x.md': '---\nuses: [SOP-1]\ntemplate: { id: SOP-1 }\n---\n' },
      'x.md uses:',
      'x.md template:',
    );
    check({ 'x.md': '---\nafter: SOP-1#approval\n---\n' }, 'x.md after:');
    check({ 'x.md': '- [ ] Check it (from SOP-1)' }, 'x.md "Check it"');
  });

  it('does not count what only looks alike', () => {
    check({ 'x.md': '[s](sop.md) [t](https://a/sop.md) `[u](a/sop.md)`' });
    check({ 'x.md': '---\nid: SOP-1\nstatus: SOP-1\n---\n' });
    check({ 'firewall.md': '# x', 'x.md': '[[firewall]]' });
  });
});

describe('documentsById', () => {
  it('knows ids that several documents claim', () => {
    const one = '---\nid: SOP-1\n---\n';
    const library = libraryOf({ 'b.md': one, 'a.md': one, 'c.md': '---\nid: SOP-2\n---\n' });
    const found = [...duplicateIds(library)].map(([id, documents]) => [id, documents.length]);
    assert.deepEqual(found, [['SOP-1', 2]]);
    assert.equal(findDocument(library, 'SOP-1'), undefined);
    assert.equal(findDocument(library, 'SOP-2')?.path, 'c.md');
    assert.equal(findDocument(library, 'a.md')?.path, 'a.md');
  });
});
