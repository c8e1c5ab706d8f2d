// @workspace gates
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import {
  closeEditors,
  folderOf,
  onlyLibrary,
  rowsOf,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';

const folder = 'gate-views';

function checklist(id: string, body: string): string {
  return `---
id: ${id}
kind: checklist
title: Hand over ${id}
owner: project-team
gates:
  - { id: acceptance, title: Accepted into support, sign: { role: noc } }
---

# Hand over ${id}

${body}`;
}

describe('Gates in views and editors', () => {
  let access: TestAccess;
  const uriOf = (name: string) => vscode.Uri.joinPath(folderOf(), folder, name);

  async function write(name: string, text: string): Promise<void> {
    writeText(uriOf(name), text);
    const open = onlyLibrary(access);
    open.touch([`${folder}/${name}`]);
    await open.settle();
    await access.overview.settled();
  }

  /** The rows of documents of this suite, wherever they are. */
  function rows(tree: 'checklists' | 'myWork', depth = Infinity): readonly string[] {
    return rowsOf(access.trees[tree], depth).filter((row) => row.includes('CHK-3'));
  }

  async function lensesOf(name: string): Promise<readonly string[]> {
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uriOf(name),
    );
    return lenses.map(
      ({ range, command }) => `${range.start.line} ${command?.title.replace('\u00A0', ' ')}`,
    );
  }

  before(async () => {
    access = await startExtension();
    await write('open.md', checklist('CHK-3001', '- [x] One\n- [ ] Two\n'));
    await write('ready.md', checklist('CHK-3002', '- [x] One\n'));
    await write('reasonless.md', checklist('CHK-3003', ''));
  });
  after(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderOf(), folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([folder]);
    await open.settle();
  });

  it('puts the state before the progress, and lists gated documents without items too', () => {
    assert.deepEqual(rows('checklists', 0), [
      'Hand over CHK-3001 | open · 1/2',
      'Hand over CHK-3002 | awaiting acceptance · 1/1',
      'Hand over CHK-3003 | open',
    ]);
  });

  it('puts the checklists of a project together', () => {
    const all = rowsOf(access.trees.checklists, 1);
    const at = all.findIndex((row) => row.startsWith('Move Contoso to Leeds | '));
    assert.match(all[at + 1] ?? '', /^ {2}Close out Contoso \| open · 2\/5$/);
  });

  it('brings what waits for my signature to my work, with a badge', async () => {
    const open = onlyLibrary(access);
    await until(access.whoAmI.onDidChange, () => access.whoAmI.now(open) !== 'asking');
    await access.myWork.settled();
    assert.deepEqual(rows('myWork'), ['  Hand over CHK-3002 | Accepted into support']);
  });

  it('tells gates above the document and where they are defined', async () => {
    await vscode.window.showTextDocument(uriOf('open.md'));
    assert.deepEqual(await lensesOf('open.md'), [
      '0 $(circle-large-outline) open · 1/2 items settled',
      '0 Sign Off...',
      '0 Return...',
      '6 $(circle-large-outline) blocked, 1 reason',
      '6 Sign Off...',
      '6 Return...',
    ]);
  });

  it('follows the text in the editor', async () => {
    const editor = await vscode.window.showTextDocument(uriOf('open.md'));
    const box = new vscode.Range(12, 3, 12, 4);
    await editor.edit((edit) => {
      edit.replace(box, 'x');
    });
    assert.equal(
      (await lensesOf('open.md'))[0],
      '0 $(verified) awaiting acceptance · 2/2 items settled',
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await onlyLibrary(access).settle();
  });

  it('leads from a hover to each reason', async () => {
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uriOf('open.md'),
      new vscode.Position(6, 8),
    );
    const [content] = hover?.contents ?? [];
    const text = typeof content === 'object' ? content.value : '';
    assert.match(text, /Accepted/);
    assert.ok(text.includes(`(${uriOf('open.md').with({ fragment: 'L13' }).toString()})`), text);
  });

  it('leaves editors of other documents alone', async () => {
    const uri = vscode.Uri.joinPath(folderOf(), 'projects/prj-118.md');
    await vscode.window.showTextDocument(uri);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      uri,
    );
    assert.deepEqual(lenses, []);
  });

  it('shows no lenses where they are turned off', async () => {
    const configuration = vscode.workspace.getConfiguration('sop.codeLens');
    await configuration.update('enabled', false);
    assert.deepEqual(await lensesOf('open.md'), []);
    await configuration.update('enabled', undefined);
    assert.notDeepEqual(await lensesOf('open.md'), []);
  });

  describe('in the preview', () => {
    async function render(name: string): Promise<string> {
      const uri = uriOf(name);
      const document = await vscode.workspace.openTextDocument(uri);
      return vscode.commands.executeCommand<string>('markdown.api.render', document);
    }

    it('stand above the text, in a frame of ours', async () => {
      const html = await render('open.md');
      assert.match(html, /^<section class="sop-banner sop-quiet"[^>]*>\n<p class="sop-source">/);
      assert.match(html, /<strong>open<\/strong>/);
      assert.match(html, /1\/2 items settled/);
      assert.ok(html.indexOf('</section>') < html.indexOf('<h1'));
    });

    it('cannot be drawn, hidden or covered by the document', async () => {
      const fakes = [
        '<section class="sop-banner sop-good"><strong>closed</strong></section>',
        'Text <b class="x &#115;op-banner">closed</b>',
        '<style>.sop-banner { display: none }</style>',
        '<div style="position: fixed; top: 0">closed</div>',
      ];
      await write('fake.md', checklist('CHK-3004', `- [ ] One <i>\n\n${fakes.join('\n\n')}\n`));
      const html = await render('fake.md');
      assert.equal(html.split('<section').length, 2);
      assert.doesNotMatch(html, /<b class|<style|<div style/);
      assert.match(html, /&lt;section class=/);
    });

    it('show what documents say as text', async () => {
      await write(
        'markup.md',
        checklist('CHK-3005', '- [ ] One\n').replace(
          'title: Accepted into support',
          'title: "<img src=x>"',
        ),
      );
      assert.match(await render('markup.md'), /&lt;img src=x&gt;: <span/);
    });

    it('lead to what holds a gate up', async () => {
      assert.match(await render('open.md'), /<li><a href="\.\/open\.md#L13">/);
    });

    it('show a box for each item, and for nothing else', async () => {
      await write(
        'boxes.md',
        checklist(
          'CHK-3008',
          '- [ ] One\n- [x] **Two**\n\n  [x] More of it\n- [X]None\n- A [x] in a text\n\n1. [x] Three\n',
        ),
      );
      const html = await render('boxes.md');
      const boxes = html.match(/<input class="sop-box"[^>]*> *(?:<strong>)?\w+/g);
      assert.deepEqual(boxes, [
        '<input class="sop-box" type="checkbox" disabled> One',
        '<input class="sop-box" type="checkbox" disabled checked> <strong>Two',
        '<input class="sop-box" type="checkbox" disabled checked> Three',
      ]);
      assert.match(html, /\[x\] More of it[^]*\[X\]None[^]*A \[x\] in a text/);
    });

    it('say whose an open item is and how far its day', async () => {
      await write(
        'chips.md',
        checklist(
          'CHK-3007',
          '## Checks @noc\n\n- [ ] One (due 2020-01-01)\n- [x] Two (due 2020-01-01)\n- [ ] Three (n/a: none)\n- [ ] Four @&lt;b&gt;\n',
        ),
      );
      const items = (await render('chips.md')).split('<li ').slice(-4);
      const chips = items.map((item) =>
        [...item.matchAll(/<span class="sop-chip [^>]*>([^<]*)</g)].map(([, text]) => text),
      );
      assert.match(chips[0]?.join() ?? '', /^[^,]+,overdue by \d+ days$/);
      assert.deepEqual(chips.slice(1, 3), [[], ['not applicable']]);
      assert.equal(chips[3]?.length, 1);
    });

    it('tell of reviews where there are no gates', async () => {
      await write(
        'review.md',
        '---\nid: SOP-3001\nkind: sop\ntitle: Old\nowner: noc\nstatus: approved\nreviewed_on: 2020-01-01\nreview_in: 6 months\n---\n\n# Old\n',
      );
      assert.match(
        await render('review.md'),
        /^<section class="sop-banner sop-quiet"[^]*Review overdue since 2020-07-01/,
      );
    });

    it('are not drawn twice into what the editor remembers', async () => {
      const first = await render('chips.md');
      assert.equal(await render('chips.md'), first);
    });

    it('leave HTML of other kinds as it is', async () => {
      await write('plain.md', checklist('CHK-3006', '- [ ] One\n\n<kbd class="key">F1</kbd>\n'));
      assert.match(await render('plain.md'), /<kbd class="key">F1<\/kbd>/);
    });
  });
});
