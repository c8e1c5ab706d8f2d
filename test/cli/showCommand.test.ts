import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopRun } from '../support/runSop.js';

const library = {
  '.sop/library.yml': 'title: Test\n',
  'checklists/prj-118.md':
    '\ufeff---\r\nid: CHK-4T7QZ\r\nkind: checklist\r\ntitle: Contoso closeout\r\nowner: project-team\r\n---\r\n' +
    '# Contoso closeout\r\n\r\n## Firewall @noc\r\n\r\n- [x] NOC-3: Export rules\r\n  - [ ] @dana Look again\r\n' +
    '- [ ] See [DNS](../sops/dns.md) (n/a: no DNS)\r\n',
  'sops/dns.md': '---\nid: SOP-0001\nkind: sop\n---\n\n# DNS\n',
  'plan.pdf': '',
  'sops/dns2.md': '---\nid: SOP-0001\nkind: sop\n---\n\n# DNS\n',
};

function show(...argv: string[]): Promise<SopRun> {
  return inFolder(library, (folder) => runSop(folder, ['show', ...argv]));
}

async function refuses(name: string, stderr: string) {
  assert.deepEqual(await show(name), { exitCode: 2, stdout: '', stderr });
}

describe('sop show', () => {
  it('shows a card', async () => {
    assert.deepEqual(await show('CHK-4T7QZ'), {
      exitCode: 0,
      stdout:
        'Contoso closeout\n' +
        'CHK-4T7QZ  checklist  checklists/prj-118.md\n' +
        '\n' +
        'owner       project-team\n' +
        'items       2 of 3 settled, 1 required open, 1 not applicable\n' +
        'links       1\n' +
        '\n' +
        'Firewall\n' +
        '  [x] NOC-3: Export rules  @noc  line 11\n' +
        '    [ ] @dana Look again  line 12\n' +
        '  [-] See [DNS](../sops/dns.md) (n/a: no DNS)  @noc  line 13\n',
      stderr: '',
    });
  });

  it('keeps names and values apart, and leaves out what is empty', async () => {
    const text =
      '---\nbackup_owner: noc\na_name_of_twenty_characters_and_more: 1\ndisruptions: []\n---\n# A\n';
    const { stdout } = await inFolder({ 'a.md': text }, (folder) =>
      runSop(folder, ['show', 'a.md']),
    );
    assert.equal(
      stdout,
      'A\npage  a.md\n\nbackup_owner noc\na_name_of_twenty_characters_and_more 1\n',
    );
  });

  it('finds a document by path or by id in any case', async () => {
    for (const name of ['checklists/prj-118.md', './checklists/prj-118.md', 'chk-4t7qz']) {
      assert.match((await show(name)).stdout, /^Contoso closeout\n/);
    }
    const inside = await show('prj-118.md', '--cwd', 'checklists');
    assert.match(inside.stdout, /^Contoso closeout\n/);
  });

  it('prints items with their places as JSON', async () => {
    const { stdout } = await show('CHK-4T7QZ', '--format', 'json');
    const [document] = JSON.parse(stdout).documents;
    const text = library['checklists/prj-118.md'].slice(1);
    assert.deepEqual(document.items, [
      {
        key: 'NOC-3',
        text: 'Export rules',
        state: 'done',
        required: true,
        depth: 0,
        section: ['Firewall'],
        role: 'noc',
        line: 11,
        offset: text.indexOf('- [x]'),
        box: text.indexOf('x] NOC'),
      },
      {
        key: null,
        text: '@dana Look again',
        state: 'open',
        required: true,
        depth: 1,
        section: ['Firewall'],
        role: 'dana',
        line: 12,
        offset: text.indexOf('- [ ] @dana'),
        box: text.indexOf(' ] @dana'),
      },
      {
        key: null,
        text: 'See [DNS](../sops/dns.md) (n/a: no DNS)',
        state: 'not-applicable',
        required: true,
        depth: 0,
        section: ['Firewall'],
        role: 'noc',
        line: 13,
        offset: text.indexOf('- [ ] See'),
        box: text.indexOf(' ] See'),
      },
    ]);
    assert.deepEqual(document.itemCounts.total, 3);
    const headings: readonly { slug: string; line: number }[] = document.headings;
    assert.deepEqual(
      headings.map(({ slug, line }) => [slug, line]),
      [
        ['contoso-closeout', 7],
        ['firewall-noc', 9],
      ],
    );
    assert.deepEqual(document.links, [
      {
        kind: 'inline',
        target: '../sops/dns.md',
        leadsTo: 'document',
        path: 'sops/dns.md',
        line: 13,
        offset: text.indexOf('[DNS]'),
      },
    ]);
  });

  it('keeps to the published schema', async () => {
    for (const argv of [['show', 'CHK-4T7QZ'], ['list'], ['check']]) {
      const run = await inFolder(library, (folder) =>
        runSop(folder, [...argv, '--format', 'json']),
      );
      checkOutput(argv[0] ?? '', run.stdout);
    }
  });

  it('tells which document may be meant', async () => {
    await refuses('CHK-4T7QX', 'sop: There is no document "CHK-4T7QX". Did you mean CHK-4T7QZ?\n');
    await refuses(
      'prj-118',
      'sop: There is no document "prj-118". Did you mean checklists/prj-118.md?\n',
    );
    await refuses('plan.pdf', 'sop: plan.pdf is no document; documents are Markdown files.\n');
    await refuses('s', 'sop: There is no document "s".\n');
    await refuses('zzz\x1b[31m', 'sop: There is no document "zzz".\n');
    await refuses(
      'SOP-0001',
      'sop: Several documents have the id SOP-0001: sops/dns.md, sops/dns2.md. Name one by its path.\n',
    );
  });

  it('says why a document that is there cannot be shown', async () => {
    await inFolder(library, async (folder) => {
      symlinkSync('sops/dns.md', path.join(folder, 'link.md'));
      writeFileSync(path.join(folder, 'huge.md'), '#'.repeat(5 * 1024 * 1024 + 1));
      const { stderr } = await runSop(folder, ['show', 'huge.md']);
      assert.equal(stderr, 'sop: huge.md could not be read: It is larger than 5 MiB.\n');
      const link = await runSop(folder, ['show', 'link.md']);
      assert.equal(link.stderr, 'sop: link.md is a symbolic link, which is not followed.\n');
    });
  });
});
