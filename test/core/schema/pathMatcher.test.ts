import assert from 'node:assert/strict';
import fc from 'fast-check';
import ignore from 'ignore';
import { createPathMatcher } from '../../../src/core/schema/pathMatcher.js';
import { fuzz } from '../../support/fuzz.js';

function check(patterns: string | readonly string[], path: string, expected: boolean) {
  const matches = createPathMatcher(typeof patterns === 'string' ? [patterns] : patterns);
  assert.equal(matches(path), expected, `${JSON.stringify(patterns)} ${path}`);
}

describe('path patterns', () => {
  it('match a name at any depth', () => {
    check('drafts', 'drafts/a.md', true);
    check('drafts', 'sops/drafts/a.md', true);
    check('drafts', 'drafts', true);
    check('drafts', 'sops/mydrafts/a.md', false);
    check('*.tmp.md', 'sops/a.tmp.md', true);
  });

  it('match a path with a slash from the root', () => {
    check('sops/drafts', 'sops/drafts/a.md', true);
    check('sops/drafts', 'old/sops/drafts/a.md', false);
    check('/drafts', 'drafts/a.md', true);
    check('/drafts', 'sops/drafts/a.md', false);
  });

  it('match folders only when they end in a slash', () => {
    check('drafts/', 'drafts/a.md', true);
    check('drafts/', 'sops/drafts/', true);
    check('drafts/', 'sops/drafts', false);
  });

  it('know single and double stars', () => {
    check('runbooks/**', 'runbooks/a/b.md', true);
    check('runbooks/**', 'runbooks', false);
    check('runbooks/*', 'runbooks/a/b.md', true);
    check('runbooks/*.md', 'runbooks/a/b.md', false);
    check('**/runbooks/*.md', 'x/y/runbooks/b.md', true);
    check('a/**/b.md', 'a/b.md', true);
    check('a/**/b.md', 'a/x/y/b.md', true);
    check('a?.md', 'ab.md', true);
    check('a?.md', 'a.md', false);
    check('[a-c].md', 'b.md', true);
    check('[!a-c].md', 'b.md', false);
  });

  it('take out again what a later pattern names, but never below an excluded folder', () => {
    check(['*.md', '!keep.md'], 'sops/keep.md', false);
    check(['*.md', '!keep.md'], 'sops/other.md', true);
    check(['drafts', '!drafts/keep.md'], 'drafts/keep.md', true);
    check(['drafts/*', '!drafts/keep.md'], 'drafts/keep.md', false);
  });

  it('leave out comments, blanks and empty patterns', () => {
    check(['# drafts', '', '  ', '/'], 'drafts/a.md', false);
    check('drafts  ', 'drafts/a.md', true);
    check('\\#drafts', '#drafts/a.md', true);
    check('\\!drafts', '!drafts/a.md', true);
  });

  it('decide at once on patterns made to be slow', () => {
    check('*a'.repeat(60), `${'a'.repeat(2000)}b`, false);
    check(`${'**/a/'.repeat(40)}b`, 'a/'.repeat(400) + 'c', false);
  });

  it('agree with git as the ignore package knows it', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.md', 'b.md', 'c d.md');
    const part = fc.constantFrom(
      'a',
      'b',
      'ab',
      '*',
      '**',
      '*.md',
      'a*',
      '?',
      'a?',
      '[ab]',
      '[!a].md',
    );
    const pattern = fc
      .tuple(
        fc.constantFrom('', '', '', '!'),
        fc.constantFrom('', '', '/'),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '', '/'),
      )
      .map(([negation, root, parts, end]) => negation + root + parts.join('/') + end);
    const path = fc
      .tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.constantFrom('', '', '/'))
      .map(([names, end]) => names.join('/') + end);
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 4 }),
        path,
        (patterns, candidate) => {
          check(
            patterns,
            candidate,
            ignore()
              .add([...patterns])
              .ignores(candidate),
          );
        },
      ),
      fuzz(5000),
    );
  }).timeout(120_000);
});
