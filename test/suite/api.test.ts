// @workspace gates
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import type { SopLedgerApi } from '../../src/extension/api/sopLedgerApi.js';
import { tools } from '../../src/extension/shared/manifest.js';
import { closeEditors, folderOf, startExtension } from '../support/extensionHost.js';

describe('What other extensions, links and assistants get', () => {
  let access: TestAccess;
  let api: SopLedgerApi;

  before(async () => {
    access = await startExtension();
    ({ api } = access);
  });
  afterEach(closeEditors);

  function link(text: string): vscode.Uri {
    return vscode.Uri.parse(`vscode://sop-ledger.sop-ledger/${text}`);
  }

  /** What a tool answers, read as a model would. */
  async function ask(tool: string, input: object): Promise<unknown> {
    const { content } = await vscode.lm.invokeTool(tool, {
      input,
      toolInvocationToken: undefined,
    });
    const [part] = content;
    assert.ok(part instanceof vscode.LanguageModelTextPart);
    return JSON.parse(part.value);
  }

  it('finds documents by the query of the views', async () => {
    const found = await api.findDocuments('kind:checklist contoso');
    assert.deepEqual(
      found.map(({ path, id, state }) => ({ path, id, state })),
      [{ path: 'checklists/contoso.md', id: 'CHK-1001', state: 'open' }],
    );
  });

  it('refuses a query that cannot be read, in words', async () => {
    await assert.rejects(() => api.findDocuments('kind:(checklist'), /./);
  });

  it('tells where a document stands, and why, by its id', async () => {
    const answer = await api.stateOf('CHK-1001');
    const [gate] = answer?.gates ?? [];
    assert.equal(gate?.verdict, 'blocked');
    assert.match(gate.reasons[0]?.message ?? '', /NOC-1/);
    assert.equal(gate.reasons[0]?.path, 'checklists/contoso.md');
    assert.equal(await api.stateOf('CHK-9999'), undefined);
  });

  it('lists findings of one document, or of all', async () => {
    const all = await api.findings();
    const one = await api.findings('CHK-1001');
    assert.ok(all.length >= one.length);
    assert.ok(one.every(({ path }) => path === 'checklists/contoso.md'));
  });

  it('answers assistants the same', async () => {
    const state = await ask(tools.gateState, { document: 'CHK-1001' });
    assert.deepEqual(state, JSON.parse(JSON.stringify(await api.stateOf('CHK-1001'))));
    const documents = await ask(tools.findDocuments, { query: 'kind:project' });
    assert.deepEqual(documents, await api.findDocuments('kind:project'));
    assert.ok('total' in ((await ask(tools.findings, {})) as object));
  });

  it('opens a document by a link from a ticket, at its line', async () => {
    await access.followLink(link('open?id=CHK-1001&line=22'));
    const editor = vscode.window.activeTextEditor;
    const uri = vscode.Uri.joinPath(folderOf(), 'checklists/contoso.md');
    assert.equal(editor?.document.uri.toString(), uri.toString());
    assert.equal(editor.selection.active.line, 21);
  });

  it('refuses a link that names nothing it has', async () => {
    for (const wrong of ['open', 'open?id=', 'run?id=CHK-1001', 'open?id=CHK-9999']) {
      await assert.rejects(() => access.followLink(link(wrong)), /link|No library/);
    }
    await access.followLink(link('open?id=CHK-1001&line=-5'));
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 0);
  });
});
