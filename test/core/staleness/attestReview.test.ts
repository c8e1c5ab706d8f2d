import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { profileOf } from '../../../src/core/schema/profileOf.js';
import { attestReview, type ReviewOutcome } from '../../../src/core/staleness/attestReview.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

interface Case {
  readonly settings?: string;
  readonly outcome?: ReviewOutcome;
}

function check(text: string, expected: string, { settings = 'title: T\n', outcome }: Case = {}) {
  const configuration = parseConfiguration(settings);
  assert.deepEqual(configuration.problems, []);
  const document = parseDocument('a.md', { text, bom: false });
  const facts = { profile: profileOf(document, configuration), configuration };
  const edits = attestReview({ text, document }, facts, {
    on: '2026-11-21' as CivilDate,
    by: 'dana',
    outcome: outcome ?? 'still-accurate',
  });
  assert.equal(applyEdits(text, edits), expected);
}

describe('attestReview', () => {
  it('changes what is there and adds what is not, before the sign-offs', () => {
    check(
      "---\ntitle: T # kept\nreviewed_on: '2020-01-01' # kept\nsign_offs: []\n---\nBody\n",
      "---\ntitle: T # kept\nreviewed_on: '2026-11-21' # kept\nreviewed_by: dana\nreviewed_outcome: still-accurate\nsign_offs: []\n---\nBody\n",
    );
  });

  it('keeps line ends', () => {
    check(
      '---\r\ntitle: T\r\n---\r\nBody\r\n',
      '---\r\ntitle: T\r\nreviewed_on: 2026-11-21\r\nreviewed_by: dana\r\nreviewed_outcome: still-accurate\r\n---\r\nBody\r\n',
    );
  });

  it('gives a document without frontmatter one', () => {
    check(
      '# T\n',
      '---\nreviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n\n# T\n',
    );
  });

  it('keeps the key and the format of another convention', () => {
    check(
      '---\nms.date: 01/31/2020\n---\n',
      '---\nms.date: 11/21/2026\nreviewed_by: dana\nreviewed_outcome: still-accurate\n---\n',
      { settings: 'fields:\n  reviewed_on: { keys: [ms.date], format: MM/DD/YYYY }\n' },
    );
  });

  it('retires a document whose kind can be retired', () => {
    check(
      '---\nkind: sop\nstatus: approved\n---\n',
      '---\nkind: sop\nstatus: retired\nreviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_outcome: retire\n---\n',
      { outcome: 'retire' },
    );
    check(
      '---\nkind: client\nstatus: active\n---\n',
      '---\nkind: client\nstatus: active\nreviewed_on: 2026-11-21\nreviewed_by: dana\nreviewed_outcome: retire\n---\n',
      { outcome: 'retire' },
    );
  });

  it('has no edits for frontmatter that cannot be read', () => {
    check('---\na: [\n---\n', '---\na: [\n---\n');
    check('---\na: 1\na: 2\n---\n', '---\na: 1\na: 2\n---\n');
  });
});
