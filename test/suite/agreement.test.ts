// @workspace sample
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hasGates } from '../../src/core/gate/hasGates.js';
import { verdictOf } from '../../src/core/gate/verdict.js';
import { todayOf } from '../../src/core/schema/clockReading.js';
import type { TestAccess } from '../../src/extension/features.js';
import {
  closeEditors,
  onlyLibrary,
  rowsOf,
  startExtension,
  until,
} from '../support/extensionHost.js';

describe('the sample library', () => {
  let access: TestAccess;
  before(async () => {
    access = await startExtension();
    await access.overview.settled();
  });
  after(closeEditors);

  /** What the engine says of every gated document, by title and path. */
  function verdicts() {
    const { library } = onlyLibrary(access);
    const today = todayOf(new Date());
    return [...library.documents.values()]
      .filter((document) => hasGates(library, document))
      .map((document) => ({ document, verdict: verdictOf(library, document, today) }));
  }

  it('is told the same by the engine and by the overview that views are made from', () => {
    const known = access.overview.of(onlyLibrary(access));
    const told = verdicts().map(({ document: { path }, verdict }) => [path, verdict.state]);
    assert.ok(told.length > 10);
    assert.deepEqual(
      told,
      [...known].map(([path, { verdict }]) => [path, verdict.state]),
    );
  });

  it('is told the same by the view of checklists', () => {
    const shown = rowsOf(access.trees.checklists, 2);
    const states = verdicts().map(({ verdict: { state } }) => state ?? '');
    for (const state of new Set(states)) {
      const rows = shown.filter((row) => new RegExp(` \\| ${state}( ·|,|$)`).test(row));
      assert.equal(rows.length, states.filter((other) => other === state).length, state);
    }
  });

  it('is told the same by lenses', async () => {
    const open = onlyLibrary(access);
    for (const { document, verdict } of verdicts()) {
      await vscode.workspace.openTextDocument(open.uriOf(document.path));
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        open.uriOf(document.path),
      );
      const titles = lenses.map(({ command }) => command?.title ?? '');
      const told = titles.some((title) => title.includes(`\u00A0${verdict.state}`));
      assert.ok(told, `${document.path}: ${titles.join(', ')}`);
    }
  });

  it('is told the same by problems: who claims more than the gates say is found', async () => {
    const open = onlyLibrary(access);
    const returned = verdicts().filter(({ verdict: { state } }) => state === 'returned');
    assert.ok(returned.length > 0);
    for (const { document } of returned) {
      await until(vscode.languages.onDidChangeDiagnostics, () =>
        vscode.languages
          .getDiagnostics(open.uriOf(document.path))
          .some(({ code }) => typeof code === 'object' && code.value === 'gate/returned'),
      );
    }
  });
});
