import assert from 'node:assert/strict';
import {
  applyBaseline,
  formatBaseline,
  makeBaseline,
  parseBaseline,
} from '../../../src/core/rules/baseline.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { exampleDay } from '../../support/exampleLibrary.js';
import { libraryOf } from '../../support/libraryOf.js';

type Files = Readonly<Record<string, string>>;
const found = (files: Files, day = exampleDay) => findingsOf(libraryOf(files), day);

/** How many findings of `now` are new to a baseline of `then`, written to a file and read again. */
function check(then: Files, now: Files, expected: readonly string[]): void {
  checkOn(exampleDay, { then, now, expected });
}

interface Case {
  readonly then: Files;
  readonly now: Files;
  readonly expected: readonly string[];
}

function checkOn(day: CivilDate, { then, now, expected }: Case): void {
  const baseline = parseBaseline(formatBaseline(makeBaseline(found(then))));
  assert.ok('entries' in baseline);
  const left = applyBaseline(found(now, day), baseline);
  assert.deepEqual(
    left.map(({ path, message }) => `${path}: ${message}`),
    expected,
  );
}

const broken = (target: string) => `The link to "${target}" leads nowhere; there is no ${target}.`;

describe('a baseline', () => {
  it('knows what was there, wherever its line went', () => {
    check({ 'a.md': '[x](x.md)\n' }, { 'a.md': '# New\n\ntext\n\n[x](x.md)\n' }, []);
  });

  it('does not know what is new', () => {
    check({ 'a.md': '[x](x.md)\n' }, { 'a.md': '[x](x.md)\n\n[y](y.md)\n' }, [
      `a.md: ${broken('y.md')}`,
    ]);
    check({ 'a.md': '[x](x.md)\n' }, { 'b.md': '[x](x.md)\n' }, [`b.md: ${broken('x.md')}`]);
  });

  it('counts findings that are alike', () => {
    check({ 'a.md': '[x](x.md)\n' }, { 'a.md': '[x](x.md)\n\n[x](x.md)\n' }, [
      `a.md: ${broken('x.md')}`,
    ]);
    check({ 'a.md': '[x](x.md)\n\n[x](x.md)\n' }, { 'a.md': '[x](x.md)\n' }, []);
  });

  it('follows a document by its id, and one that got an id by its path', () => {
    const text = '---\nid: A-1\n---\n[x](/x.md)\n';
    check({ 'a.md': text }, { 'moved/b.md': text }, []);
    check({ 'a.md': '[x](/x.md)\n' }, { 'a.md': text }, []);
  });

  it('does not forget because a day went by', () => {
    const files = { 'a.md': '- [ ] A (due 2026-06-01)\n' };
    checkOn('2026-07-01' as CivilDate, { then: files, now: files, expected: [] });
  });

  it('writes one finding per line, and is refused when it is none', () => {
    assert.equal(formatBaseline({ entries: [] }), '{\n  "schema": "sop/1",\n  "baseline": []\n}\n');
    const text = formatBaseline(makeBaseline(found({ 'a.md': '[x](x.md)\n\n[y](y.md)\n' })));
    assert.equal(text.split('\n').length, 8);
    for (const wrong of ['', '[]', '{"schema":"sop/1"}', '{"schema":"sop/1","baseline":[{}]}']) {
      const parsed = parseBaseline(wrong);
      assert.ok('problem' in parsed, wrong);
      assert.match(parsed.problem, /\.$/u);
    }
  });
});
