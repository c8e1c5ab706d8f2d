// @workspace gates
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestAccess } from '../../src/extension/features.js';
import { commands, webviews } from '../../src/extension/shared/manifest.js';
import { closeEditors, startExtension, until } from '../support/extensionHost.js';
import { ScriptedDialogs, type Answer } from '../support/scriptedDialogs.js';

/** The reports that are open, by their titles. */
function openReports(): readonly string[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith(webviews.report),
    )
    .map(({ label }) => label);
}

describe('Reports', () => {
  let access: TestAccess;

  async function open(...answers: readonly Answer[]): Promise<ScriptedDialogs> {
    const dialogs = new ScriptedDialogs(...answers);
    access.prompts.answerWith(dialogs);
    await closeEditors();
    await vscode.commands.executeCommand(commands.openReport);
    return dialogs;
  }

  before(async () => {
    access = await startExtension();
  });
  after(async () => {
    access.prompts.answerWith(undefined);
    await closeEditors();
  });

  it('open on a page of their own, for a time that is asked for', async () => {
    const dialogs = await open({ choose: 'Closeouts' }, { choose: 'Last 12 months' });
    await until(vscode.window.tabGroups.onDidChangeTabs, () => openReports().includes('Closeouts'));
    assert.deepEqual(dialogs.asked[1], [
      'Closeouts',
      'All of its history',
      'Last 12 months',
      'Last 3 months',
    ]);
  });

  it('have titles of their own, by which they are known after a restart', async () => {
    await open({ choose: 'Lessons' }, { choose: 'All of its history' });
    const other = new ScriptedDialogs({ choose: 'Lessons' }, { choose: 'Last 3 months' });
    access.prompts.answerWith(other);
    await vscode.commands.executeCommand(commands.openReport);
    await until(vscode.window.tabGroups.onDidChangeTabs, () => openReports().length === 2);
    assert.deepEqual(openReports(), ['Lessons', 'Lessons (2)']);
  });

  it('leave everything as it is when the person goes away', async () => {
    await open({ choose: 'Lessons' }, 'go away');
    assert.deepEqual(openReports(), []);
  });
});
