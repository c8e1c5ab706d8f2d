import assert from 'node:assert/strict';
import { movedLinks, filesMovedBy } from '../../../src/core/language/movedLinks.js';
import { renameHeading } from '../../../src/core/language/renameHeading.js';
import { renameId, type RenameOutcome } from '../../../src/core/language/renameId.js';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';
import { libraryOf } from '../../support/libraryOf.js';

type Files = Readonly<Record<string, string>>;

function changed(files: Files, edits: ReadonlyMap<string, readonly TextEdit[]>): Files {
  return Object.fromEntries(
    [...edits].map(([path, own]) => [path, applyEdits(files[path] ?? '', own)]),
  );
}

/** The texts that differ after the rename, or why there are none. */
function told(files: Files, outcome: RenameOutcome): Files | string {
  return outcome.kind === 'refused' ? outcome.message : changed(files, outcome.edits);
}

describe('renaming an id', () => {
  const rename = (files: Files, from: string, to: string) => {
    const texts = new Map(Object.entries(files).filter(([path]) => path.endsWith('.md')));
    return told(files, renameId(libraryOf(files), { from, to, texts, today }));
  };
  const sop = '---\nid: SOP-0012 # kept\ntitle: About SOP-0012\n---\n';

  it('changes frontmatter, links, marks, queries and text, and nothing else', () => {
    const files = {
      'a.md': sop,
      'b.md':
        '---\ntarget: SOP-0012\n---\nSee [[SOP-0012#x]], SOP-0012 and `SOP-0012`. (from SOP-0012)\r\n',
      'c.md': '```sop-list\nquery: id:SOP-0012\n```\n',
      'd.md': 'SOP-00123\n',
    };
    assert.deepEqual(rename(files, 'SOP-0012', 'SOP-0100'), {
      'a.md': '---\nid: SOP-0100 # kept\ntitle: About SOP-0012\n---\n',
      'b.md':
        '---\ntarget: SOP-0100\n---\nSee [[SOP-0100#x]], SOP-0100 and `SOP-0012`. (from SOP-0100)\r\n',
      'c.md': '```sop-list\nquery: id:SOP-0100\n```\n',
    });
  });

  it('refuses an id that is taken, cannot be one, or that nobody has', () => {
    const files = { 'a.md': sop, 'b.md': '---\nid: SOP-0100\n---\n' };
    assert.equal(rename(files, 'SOP-0012', 'SOP-0100'), 'b.md has the id SOP-0100 already.');
    assert.equal(
      rename(files, 'SOP-0012', 'SOP 1'),
      '"SOP 1" is no id; expected letters, digits, dashes and underscores, such as SOP-0012.',
    );
    assert.equal(rename(files, 'SOP-7', 'SOP-8'), 'No document has the id SOP-7.');
  });

  it('refuses where acknowledgements name the document by its id', () => {
    const files = {
      'a.md': sop,
      '.sop/acknowledgements/SOP-0012/dana.yml':
        'by: dana@msp.example\nname: Dana Reyes\nat: "2026-11-01T10:00:00Z"\ncontent: "c1:00"\n',
    };
    assert.equal(
      rename(files, 'SOP-0012', 'SOP-0100'),
      '1 person has acknowledged SOP-0012 by this id.',
    );
  });

  it('refuses for a document with sign-offs', () => {
    const files = { 'a.md': '---\nid: CHK-1\nsign_offs:\n  - gate: a\n---\n' };
    assert.equal(
      rename(files, 'CHK-1', 'CHK-2'),
      'a.md has sign-offs, and they name it by the id CHK-1.',
    );
  });

  it('refuses where a sign-off in force covers a place that names it, and spares what it does not cover', () => {
    const run =
      '---\nid: CHK-1\nkind: checklist\nowner: project-team\ngates:\n  - id: acceptance\n    sign: { role: noc }\n---\n\n- [x] Done as SOP-0012 says @noc\n';
    const files = { 'a.md': sop, 'b.md': signed(run) };
    const texts = new Map(Object.entries(files));
    const library = gateLibrary(files);
    const outcome = renameId(library, { from: 'SOP-0012', to: 'SOP-0100', texts, today });
    assert.equal(
      told(files, outcome),
      'b.md names SOP-0012 in what Dana Reyes signed; the sign-off would no longer hold.',
    );
  });
});

describe('renaming a heading', () => {
  const rename = (files: Files, path: string, to: string) => {
    const text = (files[path] ?? '').replace('‸', '');
    const offset = (files[path] ?? '').indexOf('‸');
    const bare = { ...files, [path]: text };
    const outcome = renameHeading(libraryOf(bare), { path, text, offset, to }, today);
    return told(bare, outcome);
  };

  it('changes the anchors of Markdown and wiki links and the sections of gates', () => {
    const files = {
      'a.md':
        '---\nid: SOP-1\ngates:\n  - id: g\n    items: { sections: [Roll back] }\n---\n\n## Roll‸ back @noc\n\n[up](#roll-back-noc)\n',
      'b.md': '[x](a.md#roll-back-noc) [[SOP-1#roll-back-noc|y]] [z](a.md) [w](a.md#other)\n',
    };
    assert.deepEqual(rename(files, 'a.md', 'Undo it'), {
      'a.md':
        '---\nid: SOP-1\ngates:\n  - id: g\n    items: { sections: [Undo it] }\n---\n\n## Undo it @noc\n\n[up](#undo-it-noc)\n',
      'b.md': '[x](a.md#undo-it-noc) [[SOP-1#undo-it-noc|y]] [z](a.md) [w](a.md#other)\n',
    });
  });

  it('follows headings that are numbered because they repeat', () => {
    const files = { 'a.md': '## Sc‸ope\n\n## Scope\n\n[second](#scope-1)\n' };
    assert.deepEqual(rename(files, 'a.md', 'Aim'), {
      'a.md': '## Aim\n\n## Scope\n\n[second](#scope)\n',
    });
  });

  it('needs a heading and words', () => {
    assert.equal(rename({ 'a.md': 'Wor‸ds\n' }, 'a.md', 'X'), 'There is no heading here.');
    assert.equal(rename({ 'a.md': '# Wor‸ds\n' }, 'a.md', ' '), 'A heading is one line of words.');
  });
});

describe('links of files that move', () => {
  const move = (files: Files, moves: Readonly<Record<string, string>>, wikiOnly = false) => {
    const library = libraryOf(files);
    const moved = filesMovedBy(library, new Map(Object.entries(moves)));
    return changed(files, movedLinks(library, moved, { wikiOnly }));
  };

  it('follow a document, with anchors and definitions', () => {
    const files = {
      'sops/a.md': '# A\n',
      'runs/b.md':
        '[a](../sops/a.md#x) ![i](../sops/a.md) [r][r] <https://x.example/sops/a.md>\n\n[r]: ../sops/a.md "A"\n',
      'c.md': '[a](/sops/a.md) [dot](./sops/a.md)\n',
    };
    assert.deepEqual(move(files, { 'sops/a.md': 'runs/a 2.md' }), {
      'runs/b.md':
        '[a](a%202.md#x) ![i](a%202.md) [r][r] <https://x.example/sops/a.md>\n\n[r]: a%202.md "A"\n',
      'c.md': '[a](/runs/a%202.md) [dot](./runs/a%202.md)\n',
    });
  });

  it('follow from the document that moves', () => {
    const files = {
      'a/b.md': '[c](c.md) [e](ev/e.txt) [self](#x) [gone](gone.md)\n',
      'a/c.md': '',
      'a/ev/e.txt': '',
    };
    assert.deepEqual(move(files, { 'a/b.md': 'z/b.md' }), {
      'a/b.md': '[c](../a/c.md) [e](../a/ev/e.txt) [self](#x) [gone](gone.md)\n',
    });
  });

  it('stay as they are within a folder that moves, and follow it from outside', () => {
    const files = { 'a/b.md': '[c](c.md)\n', 'a/c.md': '', 'd.md': '[b](a/b.md) [f](a/)\n' };
    assert.deepEqual(move(files, { a: 'x/y' }), { 'd.md': '[b](x/y/b.md) [f](x/y)\n' });
  });

  it('keep to the root of their site, unless document or target leave it', () => {
    const files = { 'docs/b.md': '[c](/s/c.md) [d](/s/d)\n', 'docs/s/c.md': '', 'docs/s/d.md': '' };
    assert.deepEqual(move(files, { 'docs/s': 'docs/t' }), {
      'docs/b.md': '[c](/t/c.md) [d](/t/d)\n',
    });
    assert.deepEqual(move(files, { 'docs/s/c.md': 'c.md' }), {
      'docs/b.md': '[c](/c.md) [d](/s/d)\n',
    });
    assert.deepEqual(move(files, { 'docs/b.md': 'b.md' }), {
      'docs/b.md': '[c](/docs/s/c.md) [d](/docs/s/d)\n',
    });
    assert.deepEqual(move(files, { docs: 'site' }), {});
  });

  it('name a file in a wiki link only by its new name; ids stay', () => {
    const files = {
      'a.md': '---\nid: SOP-1\n---\n# Title\n',
      'b.md': '[[a]] [[SOP-1]] [[Title|words]] [x](a.md)\n',
    };
    assert.deepEqual(move(files, { 'a.md': 's/n.md' }), {
      'b.md': '[[n]] [[SOP-1]] [[Title|words]] [x](s/n.md)\n',
    });
    assert.deepEqual(move(files, { 'a.md': 's/n.md' }, true), {
      'b.md': '[[n]] [[SOP-1]] [[Title|words]] [x](a.md)\n',
    });
  });
});
