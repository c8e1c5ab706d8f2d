import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import {
  acceptOwnership,
  addChange,
  logCommunication,
  type ProjectFile,
  type ProjectOutcome,
} from '../../../src/core/projects/projectEdits.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { libraryOf } from '../../support/libraryOf.js';

const today = '2026-11-20' as CivilDate;
const path = 'projects/118.md';

const roster = `people:
  tomas: { name: Tomáš Novák, email: tomas@msp.example }
  leo: { name: Leo Martin, email: leo@msp.example }
  dana: { name: Dana Reyes, email: dana@msp.example }
roles:
  project-team: [tomas]
  noc: [dana]
`;

const page = (lines: string) =>
  `---\nid: PRJ-118\nkind: project\ntitle: Office move\nowner: project-team\n${lines}---\n\n# Office move\n`;

function fileOf(lines: string): ProjectFile {
  const text = page(lines);
  return { text, document: parseDocument(path, { text, bom: false }) };
}

function checkEdits(outcome: ProjectOutcome, file: ProjectFile, expected: string) {
  assert.equal(outcome.kind, 'edits');
  assert.equal(applyEdits(file.text, outcome.edits), page(expected));
}

function accept(handle: string, lines = '', files: Readonly<Record<string, string>> = {}) {
  const file = fileOf(lines);
  const library = libraryOf({
    '.sop/library.yml': 'title: Test\n',
    '.sop/roster.yml': roster,
    [path]: file.text,
    ...files,
  });
  const document = library.documents.get(path);
  assert.ok(document);
  return {
    file,
    outcome: acceptOwnership(library, { text: file.text, document }, { handle, today }),
  };
}

function refuses({ outcome }: ReturnType<typeof accept>, expected: RegExp) {
  assert.equal(outcome.kind, 'refused');
  assert.match(outcome.reason, expected);
}

const written = 'accepted_ownership_on: 2026-11-20\naccepted_ownership_by: ';

describe('acceptOwnership', () => {
  it('writes who and when, for the team and for those the page names', () => {
    const tomas = accept('tomas');
    checkEdits(tomas.outcome, tomas.file, `${written}tomas\n`);
    const leo = accept('leo', 'coordinator: leo\n');
    checkEdits(leo.outcome, leo.file, `coordinator: leo\n${written}leo\n`);
  });

  it('is not for others', () => {
    refuses(
      accept('dana'),
      /accepted by its lead tech, its coordinator or somebody of project-team/,
    );
  });

  it('happens once, and not when all is over', () => {
    refuses(
      accept('tomas', 'accepted_ownership_on: 2026-10-01\n'),
      /accepted already on 2026-10-01/,
    );
    refuses(accept('tomas', 'status: cancelled\n'), /is cancelled/);
  });

  it('waits for the hand-off from sales', () => {
    const initiation =
      '---\nid: CHK-1\nkind: checklist\ntitle: Hand-off\nowner: sales\nproject: PRJ-118\ngates:\n  - { id: ownership, title: Owned, sign: { role: project-team }, meaning: Ours., blocks: [accepted_ownership_on] }\n---\n\n- [ ] Tell all\n';
    refuses(
      accept('tomas', '', { 'projects/initiation.md': initiation }),
      /sign projects\/initiation\.md first/,
    );
  });

  it('leaves frontmatter alone that cannot be read', () => {
    const file = fileOf('');
    const text = file.text.replace('title: Office move', 'title: [');
    const document = parseDocument(path, { text, bom: false });
    const outcome = addChange({ text, document }, { on: today, affects: 'time', what: 'Later' });
    assert.equal(outcome.kind, 'refused');
  });
});

describe('addChange', () => {
  it('writes the change behind the others', () => {
    const before =
      'change_log:\n  - on: 2026-11-01\n    affects: budget # agreed by phone\n    what: More\n';
    const file = fileOf(before);
    checkEdits(
      addChange(file, {
        ...{ on: today, affects: 'future-phase', what: ' Second host\n next year ' },
        agreedWith: 'Gemma Frost',
      }),
      file,
      `${before}  - on: 2026-11-20\n    affects: future-phase\n    what: Second host next year\n    agreed_with: Gemma Frost\n`,
    );
  });

  it('refuses a change without words', () => {
    const outcome = addChange(fileOf(''), { on: today, affects: 'time', what: ' ' });
    assert.equal(outcome.kind, 'refused');
  });
});

describe('logCommunication', () => {
  const plan =
    'communication_plan:\n  - { who: Sponsor, when: every Friday }\n  - who: Users\n    when: two working days before each change window\n';

  it('writes down the day', () => {
    const file = fileOf(plan.replace('{ who: Sponsor, when: every Friday }', 'who: Sponsor'));
    checkEdits(
      logCommunication(file, 0, today),
      file,
      'communication_plan:\n  - who: Sponsor\n    last_on: 2026-11-20\n  - who: Users\n    when: two working days before each change window\n',
    );
  });

  it('tells of the next disruption too whom it is about', () => {
    const disruptions =
      'disruptions:\n  - on: 2026-11-10\n    what: Past\n  - on: 2026-11-24\n    what: Next\n  - on: 2026-12-10\n    what: Later\n';
    const file = fileOf(plan + disruptions);
    checkEdits(
      logCommunication(file, 1, today),
      file,
      `${plan}    last_on: 2026-11-20\n${disruptions.replace('Next\n', 'Next\n    told_on: 2026-11-20\n')}`,
    );
  });

  it('knows no audience that is gone', () => {
    assert.equal(logCommunication(fileOf(plan), 7, today).kind, 'refused');
  });
});
