import { checkFindings as check } from '../../support/findingLines.js';

const fence = (yaml: string) => `\`\`\`sop-list\n${yaml}\n\`\`\`\n`;

describe('rules about lists', () => {
  it('say nothing about lists that can be answered', () => {
    check(
      fence('title: A\nquery: owner:@me kind:sop\ncolumns: [title, ends_on]\nsort: title desc'),
      [],
    );
  });

  it('find blocks that cannot be read, at the line', () => {
    check(fence('title: A\nveiw: table'), ['3 list/invalid']);
    check(fence(''), ['1 list/invalid']);
    check(fence('title: A\nview: chart'), ['3 list/invalid']);
  });

  it('find queries and fields that nobody can answer, at the line', () => {
    check(fence('title: A\nquery: (a'), ['3 list/query']);
    check(fence('title: A\nquery: zzzzzz:1\ncolumns: [zzzzzz]'), [
      '3 list/query',
      '4 list/unknown-field',
    ]);
    check(fence('title: A\nquery: a\nsort: -zzzzzz\ngroup: zzzzzz'), [
      '4 list/unknown-field',
      '5 list/unknown-field',
    ]);
  });

  it('know fields that any document has', () => {
    check(fence('title: A\ncolumns: [title, rack_unit]'), [], {
      'b.md': '---\nrack_unit: 4\n---\n',
    });
  });

  it('find the thirteenth list', () => {
    check(fence('title: A').repeat(13), ['37 list/too-many']);
  });

  it('leave blanks of templates alone', () => {
    const template =
      '---\nid: TPL-1\nkind: template\ntitle: T\nreviewed_on: 2026-06-01\n---\n\n# T\n\n';
    check(template + fence('title: "{{title}}"\nquery: client:{{client}}\nview: {{view}}'), []);
    check(template + fence('title: A\nquery: zzzzzz:1'), ['12 list/query']);
  });
});
