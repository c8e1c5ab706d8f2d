// What a user downloads: made as for a release, then opened.
import assert from 'node:assert/strict';
import { execSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { inFolder } from '../support/runSop.js';

const packaged = 'out/sop-ledger.vsix';
const readme = 'out/README.md';
const bundles = [
  'dist/core.cjs',
  'dist/packages.cjs',
  'dist/extension.cjs',
  'dist/extension.web.js',
  'dist/thread.cjs',
  'dist/cli.cjs',
  'dist/dashboardPage.js',
];
const expected = [
  'CHANGELOG.md',
  'LICENSE',
  ...bundles,
  'images/icon.png',
  'images/sop-ledger.svg',
  // English is in the code.
  'l10n/bundle.l10n.es.json',
  'media/dashboardFile.css',
  'media/dashboardPage.css',
  'media/lists.css',
  'media/preview.css',
  'media/report.css',
  readme,
  'package.json',
  'package.nls.es.json',
  'package.nls.json',
  'snippets/markdown.json',
];

/** Everything that would run text as code: direct and indirect `eval`, and functions made from text. */
const evaluation =
  /(?<![\w$.-])eval\s*\(|\(0,\s*eval\)|\bnew\s+Function\b|(?<![\w$.])Function\s*\(/g;

function run(command: string): string {
  const executables = `${path.resolve('node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`;
  return execSync(command, { encoding: 'utf8', env: { ...process.env, PATH: executables } });
}

describe('the package', () => {
  before(() => {
    fs.mkdirSync(path.dirname(packaged), { recursive: true });
    run('npm run --silent package');
  });

  it('holds what is needed and nothing else', () => {
    const files = run(`vsce ls --no-dependencies --readme-path ${readme}`)
      .trim()
      .split('\n')
      .sort();
    const kept = run('git ls-files ci media/walkthrough syntaxes templates').trim().split('\n');
    assert.deepEqual(files, [...expected, ...kept].sort());
  });

  it('shows a page without what is not in it', () => {
    const page = fs.readFileSync(readme, 'utf8');
    assert.match(page, /^# SOP Ledger\n/);
    const words = page.replaceAll(/^```[^]*?^```$/gm, '');
    assert.deepEqual(words.match(/\]\((?!https:)[^)]*\)/g) ?? [], []);
    assert.match(page, /\(evidence: \[diagram\]\(diagram\.pdf\)\)/);
  });

  it('is smaller than 1.5 MB', () => {
    const { size } = fs.statSync(packaged);
    assert.ok(size < 1_500_000, `${packaged} has ${size} bytes`);
  });

  for (const bundle of bundles) {
    it(`runs no text as code in ${bundle}`, () => {
      const text = fs.readFileSync(bundle, 'utf8');
      assert.deepEqual(text.match(evaluation) ?? [], []);
    });

    it(`does not name the source map of ${bundle}`, () => {
      assert.ok(!fs.readFileSync(bundle, 'utf8').includes('sourceMappingURL='));
    });
  }

  it('has an extension that starts without reading the domain', () => {
    const program = 'bench/subjects/activation.ts';
    const { stderr, output } = spawnSync(
      process.execPath,
      ['--import', 'tsx', program, 'dist/extension.cjs'],
      { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
    );
    assert.equal(stderr, '');
    const { bundlesRead } = JSON.parse(output[3] ?? '') as { bundlesRead: number };
    assert.equal(bundlesRead, 1, 'Something of src/core is used while the extension starts.');
  });

  it('has a command line that says its version', () => {
    const { version } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as { version: string };
    assert.equal(run('node dist/cli.cjs --version').trim(), version);
  });

  it('reaches each parser that it carries', async () => {
    const files = {
      // Checked against its schema.
      '.sop/library.yml': 'title: Test\n',
      // A title and a body that only the full readers of YAML and Markdown are sure of.
      'a.md':
        '---\nkind: project\npsa_id: "7"\ntitle: "Office:\n  move"\n---\n\n[^a]: x\n    - [ ] y\n',
      'psa.csv': 'Number,Name\n7,Office: move\n',
    };
    await inFolder(files, (folder) => {
      const sop = (argv: string) => run(`node dist/cli.cjs --cwd "${folder}" ${argv}`);
      assert.match(
        sop('list kind:project --format csv'),
        /\na\.md,,project,Office: move,.*,1,0,1,/,
      );
      assert.match(sop('import --csv psa.csv 2>&1'), /^0 mismatches/);
      return Promise.resolve();
    });
  });
});

describe('the search for evaluated text', () => {
  function check(text: string, ...found: readonly string[]): void {
    assert.deepEqual(text.match(evaluation) ?? [], found);
  }

  it('finds every spelling', () => {
    check('x=eval (y)', 'eval (');
    check('(0,eval)(y)', '(0,eval)');
    check('new Function("a","b")', 'new Function');
    check('return Function("return this")()', 'Function(');
  });

  it('knows names that only look alike', () => {
    check('retrieval(x); node.evaluate(x); isFunction(x); argv.includes("--eval")');
  });
});
