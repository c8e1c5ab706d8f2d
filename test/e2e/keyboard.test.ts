import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { checkAccessibility } from '../support/accessibility.js';
import { eventually } from './eventually.js';
import { inWorkbench } from './inWorkbench.js';

/** A technician's day on the sample library, without a mouse. */
describe('By keyboard alone', () => {
  const stage = inWorkbench({
    workspace: 'sample',
    settings: {
      'workbench.startupEditor': 'none',
      'editor.minimap.enabled': false,
      'editor.wordWrap': 'on',
      'editor.fontFamily': 'DejaVu Sans Mono, monospace',
      'sop.identity.email': 'dana@fernhill.example',
    },
  });
  const closeout = 'projects/prj-116/closeout.md';
  const title = 'Closeout: New host for the warehouse system';

  const keyboard = () => stage().workbench.page.keyboard;
  const text = () => fs.readFileSync(path.join(stage().folder, closeout), 'utf8');
  const holds = (words: string) =>
    eventually(() => {
      assert.ok(text().includes(words), words);
    });
  const lineOf = (words: string) => {
    const line = text()
      .split('\n')
      .findIndex((each) => each.includes(words));
    assert.notEqual(line, -1, words);
    return line + 1;
  };

  /** Presses keys and waits until the cursor stands in that line. */
  async function cursorGoes(keys: string, line: number): Promise<void> {
    await keyboard().press(keys);
    const status = stage().workbench.page.locator('.statusbar-item', { hasText: `Ln ${line},` });
    await status.waitFor();
  }

  /** The same for keys that do nothing, wherever the cursor is, until the window knows what is open. */
  async function cursorJumps(keys: string, line: number): Promise<void> {
    const status = stage().workbench.page.locator('.statusbar-item', { hasText: `Ln ${line},` });
    await eventually(async () => {
      await keyboard().press(keys);
      await status.waitFor({ timeout: 4000 });
    }, 30_000);
  }

  /** Runs a command by its title; asks again while the extension is still starting. */
  async function command(title: string): Promise<void> {
    const { workbench } = stage();
    await eventually(async () => {
      await keyboard().press('Escape');
      await keyboard().press('F1');
      // What is typed before the list is there goes into the editor.
      await workbench.quickInput.fill(`>${title}`, { timeout: 4000 });
      await workbench.option(title).waitFor({ timeout: 4000 });
      await keyboard().press('Enter');
    }, 40_000);
  }

  /** Waits until the row with that name has the focus. */
  async function focusedRow(name: string, timeout = 10_000): Promise<void> {
    const row = stage().workbench.page.locator('.monaco-list-row.focused', { hasText: name });
    await row.first().waitFor({ timeout });
  }

  async function openDocument(name: string, file: string): Promise<void> {
    const { workbench } = stage();
    await command('SOP: Open Document');
    await eventually(async () => {
      assert.equal(await workbench.quickInput.inputValue({ timeout: 1000 }), '');
    });
    await workbench.quickInput.fill(name);
    await workbench.option(name).waitFor();
    await keyboard().press('Enter');
    await workbench.tab(path.posix.basename(file)).waitFor();
    await workbench.page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
  }

  /** Themes come from the settings of the folder, which the workbench follows at once. */
  async function inTheme(theme: string, kind: string): Promise<void> {
    const folder = path.join(stage().folder, '.vscode');
    fs.mkdirSync(folder, { recursive: true });
    const settings = JSON.stringify({ 'workbench.colorTheme': theme });
    fs.writeFileSync(path.join(folder, 'settings.json'), settings);
    await stage().workbench.page.locator(`.monaco-workbench.${kind}`).waitFor();
  }

  const preview = () => stage().workbench.frameWith((frame) => frame.locator('.sop-banner'), 2000);

  it('what waits is looked at', async () => {
    const { workbench } = stage();
    await command('SOP Ledger: Focus on My Work View');
    await workbench.row('My Work', 'To Sign').waitFor();
    await command('SOP Ledger: Focus on My Work View');
    await eventually(async () => {
      await keyboard().press('Home');
      await focusedRow('To Sign', 2000);
      // What is drawn anew in between takes the focus back to where it was.
      await keyboard().press('ArrowDown');
      await focusedRow('Closeout', 2000);
    }, 30_000);
    await workbench.picture('keyboard-my-work');
  });

  it('items are settled, and evidence is attached', async () => {
    const { workbench } = stage();
    await workbench.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openDocument(title, closeout);
    await cursorGoes('Control+Home', 1);
    // Before its lenses are there, the editor may not be known as one of a library, and keys do nothing.
    await workbench.lens('items settled').waitFor();
    await cursorJumps('Control+Alt+.', lineOf('- [ ] @noc verified: the list'));
    await keyboard().press('Control+Alt+Enter');
    await holds('- [x] @noc verified: the list');
    await keyboard().press('Control+End');
    await cursorJumps('Control+Alt+,', lineOf('- [ ] INT-3'));
    await keyboard().press('Control+Alt+Enter');
    await holds('- [x] INT-3');
    await workbench.picture('keyboard-item');
    await command('SOP: Attach Evidence to Item');
    await workbench.option('Paste a Link').waitFor();
    await workbench.picture('keyboard-evidence');
    await keyboard().press('Enter');
    await workbench.page
      .locator('.quick-input-widget', { hasText: 'Address of the record' })
      .waitFor();
    await keyboard().type('https://calls.fernhill.example/site-walk');
    await keyboard().press('Enter');
    await workbench.editor.getByText('site-walk').first().waitFor();
    await keyboard().press('Control+s');
    await holds('https://calls.fernhill.example/site-walk');
  });

  it('the gate says what is missing, and leads there', async () => {
    const { workbench } = stage();
    await command('SOP: Show What Holds It Up');
    await workbench.option('INT-2').waitFor();
    await workbench.picture('keyboard-gate');
    await keyboard().type('INT-2');
    await workbench.option('INT-2').waitFor();
    await cursorGoes('Enter', lineOf('- [ ] INT-2'));
    await keyboard().press('Control+Alt+Enter');
    await keyboard().press('Control+s');
    await holds('- [x] INT-2');
  });

  it('the document is found in the library', async () => {
    const { workbench } = stage();
    await command('SOP: Reveal Active Document in Library');
    await focusedRow(title);
    await workbench.picture('keyboard-library');
  });

  it('the environment is accepted into support', async () => {
    const { workbench, folder } = stage();
    await openDocument(title, closeout);
    await command('SOP: Sign Off');
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText(`Commit ${closeout} first?`).waitFor();
    await keyboard().press('Enter');
    await dialog.getByText('Sign “Accepted into support”?').waitFor();
    await workbench.picture('keyboard-sign');
    await keyboard().press('Enter');
    await workbench.notification('You signed').waitFor();
    await workbench.statusBarItem('closed').waitFor();
    const shown = execFileSync('git', ['show', '--format=%an', '--name-only'], { cwd: folder });
    assert.equal(shown.toString('utf8').trim(), `Dana Reyes\n\n${closeout}`);
  });

  describe('the preview', () => {
    before(async () => {
      await openDocument('Closeout: Office move to Cheapside', 'projects/prj-118/closeout.md');
      await command('View: Close Other Editors in Group');
      await command('Notifications: Clear All');
      await command('Markdown: Open Preview');
      await eventually(async () => {
        await (await preview()).locator('.sop-chip').first().waitFor({ timeout: 2000 });
      }, 30_000);
    });

    for (const [theme, kind, name] of [
      ['Default Dark Modern', 'vs-dark', 'dark'],
      ['Default Light Modern', 'vs', 'light'],
      ['Default High Contrast', 'hc-black', 'high-contrast'],
      ['Default High Contrast Light', 'hc-light', 'high-contrast-light'],
    ] as const) {
      it(`can be read in ${name} colours`, async () => {
        await inTheme(theme, kind);
        // A preview that is drawn anew is another frame.
        const shows = (words: string) =>
          eventually(async () => {
            await (
              await preview()
            )
              .locator(words)
              .first()
              .scrollIntoViewIfNeeded({ timeout: 2000 });
          });
        await shows('.sop-banner');
        await stage().workbench.picture(`keyboard-preview-${name}`);
        await eventually(async () => {
          await checkAccessibility(await preview(), ['.sop-banner', '.sop-chips']);
        });
        await shows('.sop-chip');
        await stage().workbench.picture(`keyboard-chips-${name}`);
      });
    }
  });

  describe('the walkthrough', () => {
    before(async () => {
      await command('SOP: Get Started');
      await stage().workbench.page.getByText('Get Started with SOP Ledger').first().waitFor();
    });

    it('has its first step done where a library is open', async () => {
      const [open] = await stage().workbench.page.locator('.getting-started-step').all();
      await open?.locator('.codicon-getting-started-step-checked').waitFor();
    });

    for (const [theme, kind, name] of [
      ['Default Dark Modern', 'vs-dark', 'dark'],
      ['Default Light Modern', 'vs', 'light'],
      ['Default High Contrast', 'hc-black', 'high-contrast'],
    ] as const) {
      it(`has pictures in ${name} colours`, async () => {
        const { workbench } = stage();
        await inTheme(theme, kind);
        const steps = workbench.page.locator('.getting-started-step');
        assert.equal(await steps.count(), 7);
        for (let step = 0; step < 7; step++) {
          await steps.nth(step).focus();
          await keyboard().press('Enter');
          if (name === 'dark' || step === 3) {
            await workbench.picture(`walkthrough-${name}-${step + 1}`);
          }
        }
      });
    }
  });
});
