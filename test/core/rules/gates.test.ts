import assert from 'node:assert/strict';
import { pinReasons } from '../../../src/core/gate/pinReasons.js';
import { gateCaseOf } from '../../../src/core/gate/gateCase.js';
import { hasGates } from '../../../src/core/gate/hasGates.js';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import type { Document } from '../../../src/core/document/document.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyChanges } from '../../../src/core/library/applyChanges.js';
import type { Library } from '../../../src/core/library/library.js';
import { findingsOf } from '../../../src/core/rules/findings.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

const closeout = `---
id: CHK-4T7QZ
kind: checklist
title: Closeout
owner: project-team
project: PRJ-118
gates:
  - id: acceptance
    title: Accepted into support
    sign: { role: noc }
    needs: { lessons: 1 }
    blocks: [released_on]
---

- [x] NET-1: Export the rules.
`;
const lesson = '---\nid: LL-7Q3K9\nkind: lesson\nproject: PRJ-118\n---\n';
const open = closeout.replace('[x]', '[ ]');
const override = {
  ...{ decision: 'overridden', role: 'service-manager', name: 'Sam Ito', by: 'sam@msp.example' },
  ...{ note: 'Go-live.', until: '2026-11-30' },
};
const withField = (text: string, line: string) =>
  text.replace('project: PRJ-118\n', `project: PRJ-118\n${line}\n`);

/** Findings about gates and sign-offs as `line code message`. */
function gateFindings(library: Library): readonly string[] {
  return findingsOf(library, today)
    .filter(({ code }) => /^(?:gate|sign-off)\//.test(code))
    .map(({ path, range, code, message }) => `${path}:${range.start.line + 1} ${code} ${message}`);
}

function check(text: string, ...expected: string[]) {
  const library = gateLibrary({ 'lesson.md': lesson, 'a.md': text });
  assert.deepEqual(
    gateFindings(library),
    expected.map((line) => `a.md:${line}`),
  );
}

describe('rules about gates', () => {
  it('find nothing in a closeout that is open, ready or signed', () => {
    check(open);
    check(closeout);
    check(signed(closeout));
    check(withField(signed(closeout), 'released_on: 2026-11-21'));
    check(withField(signed(closeout), 'status: closed'));
  });

  it('find a field that is set before its gate has passed', () => {
    check(
      withField(open, 'released_on: 2026-11-21'),
      '7 gate/blocked-field-set "released_on" is set, but the gate "Accepted into support" has not passed. "NET-1: Export the rules." is open.',
    );
    check(withField(open, 'released_on:'));
  });

  it('find a status that claims what the gates do not give', () => {
    check(
      withField(closeout, 'status: closed'),
      '7 gate/status-claims "status" says closed, but the gates of the document leave it awaiting acceptance.',
    );
    check(withField(closeout, 'status: open'));
    check(withField(open, 'status: cancelled'));
  });

  it('find what is stale, returned, overridden and lapsed', () => {
    check(
      signed(closeout).replace('Export', 'Print'),
      '14 sign-off/stale Dana Reyes signed "Accepted into support" on 2026-11-20, but what was signed has changed since.',
    );
    check(
      signed(closeout, { decision: 'returned', note: 'Old.' }),
      '14 gate/returned Dana Reyes returned "Accepted into support" on 2026-11-20: Old.',
    );
    check(
      signed(open, override),
      '14 gate/overridden Sam Ito overrides "Accepted into support" until 2026-11-30 in spite of 2 reasons: Go-live.',
    );
    check(
      signed(open, { ...override, until: '2026-11-20' }),
      '14 sign-off/lapsed The override of "Accepted into support" by Sam Ito lapsed after 2026-11-20.',
    );
  });

  it('find records that do not hold', () => {
    check(
      signed(closeout, { name: 'dana reyes' }),
      '14 sign-off/invalid The sign-off by dana reyes on 2026-11-20 does not count. The roster prints the name of dana@msp.example as "Dana Reyes".',
    );
    check(
      signed(closeout).replace('    decision', '    stamp: x\n    decision'),
      '15 sign-off/invalid A sign-off has no key "stamp".',
    );
  });

  it('find gates that cannot be or never pass', () => {
    check(
      closeout.replace('    needs', '    after: [acceptance, handoff]\n    needs'),
      '11 gate/invalid The gate "acceptance" comes after itself, so it can never pass.',
      '11 gate/invalid There is no gate "handoff" to come after.',
    );
    check(
      closeout.replace('role: noc', 'role: nco'),
      '10 gate/unknown-role The gate "acceptance" names the role "nco", which is not in the roster. Did you mean "noc"?',
    );
  });

  it('say nothing about the gates of a template', () => {
    check(withField(closeout.replace('kind: checklist', 'kind: template'), 'status: closed'));
  });

  it('follow what changes elsewhere', () => {
    const released = withField(signed(closeout), 'released_on: 2026-11-21');
    const library = gateLibrary({ 'lesson.md': lesson, 'a.md': released });
    assert.deepEqual(gateFindings(library), []);
    const without = applyChanges(library, [{ kind: 'removed', path: 'lesson.md' }]).library;
    assert.equal(gateFindings(without).length, 1);
    const document = parseDocument('lesson.md', { text: lesson, bom: false });
    const again = applyChanges(without, [{ kind: 'document', document }]).library;
    assert.deepEqual(gateFindings(again), []);
  });
});

describe('check and gate', () => {
  it('say the same of every document', () => {
    const item = '- [x] NET-1: Export the rules.';
    const template = `---\nid: TPL-1\nkind: template\nowner: noc\ngates:\n  - { id: acceptance, sign: { role: noc } }\n---\n\n${item.replace('x', ' ')}\n`;
    const pinned = withField(closeout, 'template: { id: TPL-1 }');
    const texts = [
      open,
      closeout,
      signed(closeout),
      signed(closeout).replace('Export', 'Print'),
      signed(open, override),
      signed(closeout, override),
      signed(open, { ...override, until: '2026-11-01' }),
      signed(closeout, { decision: 'returned', note: 'Old.' }),
      signed(signed(closeout, { decision: 'returned', note: 'Old.' })),
      signed(closeout, { by: 'eve@evil.example' }),
      pinned,
      pinned.replace(item, '- [x] NET-1: Export the rules. (optional)'),
      signed(pinned.replace(item, '- [x] NET-2: Something else.')),
    ];
    const fields = ['', 'released_on: 2026-11-21', 'status: closed', 'status: returned'];
    const files: Record<string, string> = { 'lesson.md': lesson, 'template.md': template };
    texts.forEach((text, index) => {
      fields.forEach((field, at) => {
        const id = `CHK-${index}-${at}`;
        const made = (field === '' ? text : withField(text, field)).replace('CHK-4T7QZ', id);
        files[`${id}.md`] = made;
      });
    });
    const library = gateLibrary(files);
    const found = findingsOf(library, today);
    let compared = 0;
    for (const document of library.documents.values()) {
      const codes = found.filter(({ path }) => path === document.path).map(({ code }) => code);
      const told = codes.filter((code) => /^(?:gate|sign-off)\//.test(code)).sort();
      assert.deepEqual(told, expectedCodes(library, document), files[document.path]);
      compared += told.length;
    }
    assert.ok(compared > 60, String(compared));
  });
});

/** The codes that the verdict of `gate` on a document amounts to. */
function expectedCodes(library: Library, document: Document): readonly string[] {
  if (!hasGates(library, document)) {
    return [];
  }
  const { state, gates, signOffs } = verdictOf(library, document, today);
  const { data } = document.frontmatter;
  const worths: Readonly<Record<string, string>> = {
    stale: 'sign-off/stale',
    invalid: 'sign-off/invalid',
    lapsed: 'sign-off/lapsed',
  };
  return [
    ...gates.flatMap(({ gate, verdict }) => [
      ...(verdict === 'overridden' ? ['gate/overridden'] : []),
      ...(verdict === 'passed' || verdict === 'overridden'
        ? []
        : gate.blocks.filter((key) => key in data).map(() => 'gate/blocked-field-set')),
    ]),
    ...(typeof data['status'] === 'string' && data['status'] !== state
      ? ['gate/status-claims']
      : []),
    ...signOffs.flatMap(({ record, worth }) => [
      ...(worths[worth] === undefined ? [] : [worths[worth]]),
      ...(record.decision === 'returned' && worth === 'counts' ? ['gate/returned'] : []),
    ]),
    ...pinReasons(gateCaseOf(library, document, today)).map(({ code }) => `gate/${code}`),
  ].sort();
}
