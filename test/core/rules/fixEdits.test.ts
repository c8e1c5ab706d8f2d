import assert from 'node:assert/strict';
import { findingsIn } from '../../../src/core/rules/findings.js';
import { fixEdits } from '../../../src/core/rules/fixEdits.js';
import { fixTitle } from '../../../src/core/rules/fixTitle.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { exampleDay } from '../../support/exampleLibrary.js';
import { libraryOf } from '../../support/libraryOf.js';

const path = 'document.md';
const settings = {
  '.sop/library.yml': 'title: Test\n',
  '.sop/roster.yml':
    'people:\n  dana: { name: Dana Reyes, email: dana@msp.example }\nroles:\n  noc: [dana]\n',
};

interface Case {
  readonly code: string;
  readonly text: string;
  /** The text after the fix; undefined when none is offered. */
  readonly fixed: string | undefined;
  readonly files?: Readonly<Record<string, string>>;
}

function check({ code, text, fixed, files }: Case): void {
  const library = libraryOf({ ...settings, ...files, [path]: text });
  const document = library.documents.get(path);
  assert.ok(document);
  const finding = findingsIn(library, document, exampleDay).find((found) => found.code === code);
  assert.ok(finding, `${code} is found in ${text}`);
  const edits = fixEdits(library, finding, text);
  const result = edits.length === 0 ? undefined : applyEdits(text, edits);
  assert.equal(result, fixed);
  if (fixed !== undefined && finding.fix !== undefined) {
    assert.notEqual(fixTitle(finding.fix), '');
  }
}

describe('fixEdits', () => {
  it('parts the folders of a link as Markdown does, where the file is there', () => {
    const code = 'link/missing-file';
    const files = { 'pictures/a (1).png': '', 'sops/dns.md': '# DNS\n' };
    for (const [wrong, right] of [
      ['![x](<pictures\\a (1).png>)', '![x](<pictures/a%20%281%29.png>)'],
      ['[x](.\\sops\\dns.md#dns)', '[x](sops/dns.md#dns)'],
      ['[x](sops\\gone.png)', undefined],
    ] as const) {
      check({ code, text: `${wrong}\n`, fixed: right && `${right}\n`, files });
    }
    const library = libraryOf({ ...files, [path]: '[x](sops\\dns.md)\n' });
    const [document] = [...library.documents.values()].filter((each) => each.path === path);
    assert.ok(document);
    assert.equal(
      findingsIn(library, document, exampleDay)[0]?.message,
      'The link to "sops\\dns.md" leads nowhere; expected "/" between folders instead of "\\".',
    );
  });

  it('corrects the spelling of kinds, choices, workflows, roles and people', () => {
    const cases = [
      ['kind/unknown', 'kind: Check-list', 'kind: checklist'],
      ['workflow/unknown', 'workflow: Service Request', 'workflow: service-request'],
      ['roster/unknown-role', 'owner: NOC # ours', 'owner: noc # ours'],
      ['roster/unknown-person', 'reviewed_by: "danna"', 'reviewed_by: "dana"'],
    ] as const;
    for (const [code, wrong, right] of cases) {
      const block = (line: string) => `---\r\nid: CHK-1\r\n${line}\r\n---\r\n`;
      check({ code, text: block(wrong), fixed: block(right) });
    }
  });

  it('leaves a word alone that resembles none', () => {
    check({ code: 'kind/unknown', text: '---\nkind: invoice\n---\n', fixed: undefined });
  });

  it('corrects a mention', () => {
    check({
      code: 'roster/unknown-mention',
      text: '> - [ ] Verify @nco, then tell @noc\r\n',
      fixed: '> - [ ] Verify @noc, then tell @noc\r\n',
    });
  });

  it('appends a missing heading with the line endings of the file', () => {
    const head =
      '---\r\nkind: sop\r\nid: SOP-1\r\ntitle: A\r\nowner: noc\r\nworkflow: incident\r\n---\r\n# A';
    check({
      code: 'kind/heading-missing',
      text: head,
      fixed: `${head}\r\n\r\n## When to escalate\r\n`,
    });
  });

  it('offers no heading where it would become code', () => {
    const text =
      '---\nkind: sop\nid: SOP-1\ntitle: A\nowner: noc\nworkflow: incident\n---\n```\nnever closed\n';
    check({ code: 'kind/heading-missing', text, fixed: undefined });
  });

  it('gives a bare n/a a place for its reason', () => {
    check({
      code: 'item/not-applicable-without-reason',
      text: '- [ ] Label cables (N/A: ) today\n',
      fixed: '- [ ] Label cables (n/a: reason) today\n',
    });
  });

  it('gives the second of two keys the next free number', () => {
    check({
      code: 'item/duplicate-key',
      text: '- [ ] NOC-1: A\n- [ ] NOC-7: B\n- [ ] NOC-1: C\n',
      fixed: '- [ ] NOC-1: A\n- [ ] NOC-7: B\n- [ ] NOC-8: C\n',
    });
  });

  it('opens frontmatter that only lacks its first line', () => {
    check({
      code: 'frontmatter/no-opening-fence',
      text: 'title: A\r\n---\r\n# A\r\n',
      fixed: '---\r\ntitle: A\r\n---\r\n# A\r\n',
    });
  });

  it('makes an id where one is missing, the same for the same text', () => {
    const text = '---\nkind: checklist\ntitle: A\n---\n';
    const idOf = () => {
      const library = libraryOf({ ...settings, [path]: text });
      const document = library.documents.get(path);
      assert.ok(document);
      const finding = findingsIn(library, document, exampleDay).find(
        ({ code }) => code === 'id/missing',
      );
      assert.ok(finding);
      return applyEdits(text, fixEdits(library, finding, text));
    };
    assert.match(idOf(), /^---\nkind: checklist\ntitle: A\nid: CHK-[0-9A-HJKMNP-TV-Z]{5}\n---\n$/u);
    assert.equal(idOf(), idOf());
  });

  it('turns what looks like a box into one, and leaves alone what may mean something else', () => {
    const cases: readonly (readonly [string, string | undefined])[] = [
      ['- [✓] A\n', '- [x] A\n'],
      ['- [х] A\n', '- [x] A\n'],
      ['- [ｘ] A\n', '- [x] A\n'],
      ['- [] A\n', '- [ ] A\n'],
      ['- [ x ] A\n', '- [x] A\n'],
      ['-[ ] A\n', '- [ ] A\n'],
      ['- [x]A\n', '- [x] A\n'],
      ['• [ ] A\n', '- [ ] A\n'],
      ['[ ] A\n', '- [ ] A\n'],
      ['- ［x］ A\n', '- [x] A\n'],
      ['- ☐ A\n', '- [ ] A\n'],
      ['1. ☑ A\r\n', '1. [x] A\r\n'],
      ['> * [✔️] A\n', '> * [x] A\n'],
      ['- [-] A\n', undefined],
      ['- [✗] A\n', undefined],
      ['\\- [ ] A\n', undefined],
    ];
    for (const [text, fixed] of cases) {
      check({ code: 'item/look-alike', text, fixed });
    }
  });

  it('deletes characters that nobody sees', () => {
    check({
      code: 'text/invisible-character',
      text: '- [ ] Export ‮rules\n',
      fixed: '- [ ] Export rules\n',
    });
  });

  it('points a link to the place where its document went', () => {
    check({
      code: 'link/missing-file',
      text: 'See [it](old/restore.md#steps).\n',
      fixed: 'See [it](sops/restore.md#steps).\n',
      files: { 'sops/restore.md': '# Restore\n\n## Steps\n' },
    });
    check({
      code: 'link/missing-file',
      text: 'See [it](old/restore.md).\n',
      fixed: undefined,
      files: { 'a/restore.md': '# Restore A\n', 'b/restore.md': '# Restore B\n' },
    });
  });

  it('writes an anchor the way GitHub makes it', () => {
    check({
      code: 'link/missing-anchor',
      text: "See [it](#other-people-s-money).\n\n## Other people's money\n",
      fixed: "See [it](#other-peoples-money).\n\n## Other people's money\n",
    });
  });

  it('never turns the clock: a review needs a person', () => {
    check({
      code: 'review/overdue',
      text: '---\nreviewed_on: 2025-12-01\nreview_in: 6 months\n---\n',
      fixed: undefined,
    });
  });
});
