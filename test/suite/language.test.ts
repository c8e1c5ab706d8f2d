// @workspace library
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import {
  closeEditors,
  folderOf,
  onlyLibrary,
  readBytes,
  startExtension,
  writeText,
} from '../support/extensionHost.js';

const cursor = '‸';
const folder = 'checklists/language';

describe('what an editor knows of documents', () => {
  let access: TestAccess;
  let number = 0;
  let path = '';
  const uriOf = (file: string) => vscode.Uri.joinPath(folderOf(), file);

  /** Opens a new document with `text` and the cursor where it is marked. */
  const open = async (text: string, name?: string) => {
    number++;
    path = name ?? `${folder}/${number}.md`;
    const offset = text.indexOf(cursor);
    writeText(uriOf(path), text.replace(cursor, ''));
    const library = onlyLibrary(access);
    library.touch([path]);
    await library.settle();
    const { document } = await vscode.window.showTextDocument(uriOf(path));
    const position = document.positionAt(Math.max(0, offset));
    return { document, uri: document.uri, position };
  };
  const labelsAt = async (text: string) => {
    const { uri, position } = await open(text);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      position,
    );
    return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
  };

  before(async () => {
    access = await startExtension();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await closeEditors();
  });
  after(async () => {
    await vscode.workspace.fs.delete(uriOf(folder), { recursive: true });
    const library = onlyLibrary(access);
    library.touch([folder]);
    await library.settle();
  });

  it('suggests keys and values of frontmatter', async () => {
    const keys = await labelsAt('---\nkind: sop\n‸\n---\n');
    for (const key of ['owner', 'workflow', 'review_in']) assert.ok(keys.includes(key), key);
    const owners = await labelsAt('---\nowner: ‸\n---\n');
    assert.deepEqual(owners.slice(0, 2), ['noc', 'project-team']);
  });

  it('suggests ids and marks in text', async () => {
    assert.ok((await labelsAt('See [[‸\n')).includes('SOP-0001'));
    assert.ok((await labelsAt('- [ ] Export (‸\n')).includes('optional'));
    assert.ok((await labelsAt('- [ ] Export @‸\n')).includes('project-team'));
  });

  it('names nothing twice in Markdown links', async () => {
    const labels = await labelsAt('[x](‸)\n');
    assert.ok(labels.includes('Handle an incident'), labels.join());
    assert.equal(new Set(labels).size, labels.length, labels.join());
  });

  it('suggests settings', async () => {
    const { document } = await vscode.window.showTextDocument(uriOf('.sop/roster.yml'));
    const end = document.positionAt(document.getText().indexOf('members: [dana') + 10);
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      end,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('sam'), labels.join());
  });

  it('tells of ids, roles and items in hovers, with text from documents escaped', async () => {
    const tell = async (text: string) => {
      const { uri, position } = await open(text);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents)
        .map((content) => {
          assert.ok(content instanceof vscode.MarkdownString);
          assert.notEqual(content.isTrusted, true);
          return content.value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
        })
        .join('\n');
    };
    assert.match(await tell('See SOP-00‸01.\n'), /Handle an incident[\s\S]*Owner: noc/);
    assert.match(await tell('- [ ] Export @no‸c\n'), /Dana Reyes/);
    assert.match(
      await tell('- [ ] Exp‸ort (due 2020-01-01) [a](command:x)\n'),
      /Overdue since 2020-01-01/,
    );
    assert.doesNotMatch(await tell('- [ ] Exp‸ort [a](command:x)\n'), /\]\(command:/);
  });

  it('lets lines of hovers break between words, which are no markup for that', async () => {
    const { uri, position } = await open('- [ ] 1. Exp‸ort `<img src=x>` to a `*new*` shelf\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      uri,
      position,
    );
    const told = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value)
      .join('\n');
    assert.match(told, /1\.&nbsp;Export &lt;img src=x\\> to a \\\*new\\\* shelf/);
  });

  it('says who ticked an item, from git', async () => {
    const { document } = await vscode.window.showTextDocument(uriOf('checklists/closeout.md'));
    const position = document.positionAt(document.getText().indexOf('Update the network'));
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const told = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (content as vscode.MarkdownString).value.replaceAll('&nbsp;', ' '))
      .join('\n');
    assert.match(told, /Ticked by Dana Reyes on 2026.{0,2}-01.{0,2}-05/);
  });

  it('goes to definitions and finds references', async () => {
    const { uri, position } = await open('See [[SOP-00‸01]] and SOP-0001.\n');
    const [definition] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      uri,
      position,
    );
    assert.ok(definition);
    assert.match(definition.targetUri.path, /sops\/incident\.md$/);
    const references = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      position,
    );
    const here = references.filter((each) => each.uri.path.endsWith(path));
    assert.deepEqual(
      here.map(({ range }) => range.start.character).sort((a, b) => a - b),
      [6, 21],
    );
    assert.ok(references.some((each) => each.uri.path.endsWith('sops/incident.md')));
  });

  it('makes links and highlights of ids', async () => {
    const { uri, position } = await open('---\nclient: contoso\n---\n\nSee SOP-00‸01, SOP-0001.\n');
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      'vscode.executeLinkProvider',
      uri,
    );
    const targets = links.map(({ target }) => target?.path.replace(/.*\/(?=\w+\/\w)/, '') ?? '');
    assert.deepEqual(targets.sort(), [
      'clients/contoso.md',
      'sops/incident.md',
      'sops/incident.md',
    ]);
    const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      uri,
      position,
    );
    assert.equal(highlights.length, 2);
  });

  it('renames an id everywhere in one edit', async () => {
    await open('---\nid: SOP-0900\n---\n\n# Nine\n', `${folder}/nine.md`);
    const { uri, position } = await open('See [[SOP-09‸00]], SOP-0900 and `SOP-0900`.\n');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      'SOP-0901',
    );
    assert.equal(edit.size, 2);
    assert.ok(await vscode.workspace.applyEdit(edit));
    const [here, there] = await Promise.all(
      [path, `${folder}/nine.md`].map((file) => vscode.workspace.openTextDocument(uriOf(file))),
    );
    assert.equal(here?.getText(), 'See [[SOP-0901]], SOP-0901 and `SOP-0900`.\n');
    assert.equal(there?.getText(), '---\nid: SOP-0901\n---\n\n# Nine\n');
    await vscode.workspace.saveAll();
  });

  it('renames an id in files that end their lines in several ways, which editors show in one', async () => {
    const mixed = '---\r\nid: SOP-0910\r\n---\r\n\n\n\n# Ten SOP-0910\r\n';
    await open(mixed, `${folder}/ten.md`);
    const { uri, position } = await open('See [[SOP-09‸10]].\n');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      'SOP-0911',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const ten = await vscode.workspace.openTextDocument(uriOf(`${folder}/ten.md`));
    assert.equal(
      ten.getText().replaceAll('\r', ''),
      mixed.replaceAll('SOP-0910', 'SOP-0911').replaceAll('\r', ''),
    );
    await vscode.workspace.saveAll();
  });

  it('refuses to rename what is no name, and an id that is taken', async () => {
    const { uri, position } = await open('See SOP-00‸01.\n');
    const rename = (place: vscode.Position, to: string) =>
      vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, place, to);
    await assert.rejects(async () => rename(position, 'LL-0001'), /LL-0001 already|has the id/);
    await assert.rejects(async () => rename(new vscode.Position(0, 1), 'X'));
  });

  it('renames a heading with the anchors of wiki links', async () => {
    const { uri, position } = await open(
      '# Nine\n\n## Roll‸ back\n\n[[#roll-back]] [up](#roll-back)\n',
    );
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      uri,
      position,
      'Undo',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    assert.match(text, /## Undo\n\n\[\[#(?:undo|roll-back)\]\] \[up\]\(#undo\)/);
  });

  it('is asked for the new name of a heading before the Markdown that comes with VS Code', async () => {
    const { document } = await open('---\nid: SOP-0902\n---\n\n# Two\n\n## Roll back\n');
    const target = path;
    const file = target.slice(target.lastIndexOf('/') + 1);
    await open(`[[SOP-0902#roll-back]] [there](${file}#roll-back)\n`);
    const linking = path;
    const place = document.positionAt(document.getText().indexOf('back'));
    const prepared = await vscode.commands.executeCommand<{ placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      place,
    );
    assert.equal(prepared.placeholder, 'Roll back');
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      place,
      'Undo',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    const [own, other] = await Promise.all(
      [target, linking].map((file) => vscode.workspace.openTextDocument(uriOf(file))),
    );
    assert.match(own?.getText() ?? '', /\n## Undo\n$/);
    assert.equal(other?.getText(), `[[SOP-0902#undo]] [there](${file}#undo)\n`);
    await vscode.workspace.saveAll();
  });

  it('folds frontmatter and its long keys, beside what Markdown folds', async () => {
    const { uri } = await open(
      '---\nid: A-1\ngates:\n  - id: g\n---\n\n# T\n\n- [ ] A\n  - [ ] B\n',
    );
    const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      uri,
    );
    const folds = ranges.map(({ start, end }) => `${start}-${end}`);
    assert.ok(folds.includes('0-4'), folds.join());
    assert.ok(folds.includes('2-3'), folds.join());
    assert.equal(new Set(folds).size, folds.length, folds.join());
  });

  it('hints at due days, and not when that is turned off', async () => {
    const { uri } = await open('- [ ] A (due 2020-01-01)\n');
    const hints = async () =>
      vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        uri,
        new vscode.Range(0, 0, 1, 0),
      );
    const [hint] = await hints();
    assert.ok(hint !== undefined && typeof hint.label === 'string');
    assert.match(hint.label, /overdue by \d+ days/);
    const configuration = vscode.workspace.getConfiguration('sop.dueHints');
    await configuration.update('enabled', false);
    assert.deepEqual(await hints(), []);
    await configuration.update('enabled', undefined);
  });

  it('finds documents and items among the symbols of the workspace', async () => {
    const names = async (query: string) =>
      (
        await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          'vscode.executeWorkspaceSymbolProvider',
          query,
        )
      ).map(({ name }) => name);
    assert.ok((await names('SOP-0001')).includes('SOP-0001 Handle an incident'));
    assert.ok((await names('NOC-1')).includes('NOC-1: Export firewall rules'));
  });

  it('fixes all findings at once', async () => {
    const { document } = await open('# T\n\n- [ ] A\n- [] B\n- [✓] C\n');
    await vscode.commands.executeCommand('sop.fixAll');
    assert.equal(document.getText(), '# T\n\n- [ ] A\n- [ ] B\n- [x] C\n');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '# T\n\n- [ ] A\n- [] B\n- [✓] C\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll.sop',
    );
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Fix all SOP findings'],
    );
  });

  it('offers what a person must say where a fix is not obvious', async () => {
    const { uri } = await open('- [x] Export (evidence)\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(0, 8, 0, 8),
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.ok(
      actions.some(({ title }) => title === 'Attach evidence...'),
      actions.map(({ title }) => title).join(),
    );
  });

  it('lets links follow a document that is renamed', async () => {
    await open('# Target\n', `${folder}/old.md`);
    await closeEditors();
    await open('[x](old.md#target) [[old]]\n', `${folder}/source.md`);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uriOf(`${folder}/old.md`), uriOf(`${folder}/moved/new.md`));
    assert.ok(await vscode.workspace.applyEdit(edit));
    const source = await vscode.workspace.openTextDocument(uriOf(`${folder}/source.md`));
    assert.equal(source.getText(), '[x](moved/new.md#target) [[new]]\n');
    await source.save();
    assert.match(readBytes(uriOf(`${folder}/moved/new.md`)).toString(), /Target/);
  });
});
