import assert from 'node:assert/strict';
import fc from 'fast-check';
import type {
  Document,
  Heading,
  Item,
  ItemMarkers,
  Link,
} from '../../src/core/document/document.js';
import type { Frontmatter } from '../../src/core/document/frontmatter.js';
import { parseDocument } from '../../src/core/document/parseDocument.js';
import { packDocument, RecentDocuments, unpackDocument } from '../../src/node/packedDocument.js';
import { fuzz } from '../support/fuzz.js';

/** Unpacks what was packed; in full, because parts are made when they are read. */
function roundTrip(document: Document): Document {
  return { ...unpackDocument(document.path, packDocument(document)) };
}

function check(text: string) {
  const document = parseDocument('a.md', { text, bom: false });
  assert.deepEqual(roundTrip(document), document);
}

/** Every key there is: the compiler complains here when a type gains one, and then it must be packed too. */
const markers: Required<ItemMarkers> = {
  optional: true,
  evidence: 'file',
  notApplicable: 'no firewall',
  due: '2026-12-01',
  mention: 'noc',
  from: ['LL-1', 'LL-2'],
};
const item: Required<Item> = {
  range: { start: 100, end: 900 },
  textRange: { start: 110, end: 200 },
  box: 103,
  checked: true,
  key: 'NOC-3',
  text: 'Export — the “rules” 🔒 (optional)',
  title: 'Export',
  depth: 2,
  parent: 0,
  heading: 130,
  markers,
  links: [0, 200],
  details: Object.assign(Object.create(null), { Date: '2026-11-20', constructor: 'x' }),
};
const heading: Required<Heading> = {
  range: { start: 0, end: 70000 },
  level: 2,
  text: 'Scope \ud800',
  slug: 'scope',
  mention: 'noc',
};
const link: Required<Link> = {
  kind: 'definition',
  range: { start: 1, end: 2 },
  targetRange: { start: 5, end: 9 },
  target: 'a.md',
};
const frontmatter: Required<Frontmatter> = {
  status: 'ok',
  block: { start: 0, end: 30 },
  yaml: { start: 4, end: 26 },
  source: 'a: ü',
  data: Object.assign(Object.create(null), {
    numbers: [0, -0, 1, -1, 0.1, 2 ** 40, -(2 ** 53), 1e300, Infinity, -Infinity, NaN],
    words: ['', 'ü', '\ud83d', null, true, false],
  }),
};
const document: Required<Document> = {
  path: 'a.md',
  frontmatter,
  headings: [heading],
  items: [item, { ...item, range: { start: 1000, end: 1001 } }],
  links: [link, { ...link, kind: 'wiki' }],
  anchors: ['x', 'y'],
  problems: [{ code: 'file/encoding', message: 'No.', range: { start: 3, end: 3 } }],
  lines: [0, 1, 500, 100000],
  length: 100001,
  text: 'the text itself ✓',
};

describe('packDocument', () => {
  it('keeps everything a document can hold', () => {
    assert.deepEqual(roundTrip(document), document);
  });

  it('keeps documents as they are read', () => {
    check('');
    check(
      '# One @noc\n\n- [x] **NOC-1**: Do it (evidence) [a](b.md)\n  - [ ] sub (n/a: no)\n  Date: today\n',
    );
    check(
      '---\nid: X\nsign_offs: []\nlist: [1, 2.5, {a: null}]\n---\n# Ünïcödé — 漢字 🔥\r\n[[wiki]]\n',
    );
    check('---\nbroken: [\n---\n<a id="x"></a>\n[-] look-alike\n');
  });

  it('forgets the parts of documents once enough others were read, and makes them again', () => {
    const packed = packDocument(document);
    const recent = new RecentDocuments();
    const read = Array.from({ length: 100 }, (_, index) => {
      const each = unpackDocument(`${index}.md`, packed, recent);
      return { each, items: each.items };
    });
    const kept = read.filter(({ each, items }) => each.items === items).length;
    assert.equal(kept, 0);
    assert.deepEqual({ ...read[0]?.each }, { ...document, path: '0.md' });
    const last = unpackDocument('last.md', packed, recent);
    assert.equal(last.items, last.items);
    const alone = unpackDocument('alone.md', packed);
    const { items } = alone;
    for (const { each } of read) assert.equal(each.headings.length, document.headings.length);
    assert.equal(alone.items, items);
  });

  it('keeps any text there can be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.nat()), (text, numbers) => {
        const items = numbers.map((start) => ({
          ...item,
          text,
          title: text,
          range: { start, end: start },
        }));
        const ordered = items
          .sort((a, b) => a.range.start - b.range.start)
          .map((each) => ({
            ...each,
            textRange: each.range,
            box: each.range.start,
          }));
        const sample = { ...document, items: ordered, anchors: [text], text };
        assert.deepEqual(roundTrip(sample), sample);
      }),
      fuzz(300),
    );
  });
});
