import assert from 'node:assert/strict';
import {
  isInForce,
  lessonIn,
  lessonTemplateIn,
  placeOfSource,
  rememberPlace,
} from '../../../src/core/library/lessons.js';
import { repeatOf } from '../../../src/core/library/lessonRepeats.js';
import { libraryOf } from '../../support/libraryOf.js';

type Files = Readonly<Record<string, string>>;

const lesson = (rest: string) => `---\nid: LL-1\nkind: lesson\ntitle: Labels\n${rest}---\n`;
const template = (mark: string) => `---\nid: TPL-1\nkind: template\n---\n\n- [ ] a${mark}\n`;

describe('isInForce', () => {
  function check(files: Files, expected: boolean) {
    const library = libraryOf(files);
    const found = lessonIn(library, 'lessons/a.md');
    assert.ok(found);
    assert.equal(isInForce(library, found), expected);
  }

  it('asks for the mark in the target', () => {
    const named = lesson('target: TPL-1\nstatus: applied\n');
    check({ 'lessons/a.md': named, 't.md': template(' (from LL-1)') }, true);
    check({ 'lessons/a.md': named, 't.md': template('') }, false);
    check({ 'lessons/a.md': named, 't.md': template(' `(from LL-1)`') }, false);
    check({ 'lessons/a.md': named, 't.md': '---\nid: X\n---\n\nb (from LL-1)\n' }, false);
  });

  it('asks for the mark anywhere but in a run where no target is named', () => {
    const free = lesson('status: applied\n');
    check({ 'lessons/a.md': free, 't.md': 'Do it. (from LL-1)\n' }, true);
    check(
      { 'lessons/a.md': free, 't.md': '---\nkind: checklist\n---\n\n- [ ] a (from LL-1)\n' },
      false,
    );
  });
});

describe('placeOfSource', () => {
  const run =
    '---\nid: CHK-1\nkind: checklist\nproject: PRJ-1\n---\n\n- [ ] NET-1: Export\n- [x] Label  both\n';
  const library = libraryOf({
    'run.md': run,
    'p.md': '---\nid: PRJ-1\nkind: project\n---\n',
    'a.cfg': '',
  });
  const check = (source: Parameters<typeof placeOfSource>[1], expected: unknown) => {
    assert.deepEqual(placeOfSource(library, source), expected);
  };

  it('finds the item again by its words, wherever it is now and whether it is ticked', () => {
    check({ file: 'CHK-1', line: 99, text: '- [x] NET-1: Export' }, { path: 'run.md', line: 6 });
    check({ file: 'run.md', line: 1, text: '* [ ] Label both' }, { path: 'run.md', line: 7 });
  });

  it('falls back to the line, and knows nothing of files that are gone', () => {
    check({ file: 'CHK-1', line: 3, text: 'prose' }, { path: 'run.md', line: 2 });
    check({ file: 'a.cfg', line: 3 }, { path: 'a.cfg', line: 2 });
    check({ file: 'CHK-1' }, { path: 'run.md' });
    check({ file: 'CHK-2', line: 3 }, undefined);
  });

  it('is what was remembered, with the project of the file', () => {
    assert.deepEqual(
      rememberPlace(library, { path: 'run.md', line: 6, text: '- [ ]  NET-1: Export' }),
      {
        source: { file: 'CHK-1', line: 7, text: '- [ ] NET-1: Export' },
        project: 'PRJ-1',
      },
    );
    assert.deepEqual(rememberPlace(library, { path: 'p.md', line: 0, text: '---' }), {
      source: { file: 'PRJ-1' },
      project: 'PRJ-1',
    });
    assert.deepEqual(rememberPlace(library, { path: 'a.cfg', line: 0, text: 'pwd = Tulip77!' }), {
      source: { file: 'a.cfg', line: 1 },
    });
  });
});

describe('repeatOf', () => {
  function check(rest: string, others: Files, expected: string | undefined) {
    const library = libraryOf({ 'lessons/a.md': lesson(rest), ...others });
    const found = lessonIn(library, 'lessons/a.md');
    const repeat = found && repeatOf(library, found);
    assert.equal(
      repeat && `${repeat.about.kind} ${repeat.about.name} ${repeat.others.length}`,
      expected,
    );
  }
  const other = (rest: string) => `---\nid: LL-2\nkind: lesson\n${rest}---\n`;

  it('finds lessons of other projects about the same area or item', () => {
    const here = 'area: Net work\nproject: A\n';
    check(here, { 'b.md': other('area: net-work\nproject: B\n') }, 'area Net work 1');
    check(here, { 'b.md': other('area: net-work\nproject: A\n') }, undefined);
    check(here, { 'b.md': other('area: net-work\nproject: B\nstatus: declined\n') }, undefined);
    check(here, { 'b.md': other('area: net-work\n') }, undefined);
    const item = 'source: X\nsource_text: "- [ ] NET-3: a"\n';
    check(`${item}project: A\n`, { 'b.md': other(`${item}project: B\n`) }, 'item NET-3 1');
  });
});

describe('lessonTemplateIn', () => {
  it('is the template that makes lessons', () => {
    const text = '---\nid: T\nkind: template\nmakes:\n  kind: lesson\n---\n';
    assert.equal(lessonTemplateIn(libraryOf({ 't.md': template(''), 'u.md': text })), text);
    assert.equal(lessonTemplateIn(libraryOf({ 't.md': template('') })), undefined);
  });
});
