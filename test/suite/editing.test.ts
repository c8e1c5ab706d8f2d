// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands } from '../../src/extension/shared/manifest.js';
import {
  closeEditors,
  folderOf,
  onlyLibrary,
  startExtension,
  writeText,
} from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

const folder = 'checklists/editing';

describe('commands on items', () => {
  let access: TestAccess;
  let number = 0;
  const uriOf = (file: string) => vscode.Uri.joinPath(folderOf(), file);

  /** Opens a document with `text` and cursors where it has `‸`. */
  const open = async (text: string) => {
    number++;
    const path = `${folder}/${number}.md`;
    const bare = text.replaceAll('‸', '');
    writeText(uriOf(path), bare);
    const library = onlyLibrary(access);
    library.touch([path]);
    await library.settle();
    const editor = await vscode.window.showTextDocument(uriOf(path));
    const offsets = [...text.matchAll(/‸/g)].map(({ index }, before) => index - before);
    editor.selections = offsets.map((offset) => {
      const place = editor.document.positionAt(offset);
      return new vscode.Selection(place, place);
    });
    return editor;
  };
  const check = async (
    text: string,
    {
      command,
      answers = [],
      after,
    }: { command: string; answers?: readonly Answer[]; after: string },
  ) => {
    const editor = await open(text);
    access.prompts.answerWith(new ScriptedDialogs(...answers));
    await vscode.commands.executeCommand(command);
    access.prompts.answerWith(undefined);
    assert.equal(editor.document.getText(), after);
    await vscode.commands.executeCommand('undo');
    assert.equal(
      editor.document.getText(),
      text.replaceAll('‸', ''),
      'One undo does not take it back.',
    );
  };

  before(async () => {
    access = await startExtension();
  });
  afterEach(async () => {
    access.prompts.answerWith(undefined);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeEditors();
  });
  after(async () => {
    await vscode.workspace.fs.delete(uriOf(folder), { recursive: true });
    const library = onlyLibrary(access);
    library.touch([folder]);
    await library.settle();
  });

  it('toggle the items of several cursors in one step', async () => {
    await check('- [ ] ‸A\n1. [x] B‸\n- [ ] C\n   1. [ ] ‸D\n', {
      command: commands.toggleItem,
      after: '- [x] A\n1. [x] B\n- [ ] C\n   1. [x] D\n',
    });
  });

  it('mark an item as not applicable with its reason', async () => {
    await check('- [ ] ‸A\n', {
      command: commands.markNotApplicable,
      answers: [{ type: 'no firewall' }],
      after: '- [ ] A (n/a: no firewall)\n',
    });
  });

  it('assign items to a role', async () => {
    await check('- [ ] ‸A\n- [ ] ‸B @noc\n', {
      command: commands.assignItem,
      answers: [{ choose: '@project-team' }],
      after: '- [ ] A @project-team\n- [ ] B @project-team\n',
    });
  });

  it('set a due date', async () => {
    await check('- [ ] ‸A\n', {
      command: commands.setDueDate,
      answers: [{ choose: 'Another Day' }, { type: '2031-05-06' }],
      after: '- [ ] A (due 2031-05-06)\n',
    });
  });

  it('attach a file of the library or a link', async () => {
    await check('- [ ] ‸A (evidence)\n', {
      command: commands.attachEvidence,
      answers: [{ choose: 'contoso.md' }],
      after: '- [ ] A (evidence)\n  - [contoso.md](../../clients/contoso.md)\n',
    });
    await check('- [ ] ‸A (evidence)\n', {
      command: commands.attachEvidence,
      answers: [{ choose: 'Paste a Link' }, { type: 'https://x.example/tickets/4711' }],
      after: '- [ ] A (evidence)\n  - [4711](https://x.example/tickets/4711)\n',
    });
  });

  it('offer files beside the document before those that are elsewhere', async () => {
    await open('- [ ] ‸A (evidence)\n');
    const beside = `${folder}/${number}-beside.md`;
    writeText(uriOf(beside), '');
    const library = onlyLibrary(access);
    library.touch([beside]);
    await library.settle();
    const dialogs = new ScriptedDialogs('go away');
    access.prompts.answerWith(dialogs);
    await vscode.commands.executeCommand(commands.attachEvidence);
    const labels = dialogs.asked[0] ?? [];
    const at = labels.indexOf(`${number}-beside.md`);
    assert.ok(at > 0 && at < labels.indexOf('contoso.md'), labels.join(', '));
  });

  it('move an item with its children, and the cursor with it', async () => {
    await check('- [ ] A\n- [ ] ‸B\n  - [ ] b\n', {
      command: commands.moveItemUp,
      after: '- [ ] B\n  - [ ] b\n- [ ] A\n',
    });
    const editor = await open('1. [ ] ‸A\n2. [ ] B\n');
    await vscode.commands.executeCommand(commands.moveItemDown);
    assert.equal(editor.document.getText(), '1. [ ] B\n2. [ ] A\n');
    assert.deepEqual([editor.selection.active.line, editor.selection.active.character], [1, 7]);
  });

  it('go to the next and previous open item', async () => {
    const editor = await open('‸# T\n\n- [x] A\n- [ ] B\n- [ ] C (n/a: none)\n- [ ] D\n');
    const lines: number[] = [];
    for (const command of [
      commands.nextOpenItem,
      commands.nextOpenItem,
      commands.nextOpenItem,
      commands.previousOpenItem,
    ]) {
      await vscode.commands.executeCommand(command);
      lines.push(editor.selection.active.line);
    }
    assert.deepEqual(lines, [3, 5, 3, 5]);
  });

  it('fold settled items away and show them again', async () => {
    const editor = await open('# T\n\n- [ ] A‸\n- [x] B\n- [x] C\n- [x] D\n- [ ] E\n');
    const lastVisible = () =>
      editor.visibleRanges.flatMap(({ start, end }) => [start.line, end.line]);
    await vscode.commands.executeCommand(commands.hideSettledItems);
    await new Promise<void>((resolve) => {
      const isFolded = () => editor.visibleRanges.length > 1;
      if (isFolded()) {
        resolve();
        return;
      }
      const listener = vscode.window.onDidChangeTextEditorVisibleRanges(() => {
        if (!isFolded()) return;
        listener.dispose();
        resolve();
      });
    });
    assert.deepEqual(lastVisible().slice(0, 3), [0, 3, 6]);
    assert.deepEqual([editor.selection.active.line, editor.selections.length], [2, 1]);
    const shown = new Promise<void>((resolve) => {
      const listener = vscode.window.onDidChangeTextEditorVisibleRanges(() => {
        if (editor.visibleRanges.length > 1) return;
        listener.dispose();
        resolve();
      });
    });
    await vscode.commands.executeCommand(commands.showSettledItems);
    await shown;
  });

  it('have keys that nothing else in an editor has', async () => {
    await vscode.commands.executeCommand('workbench.action.openDefaultKeybindingsFile');
    const text = vscode.window.activeTextEditor?.document.getText() ?? '';
    const all = JSON.parse(text.replace(/^\s*\/\/.*$/gm, '')) as readonly {
      key: string;
      command: string;
      when?: string;
    }[];
    const own = all.filter(({ command }) => command.startsWith('sop.'));
    assert.ok(own.length >= 5);
    // Keys of a list or another input that takes the focus from the document, and those that ours leave alone.
    const elsewhere =
      /inQuickInput|[Cc]hat|accessibleView|searchViewletVisible|findWidgetVisible|agentSessionsViewer/;
    const clashes = own.flatMap(({ key, command }) =>
      all
        .filter((other) => other.key === key && !other.command.startsWith('sop.'))
        .filter(({ when = '' }) => when.split('||').some((part) => !elsewhere.test(part)))
        .map((other) => `${key}: ${command} and ${other.command} when ${other.when ?? 'ever'}`),
    );
    assert.deepEqual(clashes, []);
  });
});
