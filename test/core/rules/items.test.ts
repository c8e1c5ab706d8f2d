import { checkFindings as check } from '../../support/findingLines.js';

describe('rules about items', () => {
  it('say nothing about ordinary items', () => {
    check('- [ ] A\n- [x] B\n  1. [x] C\n', []);
  });

  it('find what is overdue only while it is open', () => {
    check('- [ ] A (due 2026-06-14)\n', ['1 item/overdue']);
    check('- [ ] A (due 2026-06-15)\n', []);
    check('- [ ] A (due 2026-06-14) (n/a: none)\n- [x] B (due 2026-06-14)\n', []);
  });

  it('find days that cannot be read, and let prose alone', () => {
    check('- [ ] A (due 14.06.2026)\n', ['1 item/due-malformed']);
    check('- [ ] A (due Friday)\n', ['1 item/due-malformed']);
    check('- [ ] Retry (due to the outage)\n', []);
  });

  it('ask for the reason of what does not apply', () => {
    check('- [ ] A (n/a)\n- [x] B (N/A:)\n', [
      '1 item/not-applicable-without-reason',
      '2 item/not-applicable-without-reason',
    ]);
    check('- [ ] A (n/a: none) `(n/a)`\n', []);
  });

  it('ask for evidence once the item is ticked', () => {
    check('- [ ] A (evidence)\n', []);
    check('- [x] A (evidence)\n', ['1 item/evidence-missing']);
    check('- [x] A (evidence: meeting)\n', ['1 item/evidence-missing', '1 item/evidence-missing']);
    check('- [x] A [r](r.txt) (evidence)\n', [], { 'r.txt': '' });
    check('- [x] A [r](r.txt) (evidence)\n', [
      '1 item/evidence-file-missing',
      '1 link/missing-file',
    ]);
  });

  it('find keys that stand twice, once for each but the first', () => {
    check('- [ ] A-1: A\n- [ ] A-1: B\n- [ ] A-1: C\n', [
      '2 item/duplicate-key',
      '3 item/duplicate-key',
    ]);
    check('- [ ] A-1: A\n- [ ] B-1: B\n', []);
  });

  it('find lessons that are not there', () => {
    check('- [ ] A (from LL-1)\n', ['1 item/unknown-lesson']);
    check('- [ ] A (from LL-1)\n', [], { 'l.md': '---\nid: LL-1\n---\n' });
  });
});

describe('rules about people', () => {
  const block = (line: string) => `---\n${line}\n---\n`;

  it('know roles and people of the roster', () => {
    check(block('owner: noc'), []);
    check(block('owner: dana'), ['2 roster/unknown-role']);
    check(block('owner: sales'), ['2 roster/unknown-role']);
    check(block('reviewed_by: "@dana"'), []);
    check(block('reviewed_by: DANA@msp.example'), []);
    check(block('reviewed_by: Dana Reyes'), []);
    check(block('reviewed_by: kim'), ['2 roster/unknown-person']);
  });

  it('find open work of people who left, and leave them what they did', () => {
    check('- [ ] A @ola\n- [x] B @ola\n', ['1 roster/person-left']);
    check(block('reviewed_by: ola'), []);
    check(block('owner: ola'), ['2 roster/person-left', '2 roster/unknown-role']);
  });

  it('find mentions of nobody', () => {
    check('## Verify @nco\n\n- [ ] A @kim\n- [x] B @kim\n- [ ] `@kim` C\n', [
      '1 roster/unknown-mention',
      '3 roster/unknown-mention',
    ]);
    check('## Use of @mentions\n\nText.\n\n## Verify\n\n- [ ] A\n', []);
    check('# A @nco\n\n## B\n\n- [ ] A\n', ['1 roster/unknown-mention']);
  });

  it('ask nothing of a library without a roster', () => {
    const files = { '.sop/roster.yml': '' };
    check(`${block('owner: sales')}- [ ] A @kim\n`, [], files);
  });
});

describe('rules about links', () => {
  const files = { 'sops/a.md': '# Alpha\n\n## One\n', 'rules.txt': '', 'b/README.md': '# B\n' };
  const quiet = (text: string) => {
    check(text, [], files);
  };

  it('follow paths, folders, anchors and names', () => {
    quiet(
      '[a](sops/a.md#one) [b](./sops/) [c](rules.txt) [d](/sops/a.md) [e](b#b) ![f](rules.txt)\n',
    );
    quiet('[a][r] and [r]\n\n[r]: sops/a.md#alpha\n');
    quiet('[[a]] [[Alpha]] [[sops/a]] [[a#one|text]]\n');
  });

  it('leave alone what only others can know', () => {
    quiet(
      '[a](https://x.example/y) <https://x.example> [b](mailto:a@b.example) [c](../outside.md)\n',
    );
    quiet(
      '[a](<%= site.url %>) [a]({{ site.url }}) [b](page.html) [c](/from/the/site/root) [d](#tab/bash) [e]()\n',
    );
    quiet('`[a](no.md)` \\[a](no.md)\n\n```\n[a](no.md)\n```\n');
  });

  it('find what leads nowhere, where the target is written', () => {
    check('[a](no.md)\n\n![b](no.png)\n', ['1 link/missing-file', '3 link/missing-file']);
    check('[a][r]\n\n[r]: no.md\n', ['3 link/missing-file']);
    check(
      '[a](sops/a.md#two) [b](#here)\n',
      ['1 link/missing-anchor', '1 link/missing-anchor'],
      files,
    );
    check('[[Omega]]\n', ['1 link/unknown-name']);
    check('[[x]]\n', ['1 link/ambiguous-name'], { 'p/x.md': '# P\n', 'q/x.md': '# Q\n' });
  });

  it('follow ids in fields', () => {
    const text = '---\nclient: CLT-1\ntemplate: { id: TPL-1 }\n---\n';
    check(text, ['2 link/unknown-id', '3 link/unknown-id']);
    check(text, [], { 'c.md': '---\nid: CLT-1\n---\n', 't.md': '---\nid: TPL-1\n---\n' });
  });
});
