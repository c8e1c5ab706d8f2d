import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { parseCivilDate } from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { profileOf } from '../../../src/core/schema/profileOf.js';
import { type Attestation, attestReview } from '../../../src/core/staleness/attestReview.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

const on = parseCivilDate('2026-11-21');
assert.ok(on);
const byDana: Attestation = { on, by: 'dana', outcome: 'still-accurate' };

interface Case {
  readonly configuration?: string;
  readonly attestation?: Partial<Attestation>;
}

/** Compares whole texts, so that nothing else may have moved. */
function check(text: string, expected: string, given: Case = {}) {
  const configuration = parseConfiguration(given.configuration);
  const document = parseDocument('a.md', { text, bom: false });
  const profile = profileOf(document, configuration);
  const attestation = { ...byDana, ...given.attestation };
  const edits = attestReview({ text, document }, { profile, configuration }, attestation);
  assert.equal(applyEdits(text, edits), expected);
}

describe('marking a document reviewed', () => {
  it('says when, by whom and with which outcome', () => {
    check(
      '---\ntitle: a # kept\n---\n\nText\n',
      '---\ntitle: a # kept\nreviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n\nText\n',
    );
    check(
      '---\r\nreviewed_by: "sam" # lead\r\nreviewed_on: 2025-01-01\r\nsign_offs: []\r\n---\r\n',
      '---\r\nreviewed_by: "dana" # lead\r\nreviewed_on: 2026-11-21\r\nreviewed_outcome: still-accurate\r\nsign_offs: []\r\n---\r\n',
    );
  });

  it('makes frontmatter where there is none, before a text that stays as it is', () => {
    check(
      '# Backup\n',
      '---\nreviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n\n# Backup\n',
    );
  });

  it('changes nothing where the frontmatter is broken', () => {
    check('---\ntitle: [\n---\n', '---\ntitle: [\n---\n');
    check('---\na: 1\na: 2\n---\n', '---\na: 1\na: 2\n---\n');
  });

  it('says what was reviewed, and whether many were at once', () => {
    check(
      '---\ntitle: a\n---\n',
      '---\ntitle: a\nreviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_content: "c1:00"\nreviewed_outcome: corrected\nreviewed_in_bulk: true\n---\n',
      { attestation: { content: 'c1:00', inBulk: true, outcome: 'corrected' } },
    );
  });

  it('takes out what only the review before it said', () => {
    check(
      '---\nreviewed_on: 2025-01-01\nreviewed_content: old\nreviewed_in_bulk: true\ntitle: a\n---\n',
      '---\nreviewed_on: 2026-11-21\ntitle: a\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n',
    );
  });

  it('keeps the keys and date formats of other conventions', () => {
    check(
      '---\nlast_reviewed_on: 2025-01-01\nreview_in: 6 months\n---\n',
      '---\nlast_reviewed_on: 2026-11-21\nreview_in: 6 months\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n',
    );
    const configuration = 'presets: [microsoft-docs]';
    check(
      '---\nms.date: 1/2/2025\nms.reviewer: sam\n---\n',
      '---\nms.date: 11/21/2026\nms.reviewer: dana\nreviewed_outcome: still-accurate\n---\n',
      { configuration },
    );
    check(
      '---\nms.reviewer: sam\nreviewed_by: lee\nms.date: 1/2/2025\n---\n',
      '---\nms.reviewer: sam\nreviewed_by: dana\nms.date: 11/21/2026\nreviewed_outcome: still-accurate\n---\n',
      { configuration },
    );
  });

  it('retires a document whose kind can be retired', () => {
    const attestation = { outcome: 'retire' } as const;
    const reviewed = 'reviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_outcome: retire\n';
    check(
      '---\nkind: sop\nstatus: approved\n---\n',
      `---\nkind: sop\nstatus: retired\n${reviewed}---\n`,
      { attestation },
    );
    check(
      '---\nkind: lesson\nstatus: captured\n---\n',
      `---\nkind: lesson\nstatus: captured\n${reviewed}---\n`,
      { attestation },
    );
  });
});
