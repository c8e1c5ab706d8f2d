// The links of our own documentation, and the words in it that name files and scripts.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const pages = execFileSync('git', ['ls-files', '-z', '--', '*.md', 'docs/*.md'], {
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => /^(docs\/)?[\w-]+\.md$/.test(file) && fs.existsSync(file));

function withoutCode(text: string): string {
  return text.replace(/^(```|~~~).*?^\1/gms, '').replace(/`[^`\n]*`/g, '');
}

describe('the documentation', () => {
  it('links to files that exist', () => {
    const missing = pages.flatMap((page) =>
      [...withoutCode(fs.readFileSync(page, 'utf8')).matchAll(/\]\(([^)#:\s]+)(#[^)]*)?\)/g)]
        .map(([, target = '']) => path.posix.join(path.posix.dirname(page), target))
        .filter((target) => !fs.existsSync(target))
        .map((target) => `${page}: ${target}`),
    );
    assert.deepEqual(missing, []);
  });

  it('names scripts, files and folders that exist', () => {
    const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
      scripts: Record<string, string>;
    };
    const wrong = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'].flatMap((page) => {
      const text = fs.readFileSync(page, 'utf8');
      const unknownScripts = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => scripts[name] === undefined);
      const missingFiles = [...text.matchAll(/`((?:src|test|bench|docs|templates)\/[\w./-]*)`/g)]
        .map(([, file = '']) => file)
        .filter((file) => !fs.existsSync(file));
      return [...unknownScripts, ...missingFiles].map((name) => `${page}: ${name}`);
    });
    assert.deepEqual(wrong, []);
  });
});
