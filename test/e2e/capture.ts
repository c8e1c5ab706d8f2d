/**
 * Films a closeout of the sample library from the first refusal to its acceptance, for the README; run by
 * `npm run capture`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { makeWorkspace } from '../host/fixtures.js';
import { root } from '../host/paths.js';
import { animationOf } from '../support/animation.js';
import { Film } from './film.js';
import { Workbench } from './workbench.js';

const output = path.join(root, 'images/closeout.gif');
const project = 'Project New host for the warehouse system';
const closeout = 'Closeout: New host for the warehouse system';
const document = 'projects/prj-116/closeout.md';
const openItems = ['verified: the list', "The client's own contact", 'A NOC engineer has seen'];
const settings = {
  'editor.fontFamily': 'DejaVu Sans Mono, monospace',
  'editor.fontSize': 12,
  'editor.stickyScroll.enabled': false,
  'editor.minimap.enabled': false,
  'editor.wordWrap': 'on',
  'editor.glyphMargin': false,
  'breadcrumbs.enabled': false,
  'editor.hover.enabled': false,
  'workbench.hover.delay': 60_000,
  'workbench.tree.enableStickyScroll': false,
  'window.title': 'Fernhill IT',
  'sop.identity.email': 'dana@fernhill.example',
  'window.commandCenter': false,
};

/** By keys, each of which moves the tree by less than a row. */
async function scrollToTop(workbench: Workbench, view: Locator): Promise<void> {
  for (let press = 0; press < 80; press++) {
    const top = (await view.locator('.pane-body').boundingBox())?.y ?? 0;
    const distance = ((await workbench.row('Checklists', project).boundingBox())?.y ?? 0) - top;
    if (distance < 5) return;
    await workbench.page.keyboard.press('Control+ArrowDown');
  }
}

/** The checklist at the top of its view with the sections that are not done, beside the document. */
async function arrange(workbench: Workbench): Promise<void> {
  await workbench.openContainer('SOP Ledger');
  const view = await workbench.showOnlyView('Checklists');
  await workbench.widenSideBar(60);
  await view.getByRole('treeitem').nth(3).waitFor();
  await view.hover();
  await view.getByRole('button', { name: 'Collapse All' }).click();
  await workbench.expandRow('Checklists', project, closeout);
  await workbench.expandRow('Checklists', closeout, 'Client documentation');
  await scrollToTop(workbench, view);
  await workbench.expandRow('Checklists', 'Known issues', 'Everything unfinished');
  await workbench.expandRow('Checklists', 'Warm introduction', 'The client has met');
  await workbench.openFile(document);
  await workbench.lens('Sign Off...').waitFor();
}

async function perform(workbench: Workbench, film: Film): Promise<void> {
  const actions = workbench.page.locator('.editor-actions').first();
  const signButton = actions.getByRole('button', { name: 'Sign Off...' });
  await film.hold(1500);
  await film.click(workbench.lens('Sign Off...'));
  await workbench.option('INT-3').waitFor();
  await film.hold(2400);
  await film.click(workbench.option('verified: the list'));
  await workbench.quickInput.waitFor({ state: 'hidden' });
  await film.hold(900);
  for (const item of openItems) {
    const box = workbench.checkbox('Checklists', item);
    await film.click(box);
    await workbench.row('Checklists', item).locator('[aria-checked="true"]').waitFor();
    await film.hold(600);
  }
  await film.click(signButton);
  const dialog = workbench.page.getByRole('dialog');
  await dialog.getByText(`Commit ${document} first?`).waitFor();
  await film.hold(1500);
  await film.click(dialog.getByRole('button', { name: 'Commit' }));
  await dialog.getByText('Sign “Accepted into support”?').waitFor();
  await film.hold(2200);
  await film.click(dialog.getByRole('button', { name: 'Sign', exact: true }));
  await workbench.statusBarItem('closed').waitFor();
  await workbench.notification('You signed').waitFor();
  await film.hold(2500);
  await showRecords(workbench);
  await film.hold(4000);
}

/** Out of sight of the film: the gate at the top of the editor, and below it who signed. */
async function showRecords(workbench: Workbench): Promise<void> {
  const { keyboard } = workbench.page;
  await workbench.dismissNotifications();
  await workbench.openFile(document);
  await keyboard.press('Control+Home');
  await workbench.lens('blocked').waitFor({ state: 'hidden' });
  await workbench.lens('passed').waitFor();
  for (let line = 0; line < 13; line++) await keyboard.press('Control+ArrowDown');
  await workbench.editor.getByText('Dana Reyes').waitFor();
}

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'sop-capture-'));
const open = makeWorkspace('sample', temporary);
const workbench = await Workbench.start({ open, settings, viewport: { width: 1000, height: 640 } });
try {
  await arrange(workbench);
  const film = await Film.of(workbench.page);
  await perform(workbench, film);
  const animation = animationOf(film.frames);
  fs.writeFileSync(output, animation);
  console.log(
    `${output}: ${film.frames.length} frames, ${Math.round(animation.length / 1024)} KiB`,
  );
} catch (error) {
  await workbench.picture('failed-capture');
  throw error;
} finally {
  await workbench.close();
  fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}
