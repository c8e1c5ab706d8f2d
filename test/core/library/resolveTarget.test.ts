import assert from 'node:assert/strict';
import {
  resolveName,
  resolveTarget,
  type TargetResolution,
} from '../../../src/core/library/resolveTarget.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import { libraryOf } from '../../support/libraryOf.js';

const files = libraryOf({
  '.sop/library.yml': 'ignore: [build/]\nextensions: [.md.erb]\n',
  'README.md': '# Start\n',
  'sops/a.md':
    '---\nid: SOP-1\ntitle: Firewall\n---\n# One Two\n\n## Scope & aims {#aims}\n\n## Two {#second .wide lang=en}\n\n<a id="Old"></a>\n',
  'sops/with space.md': '# S\n',
  'sops/100%.md': '# P\n',
  'sops/b%20c.md': '# Q\n',
  'site/page.html.md.erb': '# Page\n',
  'wiki/index.md': '# Wiki\n',
  'wiki/Same.md': '# T1\n',
  'other/same.md': '# T2\n',
  'diagram.png': '',
  'scripts/run': '',
});
const library = applyChanges(files, [
  { kind: 'symlink', path: 'latest.md' },
  { kind: 'file', path: 'linked' },
  { kind: 'unreadable', path: 'big.md', reason: 'It is larger than 5 MiB.' },
]).library;

function words(found: TargetResolution): string {
  switch (found.kind) {
    case 'document':
      return `${found.path}${found.anchor === undefined ? '' : `#${found.anchor}`}${found.anchorFound ? '' : ' no anchor'}`;
    case 'ambiguous':
      return `ambiguous ${found.paths.join(' ')}`;
    case 'external':
      return `external ${found.scheme}`;
    case 'unknown':
      return `unknown ${found.why}`;
    case 'empty':
      return 'empty';
    case 'file':
    case 'folder':
    case 'missing':
      return `${found.kind} ${found.path}`;
  }
}

/** Where `target` leads from a document in `sops/`. */
function check(target: string, expected: string) {
  assert.equal(words(resolveTarget(library, 'sops/a.md', target)), expected);
}

function checkName(target: string, expected: string, from = 'sops/a.md') {
  assert.equal(words(resolveName(library, from, target)), expected);
}

describe('resolveTarget', () => {
  it('starts at the folder of the document, or at the root after a slash', () => {
    check('a.md', 'sops/a.md');
    check('./a.md', 'sops/a.md');
    check('../README.md', 'README.md');
    check('/README.md', 'README.md');
    check('../sops/./x/../a.md', 'sops/a.md');
    check('nope.md', 'missing sops/nope.md');
    check('/nope.md', 'missing nope.md');
  });

  it('takes a folder around the document for the root of a site, after that of the library', () => {
    check('/a.md', 'sops/a.md');
    check('/with%20space', 'sops/with space.md');
    check('/a#aims', 'sops/a.md#aims');
    check('/100%.md', 'sops/100%.md');
    check('/same.md', 'missing same.md');
    check('/sops', 'folder sops');
  });

  it('undoes percent-encoding, and knows names that contain a percent sign', () => {
    check('with%20space.md', 'sops/with space.md');
    check('with space.md', 'sops/with space.md');
    check('100%.md', 'sops/100%.md');
    check('b%20c.md', 'sops/b%20c.md');
  });

  it('drops a query', () => {
    check('a.md?plain=1#L10', 'sops/a.md#L10');
  });

  it('finds anchors by slug, by name in HTML and by braces', () => {
    check('#one-two', 'sops/a.md#one-two');
    check('a.md#One-Two', 'sops/a.md#One-Two');
    check('#aims', 'sops/a.md#aims');
    check('#second', 'sops/a.md#second');
    check('#sec', 'sops/a.md#sec no anchor');
    check('#old', 'sops/a.md#old');
    check('#', 'sops/a.md#');
    check('#two', 'sops/a.md#two no anchor');
    check('../README.md#st%61rt', 'README.md#start');
  });

  it('finds the document behind a page of a site or wiki', () => {
    check('../site/page.html', 'site/page.html.md.erb');
    check('a', 'sops/a.md');
    check('a.html', 'sops/a.md');
    check('../wiki/#wiki', 'wiki/index.md#wiki');
  });

  it('finds files and folders', () => {
    check('../diagram.png', 'file diagram.png');
    check('../scripts/run', 'file scripts/run');
    check('../scripts/', 'folder scripts');
    check('..', 'folder ');
    check('/', 'folder ');
    check('../latest.md', 'file latest.md');
    check('../big.md', 'file big.md');
  });

  it('does not call missing what it cannot know', () => {
    check('../made.html', 'unknown generated');
    check('/docs/install/', 'unknown generated');
    check('../../elsewhere.md', 'unknown outside');
    check('C:\\docs\\a.md', 'unknown outside');
    check('../build/out.txt', 'unknown ignored');
    check('../node_modules/x/readme.md', 'unknown ignored');
    check('../linked/a.md', 'unknown symlink');
    check('{{ site.url }}/a.md', 'unknown template');
    check('<%= path %>', 'unknown template');
    check('%= path %', 'unknown template');
  });

  it('leaves other schemes and hosts alone', () => {
    check('https://example.test/a.md', 'external https');
    check('mailto:noc@msp.example', 'external mailto');
    check('//example.test/a', 'external https');
    check('', 'empty');
  });
});

describe('resolveName', () => {
  it('takes an id, a title, a file name or a path', () => {
    checkName('SOP-1', 'sops/a.md');
    checkName('sop-1', 'sops/a.md');
    checkName('firewall', 'sops/a.md');
    checkName('With Space', 'sops/with space.md');
    checkName('wiki/index', 'wiki/index.md', 'README.md');
    checkName('sops/a.md', 'sops/a.md', 'README.md');
    checkName('SOP-1#aims|the aims', 'sops/a.md#aims');
    checkName('#one-two', 'sops/a.md#one-two');
    checkName('Nothing', 'missing Nothing');
  });

  it('prefers the same folder, and says when it cannot choose', () => {
    checkName('same', 'wiki/Same.md', 'wiki/index.md');
    checkName('same', 'ambiguous other/same.md wiki/Same.md');
  });
});
