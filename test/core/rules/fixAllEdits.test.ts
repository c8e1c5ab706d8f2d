import assert from 'node:assert/strict';
import { allRules } from '../../../src/core/rules/allRules.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { findingsOfLibrary } from '../../../src/core/rules/libraryFindings.js';
import { fixAllEdits } from '../../../src/core/rules/fixAllEdits.js';
import { fixEdits } from '../../../src/core/rules/fixEdits.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { exampleDay, exampleLibrary, examplePath } from '../../support/exampleLibrary.js';
import { libraryOf } from '../../support/libraryOf.js';

function check(text: string, after: string, files: Readonly<Record<string, string>> = {}) {
  const library = libraryOf({ '.sop/library.yml': 'title: Test\n', ...files, 'a.md': text });
  const others = findingsOfLibrary(library, exampleDay).get('a.md');
  const edits = fixAllEdits(library, { path: 'a.md', text, others }, exampleDay);
  assert.equal(applyEdits(text, edits), after);
}

describe('fixing everything at once', () => {
  it('applies every obvious fix', () => {
    check(
      '# A\n\n- [ ] One\n- [] Two\n- [✓] Three\n',
      '# A\n\n- [ ] One\n- [ ] Two\n- [x] Three\n',
    );
    check(
      '---\nkind: chekclist\nid: CHK-1\ntitle: T\n---\n\n- [x] See [s](old/s.md)\n- [] Two\n',
      '---\nkind: checklist\nid: CHK-1\ntitle: T\n---\n\n- [x] See [s](new/s.md)\n- [ ] Two\n',
      { 'new/s.md': '# S\n' },
    );
  });

  it('leaves to a person what needs words of theirs', () => {
    check('- [ ] One (n/a)\n', '- [ ] One (n/a)\n');
  });

  it('changes nothing where nothing is wrong', () => {
    check('# A\n\n- [ ] One\n', '# A\n\n- [ ] One\n');
  });
});

describe('obvious fixes', () => {
  const policy = { '.sop/roster.yml': 'people:\n  dana: { name: Dana, email: d@x.example }\n' };

  it('write dates that can mean only one day as we write them', () => {
    check('---\ndue_on: 2026/5/1\n---\n', '---\ndue_on: 2026-05-01\n---\n', policy);
    check('---\ndue_on: 1 May 2026\n---\n', '---\ndue_on: 2026-05-01\n---\n', policy);
    check('---\ndue_on: 03/04/2026\n---\n', '---\ndue_on: 03/04/2026\n---\n', policy);
    check('---\ndue_on: 2026-02-30\n---\n', '---\ndue_on: 2026-02-30\n---\n', policy);
    check('- [ ] A (due 2026.5.1) @dana\n', '- [ ] A (due 2026-05-01) @dana\n', policy);
    check(
      '---\nkind: sop\nid: SOP-1\nreviewed_on: May 1st, 2026 # by phone\n---\n\n## When to escalate\n',
      '---\nkind: sop\nid: SOP-1\nreviewed_on: 2026-05-01 # by phone\n---\n\n## When to escalate\n',
    );
  });

  it('quote what is meant as text, unless YAML reads another number than was written', () => {
    check('---\ntitle: 118\n---\n', '---\ntitle: "118"\n---\n', policy);
    check('---\ntitle: 1.10\n---\n', '---\ntitle: 1.10\n---\n', policy);
  });

  it('move sign-offs behind the other keys, line by line', () => {
    check(
      '---\r\nid: A-1\r\nsign_offs: # kept\r\n  - gate: a\r\n    by: x\r\n# of the project\r\nproject: P\r\n---\r\n',
      '---\r\nid: A-1\r\n# of the project\r\nproject: P\r\nsign_offs: # kept\r\n  - gate: a\r\n    by: x\r\n---\r\n',
      policy,
    );
  });
});

describe('the examples of rules', () => {
  it('are put right by the fixes that rules offer for them, or by a person', () => {
    const offering = allRules.flatMap((rule) => {
      const { wrong } = rule.example;
      const library = exampleLibrary(rule, wrong);
      const fixed = findingsOf(library, exampleDay).filter(
        ({ code, path, fix }) =>
          code === rule.code && path === examplePath(rule) && fix !== undefined,
      );
      for (const finding of fixed) {
        const isForPerson = finding.fix?.kind === 'mark-reviewed';
        assert.ok(isForPerson || fixEdits(library, finding, wrong).length > 0, rule.code);
      }
      return fixed.length > 0 ? [rule.code] : [];
    });
    for (const code of ['item/look-alike', 'field/choice', 'sign-off/not-last', 'id/missing']) {
      if (allRules.some((rule) => rule.code === code)) assert.ok(offering.includes(code), code);
    }
    assert.ok(offering.length >= 15, offering.join());
  });
});
