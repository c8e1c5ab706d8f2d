import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { keptSample } from '../host/sample.js';
import { inFolder } from '../support/temporaryFolder.js';

function git(folder: string, ...args: readonly string[]): void {
  const who = ['-c', 'user.name=Dana Reyes', '-c', 'user.email=dana@msp.example'];
  execFileSync('git', ['-C', folder, ...who, ...args], { stdio: 'pipe' });
}

/** Makes a sample of one document as the generator does, without a commit of its own making. */
function make(folder: string, text: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  const file = (name: string, content: string) =>
    `M 100644 inline ${name}\ndata ${content.length}\n${content}\n`;
  const commit = `commit refs/heads/main\ncommitter Dana <dana@msp.example> 1 +0000\ndata 0\n`;
  const stream = `${commit}${file('.sop/library.yml', 'title: S\n')}${file('a.md', text)}done\n`;
  execFileSync('git', ['-C', folder, 'fast-import', '--quiet', '--done'], { input: stream });
  git(folder, 'reset', '--quiet', '--hard', 'main');
}

/** Keeps a sample of the text `# Old`, lets `use` work in it, and expects what a product with another text gives. */
async function check(now: string, use: (folder: string) => void, expected: string): Promise<void> {
  await inFolder({}, (parent) => {
    const folder = path.join(parent, 'sample');
    const told: string[] = [];
    const keep = (text: string) =>
      keptSample({
        folder,
        digest: text,
        tell: (words) => {
          told.push(words);
        },
        make: (to) => {
          make(to, text);
        },
      });
    keep('# Old\n');
    use(folder);
    assert.equal(keep(now), folder);
    assert.equal(readFileSync(path.join(folder, 'a.md'), 'utf8'), expected);
    assert.equal(told.length, now === '# Old\n' || expected === now ? 0 : 1);
  });
}

describe('the sample library of npm start', () => {
  const untouched = () => undefined;

  it('is made anew when the product makes another one', async () => {
    await check('# New\n', untouched, '# New\n');
  });

  it('is left alone by the same product, whatever was done to it', async () => {
    const edit = (folder: string) => {
      writeFileSync(path.join(folder, 'a.md'), '# Mine\n');
    };
    await check('# Old\n', edit, '# Mine\n');
  });

  it('is kept with what was done to it', async () => {
    const edit = (folder: string) => {
      writeFileSync(path.join(folder, 'a.md'), '# Mine\n');
    };
    await check('# New\n', edit, '# Mine\n');
    await check(
      '# New\n',
      (folder) => {
        edit(folder);
        git(folder, 'commit', '--quiet', '-am', 'Mine');
      },
      '# Mine\n',
    );
    await check(
      '# New\n',
      (folder) => {
        edit(folder);
        git(folder, 'stash', '--quiet');
      },
      '# Old\n',
    );
    await check(
      '# New\n',
      (folder) => {
        mkdirSync(path.join(folder, 'mine'));
        writeFileSync(path.join(folder, 'mine/b.md'), '');
      },
      '# Old\n',
    );
  });
});
