// What our grammars add to Markdown, checked in VS Code's own engine over VS Code's own grammar.
import assert from 'node:assert/strict';
import { createHighlighter, type HighlightedPiece } from '../support/highlight.js';

describe('the colours of a document', () => {
  let highlight: (text: string) => readonly HighlightedPiece[];

  before(async function () {
    this.timeout(180_000);
    highlight = await createHighlighter();
  });

  /** Expects exactly these pieces to carry a scope of ours, each given as `scope text`; neighbours with one scope are one piece. */
  function check(text: string, ...expected: readonly string[]): void {
    const ours: string[] = [];
    let last: string | undefined;
    for (const { text: piece, scopes } of highlight(text)) {
      const scope = scopes.findLast((each) => each.endsWith('.sop') && !each.startsWith('meta.'));
      const isQuiet = scope === undefined || scope.startsWith('punctuation.');
      if (!isQuiet && scope === last) ours.push(`${ours.pop() ?? ''}${piece}`);
      else if (!isQuiet) ours.push(`${scope.replace(/\.sop$/, '')} ${piece}`);
      last = isQuiet ? undefined : scope;
    }
    assert.deepEqual(ours, expected);
  }

  it('tell open from settled items, bulleted or numbered, at any depth', () => {
    check('- [ ] Export the rules.', 'keyword.control.open [ ]');
    check('* [x] Done.', 'markup.inserted.done [x]');
    check('1. [X] Done.', 'markup.inserted.done [X]');
    check(
      '- [ ] One\n  - [x] Two\n    1. [ ] Three',
      'keyword.control.open [ ]',
      'markup.inserted.done [x]',
      'keyword.control.open [ ]',
    );
    check('-   [ ] Wide.', 'keyword.control.open [ ]');
  });

  it('leave alone what is no item', () => {
    check('- []\n- [-] No.\n- [ ]No.\n- A [ ] b.');
    check('Text [ ] here (optional) @noc.');
    check('```\n- [ ] NOC-1: Code @noc (optional)\n```');
    check('- `(optional)` and `@noc` in code');
    check('<!-- - [ ] NOC-1: Gone -->');
  });

  it('show the key of an item, in bold or not', () => {
    check('- [ ] NOC-3: Ring.', 'keyword.control.open [ ]', 'entity.name.tag.key NOC-3');
    check('- [x] **NET-12b:** Ring.', 'markup.inserted.done [x]', 'entity.name.tag.key NET-12b');
    check('- [x] **NET-1**: Ring.', 'markup.inserted.done [x]', 'entity.name.tag.key NET-1');
    check('- [ ] Note: no key.', 'keyword.control.open [ ]');
  });

  it('show every marker, and the wrong ones', () => {
    const open = 'keyword.control.open [ ]';
    check('- [ ] Ring. (optional)', open, 'storage.modifier.optional optional');
    check('- [ ] Ring. (evidence)', open, 'storage.modifier.evidence evidence');
    check(
      '- [ ] Ring. (evidence: ticket)',
      open,
      'storage.modifier.evidence evidence',
      'constant.language.evidence ticket',
    );
    check(
      '- [ ] Ring. (evidence: photo)',
      open,
      'storage.modifier.evidence evidence',
      'invalid.illegal.evidence photo',
    );
    check(
      '- [ ] Ring. (n/a: no lift)',
      open,
      'storage.modifier.not-applicable n/a',
      'string.unquoted.reason no lift',
    );
    check('- [ ] Ring. (n/a)', open, 'invalid.illegal.not-applicable n/a');
    check(
      '- [ ] Ring. (due 2026-12-01)',
      open,
      'storage.modifier.due due',
      'constant.numeric.date 2026-12-01',
    );
    check('- [ ] Ring. (due soon)', open, 'storage.modifier.due due', 'invalid.illegal.date soon');
    check(
      '- [ ] Ring. (from LL-7Q3K9, LL-2)',
      open,
      'storage.modifier.from from',
      'entity.name.tag.id LL-7Q3K9',
      'entity.name.tag.id LL-2',
    );
    check('- [ ] See [it](optional).', open);
  });

  it('show whose item it is, and the role of a heading', () => {
    check('- [ ] Ring. @noc', 'keyword.control.open [ ]', 'entity.name.type.role @noc');
    check('- [ ] Mail a@b.example.', 'keyword.control.open [ ]');
    check('## Monitoring @noc', 'entity.name.type.role @noc');
    check('## Monitoring (@noc)', 'entity.name.type.role @noc');
    check('## The @noc and others');
  });

  it('show links by id', () => {
    check('See [[SOP-0012]].', 'markup.underline.link SOP-0012');
    check(
      '- See [[SOP-0012|the procedure]].',
      'markup.underline.link SOP-0012',
      'string.other.link.title the procedure',
    );
    check('`[[SOP-0012]]`');
  });

  it('know the settings and the query of a list', () => {
    check(
      '```sop-list\ntitle: Late\nquery: kind:sop AND -due_on:<7d "x y" # why\nview: table\nlimit: 5\n```\n\nAfter.',
      'support.type.property-name query',
      'variable.other.field kind',
      'keyword.operator.logical AND',
      'keyword.operator.logical -',
      'variable.other.field due_on',
      'keyword.operator.comparison <',
      'constant.numeric 7d',
      'string.quoted.double "x y"',
      'support.type.property-name view',
      'constant.language.view table',
    );
  });

  it('leave the structure of the frontmatter as VS Code reads it', () => {
    const text =
      '---\nid: A\ngates:\n  - id: acceptance\n    blocks: [released_on]\ntemplate:\n  id: TPL-1\n---\n';
    const wrong = highlight(text).filter(({ scopes }) =>
      scopes.some((each) => each.includes('illegal')),
    );
    assert.deepEqual(wrong, []);
  });

  it('tell the common keys of the frontmatter from others', () => {
    check(
      `---\nid: SOP-1\nreveiw_in: 6 months\nsign_offs:\n  - decision: accepted\n    content: "c1:${'0'.repeat(64)}"\n---\n\nid: no`,
      'support.type.property-name id',
      'support.type.property-name sign_offs',
      'constant.language.decision accepted',
      'keyword.other.digest c1:',
      `comment.digest ${'0'.repeat(64)}`,
    );
  });
});
