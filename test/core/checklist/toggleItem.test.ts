import assert from 'node:assert/strict';
import fc from 'fast-check';
import { referenceTo, toggleItemEdit } from '../../../src/core/checklist/toggleItem.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import {
  itemsOf,
  type ModelDocument,
  type ModelItem,
  type ModelSection,
  renderModel,
} from '../../support/checklistModel.js';
import { fuzz } from '../../support/fuzz.js';

const path = 'closeout.md';

/** Ticks the item number `index` of `seen` in the later text `now`; the new text, or why it was refused. */
function tick(seen: string, index: number, now = seen): { text: string } | { refused: string } {
  const reference = referenceTo(parseDocument(path, { text: seen, bom: false }), index);
  const outcome = toggleItemEdit(now, parseDocument(path, { text: now, bom: false }), reference);
  if (outcome.kind === 'refused') {
    assert.match(outcome.message, /^".*\.$/su);
    return { refused: outcome.reason };
  }
  return { text: applyEdits(now, [outcome.edit]) };
}

describe('toggleItemEdit', () => {
  it('ticks an open item and opens a ticked one', () => {
    assert.deepEqual(tick('- [ ] A\n', 0), { text: '- [x] A\n' });
    assert.deepEqual(tick('- [X] A\n', 0), { text: '- [ ] A\n' });
    assert.deepEqual(tick('> 1. [ ] A\r\n>    - [x] B\r\n', 1), {
      text: '> 1. [ ] A\r\n>    - [ ] B\r\n',
    });
  });

  it('finds the item after text came and went around it', () => {
    assert.deepEqual(tick('- [ ] A\n- [ ] B\n', 1, '# New\n\n- [ ] C\n- [ ] B\n'), {
      text: '# New\n\n- [ ] C\n- [x] B\n',
    });
    assert.deepEqual(tick('## S\n\n- [ ] A-1: Go\n', 0, '## T\n\n* [ ] A-1: Go\n'), {
      text: '## T\n\n* [x] A-1: Go\n',
    });
  });

  it('refuses when the item is gone, reworded, moved below another or already changed', () => {
    assert.deepEqual(tick('- [ ] A\n', 0, '- [ ] B\n'), { refused: 'gone' });
    assert.deepEqual(tick('- [ ] A\n', 0, '- A\n'), { refused: 'gone' });
    assert.deepEqual(tick('- [ ] A\n', 0, '```\n- [ ] A\n```\n'), { refused: 'gone' });
    assert.deepEqual(tick('- [ ] A-1: Keep\n', 0, '- [ ] A-1: Delete\n'), { refused: 'reworded' });
    assert.deepEqual(tick('- [ ] A\n', 0, '- [ ] A (n/a: no need)\n'), { refused: 'reworded' });
    assert.deepEqual(tick('- [ ] S\n  - [ ] A\n- [ ] T\n', 1, '- [ ] S\n- [ ] T\n  - [ ] A\n'), {
      refused: 'moved',
    });
    assert.deepEqual(tick('- [ ] A\n', 0, '- [x] A\n'), { refused: 'state-changed' });
  });

  it('ticks one of several alike only in an unchanged document', () => {
    const twins = '- [ ] S\n  - [ ] A\n- [ ] T\n  - [ ] A\n';
    assert.deepEqual(tick(twins, 3), { text: '- [ ] S\n  - [ ] A\n- [ ] T\n  - [x] A\n' });
    assert.deepEqual(tick(twins, 3, twins.replace('- [ ] S', '- [x] S')), {
      text: '- [x] S\n  - [ ] A\n- [ ] T\n  - [x] A\n',
    });
    assert.deepEqual(tick(twins, 3, '- [ ] T\n  - [ ] A\n- [ ] S\n  - [ ] A\n'), {
      refused: 'ambiguous',
    });
    assert.deepEqual(tick(twins, 1, '- [ ] S\n  - [ ] A\n- [ ] T\n'), { refused: 'ambiguous' });
  });

  it('refuses a box that one character cannot turn over', () => {
    const text = '- [\r\n  ] A\r\n';
    const { items } = parseDocument(path, { text, bom: false });
    for (const index of items.keys()) {
      assert.deepEqual(tick(text, index), { refused: 'unreadable' });
    }
  });
});

const words = [
  'Backups',
  'Alerts',
  'Export rules',
  'NOC-1: Handover',
  '@noc verified',
  '`[ ]` box',
];
const proses = ['Some text.', '```\n- [ ] Backups\n```', '<!-- - [ ] Alerts -->', '\\- [ ] Alerts'];

function itemOf(name: () => number, depth: number): fc.Arbitrary<ModelItem> {
  return fc
    .record({
      text: fc.constantFrom(...words),
      checked: fc.boolean(),
      note: fc.option(fc.constantFrom('Ticket: INC-4711', 'A note.'), { nil: undefined }),
      children: depth === 0 ? fc.constant([]) : fc.array(itemOf(name, depth - 1), { maxLength: 2 }),
    })
    .map(({ note, children, ...item }) => ({
      ...item,
      children: [...children],
      name: name(),
      ...(note === undefined ? {} : { note }),
    }));
}

function documents(): fc.Arbitrary<ModelDocument> {
  let names = 0;
  const section: fc.Arbitrary<ModelSection> = fc
    .record({
      title: fc.constantFrom('Documentation', 'Monitoring', 'Site @noc'),
      quoted: fc.boolean(),
      numbered: fc.boolean(),
      prose: fc.option(fc.constantFrom(...proses), { nil: undefined }),
      items: fc.array(
        itemOf(() => names++, 2),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ prose, ...rest }) => (prose === undefined ? rest : { ...rest, prose }));
  return fc.record({
    eol: fc.constantFrom('\n', '\r\n'),
    frontmatter: fc.boolean(),
    sections: fc.array(section, { minLength: 1, maxLength: 3 }),
  });
}

interface Mutation {
  readonly kind: string;
  readonly at: number;
  readonly to: number;
}

const mutations = fc.array(
  fc.record({
    kind: fc.constantFrom(
      ...['delete', 'insert', 'swap', 'reword', 'tick', 'move', 'nest', 'copy', 'note'],
      ...['eol', 'quote', 'rename', 'frontmatter', 'sections'],
    ),
    at: fc.nat(40),
    to: fc.nat(40),
  }),
  { maxLength: 3 },
);

let fresh = 1_000_000;

function mutate(document: ModelDocument, { kind, at, to }: Mutation): void {
  const all = itemsOf(document);
  const section = document.sections[to % document.sections.length];
  const { item, list } = all[at % Math.max(1, all.length)] ?? {};
  if (section === undefined || item === undefined || list === undefined) {
    return;
  }
  const index = list.indexOf(item);
  switch (kind) {
    case 'delete':
      list.splice(index, 1);
      return;
    case 'insert':
      list.splice(index, 0, {
        name: fresh++,
        text: words[to % words.length] ?? '',
        checked: false,
        children: [],
      });
      return;
    case 'swap':
      list.splice(index, 1);
      list.splice(to % (list.length + 1), 0, item);
      return;
    case 'reword':
      item.text = words[to % words.length] ?? '';
      return;
    case 'tick':
      item.checked = !item.checked;
      return;
    case 'move':
      list.splice(index, 1);
      section.items.unshift(item);
      return;
    case 'nest': {
      const before = list[index - 1];
      if (before !== undefined) {
        list.splice(index, 1);
        before.children.push(item);
      }
      return;
    }
    case 'copy':
      list.splice(index, 0, { ...item, name: fresh++, children: [] });
      return;
    case 'note':
      item.note = 'Another note.';
      return;
    case 'eol':
      document.eol = document.eol === '\n' ? '\r\n' : '\n';
      return;
    case 'quote':
      section.quoted = !section.quoted;
      return;
    case 'rename':
      section.title = 'Monitoring';
      return;
    case 'frontmatter':
      document.frontmatter = !document.frontmatter;
      return;
    default:
      document.sections.reverse();
  }
}

describe('ticking in a document that changed since', () => {
  it('changes exactly the box of the item that was meant, or is refused', () => {
    let ticked = 0;
    let refused = 0;
    fc.assert(
      fc.property(documents(), mutations, fc.nat(40), (model, changes, choice) => {
        const before = renderModel(model);
        const seen = parseDocument(path, { text: before.text, bom: false });
        const index = choice % Math.max(1, seen.items.length);
        const chosen = seen.items[index];
        const name = [...before.boxes].find(([, box]) => box === chosen?.box)?.[0];
        fc.pre(chosen !== undefined && name !== undefined);
        const reference = referenceTo(seen, index);
        const later = structuredClone(model);
        changes.forEach((change) => {
          mutate(later, change);
        });
        const after = renderModel(later);
        const now = parseDocument(path, { text: after.text, bom: false });
        const outcome = toggleItemEdit(after.text, now, reference);
        if (outcome.kind === 'refused') {
          refused++;
          assert.notEqual(changes.length, 0, outcome.message);
          return;
        }
        ticked++;
        const { range, newText } = outcome.edit;
        assert.equal(range.end - range.start, 1);
        assert.equal(newText, chosen?.checked ? ' ' : 'x');
        const hit = [...after.boxes].find(([, box]) => box === range.start)?.[0];
        assert.notEqual(hit, undefined, 'the edit is at a box');
        // An item that looks the same in every respect is the same for whoever ticked it.
        const look = hit === undefined ? undefined : after.looks.get(hit);
        assert.ok(hit === name || look === before.looks.get(name ?? -1), 'it is the item meant');
      }),
      fuzz(10_000),
    );
    assert.ok(ticked > 100 && refused > 100, `${ticked} ticked, ${refused} refused`);
  }).timeout(300_000);
});
