// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  closeEditors,
  findRow,
  folderOf,
  onlyLibrary,
  readBytes,
  startExtension,
  until,
  writeText,
} from '../support/extensionHost.js';

const folder = 'checklists/ticking';

/** Texts with one open item `Export rules`, each with something that a careless writer would change. */
const texts: Readonly<Record<string, string>> = {
  'line feeds': '# List\n\n- [ ] Export rules\n- [x] Other\n',
  'carriage returns': '# List\r\n\r\n- [ ] Export rules\r\n- [x] Other\r\n',
  'a byte order mark': '\uFEFF---\ntitle: List\n---\n\n- [ ] Export rules\n',
  'a byte order mark and carriage returns': '\uFEFF# List\r\n\r\n- [ ] Export rules\r\n',
  'mixed line ends': '# List\r\n\n- [ ] Export rules\r\n- [x] Other\n',
  'quotes and nesting': '# List\n\n> 1. Outer\n>    - [ ] Export rules\n>      - [ ] Deeper\n',
  'no line end at the end': '# List\n\n- [x] Other\n- [ ] Export rules',
  'blanks at the ends of lines': '# List  \n\n- [ ] Export rules  \n- [x] Other\t\n\n\n',
  'characters of four bytes': '# 🗒️ List\n\n- [x] 𝒜 𝒷\n- [ ] Export rules\n',
};

describe('ticking an item in a view', () => {
  let access: TestAccess;
  let number = 0;
  const path = () => `${folder}/${number}.md`;
  const uri = () => vscode.Uri.joinPath(folderOf(), path());
  // A name of its own each time: an editor keeps a closed file's text for a while.
  const place = async (text: string) => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderOf(), folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([path()]);
    number++;
    writeText(uri(), text);
    open.touch([path()]);
    await open.settle();
    return findRow(access.trees.checklists, 'Export rules');
  };
  before(async () => {
    access = await startExtension();
    writeText(uri(), '');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeEditors();
  });
  after(async () => {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderOf(), folder), { recursive: true });
    const open = onlyLibrary(access);
    open.touch([path()]);
    await open.settle();
  });

  for (const [name, text] of Object.entries(texts)) {
    const ticked = text.replace('[ ] Export', '[x] Export');

    it(`changes one character of a closed file with ${name}`, async () => {
      await access.tick(await place(text));
      assert.equal(readBytes(uri()).toString(), ticked);
    });

    it(`changes one character of an open file with ${name}`, async () => {
      const row = await place(text);
      const { document } = await vscode.window.showTextDocument(uri());
      await access.tick(row);
      assert.equal(readBytes(uri()).toString(), ticked);
      await until(vscode.workspace.onDidChangeTextDocument, () =>
        document.getText().includes('[x] Export'),
      );
      assert.equal(document.isDirty, false);
    });

    it(`changes one character of an editor with unsaved changes and ${name}`, async () => {
      await place(text);
      const editor = await vscode.window.showTextDocument(uri());
      await editor.edit((edit) => {
        edit.insert(editor.document.lineAt(0).range.end, ' of today');
      });
      await onlyLibrary(access).settle();
      const before = editor.document.getText();
      await access.tick(findRow(access.trees.checklists, 'Export rules'));
      assert.equal(editor.document.getText(), before.replace('[ ] Export', '[x] Export'));
      assert.equal(editor.document.isDirty, true);
      assert.equal(readBytes(uri()).toString(), text);
    });
  }

  it('ticks the item that the cursor is in, from the palette', async () => {
    await place('# List\n\n- [ ] Outer\n  - [ ] Export rules\n    in two lines\n');
    const editor = await vscode.window.showTextDocument(uri());
    editor.selection = new vscode.Selection(4, 6, 4, 6);
    await vscode.commands.executeCommand(commands.toggleItem);
    assert.equal(
      readBytes(uri()).toString(),
      '# List\n\n- [ ] Outer\n  - [x] Export rules\n    in two lines\n',
    );
  });

  it('opens a ticked item again', async () => {
    const ticked = '- [X] Export rules\n';
    await access.tick(await place(ticked));
    assert.equal(readBytes(uri()).toString(), '- [ ] Export rules\n');
  });

  it('shows the new state at once', async () => {
    await access.tick(await place('- [ ] Export rules\n'));
    const row = access.trees.checklists.getTreeItem(
      findRow(access.trees.checklists, 'Export rules'),
    );
    const { checkboxState } = row;
    assert.ok(typeof checkboxState === 'object');
    assert.equal(checkboxState.state, vscode.TreeItemCheckboxState.Checked);
  });

  it('leaves other lines alone even where saving would tidy them up', async () => {
    const text = '# List  \n\n- [ ] Export rules  ';
    const configuration = vscode.workspace.getConfiguration('files');
    await configuration.update('trimTrailingWhitespace', true);
    await configuration.update('insertFinalNewline', true);
    const row = await place(text);
    await vscode.window.showTextDocument(uri());
    await access.tick(row);
    assert.equal(readBytes(uri()).toString(), text.replace('[ ]', '[x]'));
    await configuration.update('trimTrailingWhitespace', undefined);
    await configuration.update('insertFinalNewline', undefined);
  });

  it('finds the item again after lines were added above it', async () => {
    const row = await place('- [ ] Export rules\n');
    writeText(uri(), 'New line.\n\n- [ ] Export rules\n');
    await access.tick(row);
    assert.equal(readBytes(uri()).toString(), 'New line.\n\n- [x] Export rules\n');
  });

  it('refuses, and writes nothing, when the item is gone', async () => {
    const row = await place('- [ ] Export rules\n');
    const now = '- [ ] Import rules\n';
    writeText(uri(), now);
    await assert.rejects(
      access.tick(row),
      /"Export rules" is no longer in checklists\/ticking\/\d+\.md/,
    );
    assert.equal(readBytes(uri()).toString(), now);
  });

  it('refuses when somebody else ticked it meanwhile', async () => {
    const row = await place('- [ ] Export rules\n');
    writeText(uri(), '- [x] Export rules\n');
    await assert.rejects(access.tick(row), /already ticked/);
    assert.equal(readBytes(uri()).toString(), '- [x] Export rules\n');
  });

  it('refuses when the file is gone, or not UTF-8', async () => {
    const row = await place('- [ ] Export rules\n');
    await vscode.workspace.fs.writeFile(uri(), Buffer.from('- [ ] Export rules\n', 'utf16le'));
    await assert.rejects(access.tick(row), /UTF-8|no longer in/);
    await vscode.workspace.fs.delete(uri());
    await assert.rejects(access.tick(row), /no longer there/);
    writeText(uri(), '');
  });
});
