import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inWorkbench } from './inWorkbench.js';

/** A branch of the sample library as its reviewer meets it. */
describe('What a branch does to the procedures', () => {
  const stage = inWorkbench({
    workspace: 'sample',
    settings: {
      'editor.fontFamily': 'DejaVu Sans Mono, monospace',
      'editor.minimap.enabled': false,
      'diffEditor.hideUnchangedRegions.enabled': false,
    },
  });

  function git(folder: string, ...args: readonly string[]): void {
    execFileSync('git', args, { cwd: folder });
  }

  function edit(folder: string, file: string, change: (text: string) => string): void {
    const absolute = path.join(folder, file);
    fs.writeFileSync(absolute, change(fs.readFileSync(absolute, 'utf8')));
  }

  it('is nothing at first, and says so', async () => {
    const { workbench, folder } = stage();
    git(folder, 'switch', '--quiet', '--create', 'quicker-closeouts');
    await workbench.openContainer('SOP Ledger');
    await workbench.showOnlyView('Changes');
    await workbench.view('Changes').getByText('This branch changes no SOP').waitFor();
    await workbench.picture('changes-none');
  });

  it('is listed by what it loosens, and a row opens both states', async () => {
    const { workbench, folder } = stage();
    edit(folder, 'templates/project-closeout.md', (text) =>
      text.replace(/^(- \[ \] BKP-1: [^\n]*)$/m, '$1 (optional)').replace(/ \(evidence[^)]*\)/, ''),
    );
    edit(folder, 'sops/printers.md', (text) => `${text}\nAsk for the label first.\n`);
    edit(folder, '.sop/roster.yml', (text) =>
      text.replace(
        '      - { person: dana, from: 2024-11-20 }\n',
        '$&      - { person: samira }\n',
      ),
    );
    git(folder, 'commit', '--quiet', '--all', '--message', 'Make closeouts quicker');
    await workbench.row('Changes', 'Loosens').waitFor({ timeout: 30_000 });
    await workbench.widenSideBar(260);
    await workbench.row('Changes', 'BKP-1 is').waitFor();
    await workbench.picture('changes-listed');
    await workbench.row('Changes', 'BKP-1 is').click();
    await workbench.tab('project-closeout.md').waitFor();
    await workbench.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor();
    await workbench.picture('changes-diff');
    await workbench.expandRow('Changes', 'Neutral', 'Text was added');
    await workbench.picture('changes-neutral');
  });
});
