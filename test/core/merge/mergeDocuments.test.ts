import assert from 'node:assert/strict';
import { mergeDocuments } from '../../../src/core/merge/mergeDocuments.js';
import { sha256 } from '../../support/sha256.js';

interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** Merges and compares the whole text; `???` stands for the marker lines, told by their first character. */
function check({ base, ours, theirs }: Versions, expected: string): void {
  const decoded = (text: string) => ({
    text: text.replace(/^\ufeff/, ''),
    bom: text.startsWith('\ufeff'),
  });
  const outcome = mergeDocuments({
    path: 'a.md',
    base: decoded(base),
    ours: decoded(ours),
    theirs: decoded(theirs),
    hash: sha256,
  });
  assert.equal(outcome.kind, 'merged');
  if (outcome.kind === 'merged') {
    assert.equal((outcome.bom ? '\ufeff' : '') + outcome.text, expected);
    assert.equal(outcome.conflicts.length, expected.split('<<<<<<< ').length - 1);
    for (const { line } of outcome.conflicts) {
      assert.match(outcome.text.split(/\r?\n/)[line] ?? '', /^<<<<<<< ours$/);
    }
  }
}

/** The same for versions that only differ in the given lines of a list. */
function checkList(
  ...[base, ours, theirs, expected]: [string[], string[], string[], string[]]
): void {
  const document = (lines: string[]) => ['# Closeout', '', ...lines, '', 'The end.', ''].join('\n');
  check(
    { base: document(base), ours: document(ours), theirs: document(theirs) },
    document(expected),
  );
}

function conflict(ours: string[], theirs: string[]): string[] {
  return ['<<<<<<< ours', ...ours, '=======', ...theirs, '>>>>>>> theirs'];
}

describe('mergeDocuments', () => {
  it('takes ticks of both sides, next to each other or not', () => {
    checkList(
      ['- [ ] A', '- [ ] B', '- [ ] C'],
      ['- [x] A', '- [ ] B', '- [x] C'],
      ['- [ ] A', '- [x] B', '- [x] C'],
      ['- [x] A', '- [x] B', '- [x] C'],
    );
  });

  it('lets the side win that changed something', () => {
    checkList(['- [x] A'], ['- [ ] A'], ['- [x] A'], ['- [ ] A']);
    checkList(['- [x] A'], ['- [x] A'], ['- [x] A (due 2026-12-01)'], ['- [x] A (due 2026-12-01)']);
  });

  it('applies a rewording and a tick, with a key and without', () => {
    checkList(
      ['- [ ] NOC-1: Export rules', '- [ ] Save the config file'],
      ['- [x] NOC-1: Export rules', '- [ ] Save the new config file'],
      ['- [ ] NOC-1: Print the lot', '- [x] Save the config file'],
      ['- [x] NOC-1: Print the lot', '- [x] Save the new config file'],
    );
  });

  it('leaves a tick and n/a to a person, for that item alone', () => {
    checkList(
      ['- [ ] A', '- [ ] B', '- [ ] C'],
      ['- [x] A', '- [x] B', '- [ ] C'],
      ['- [ ] A', '- [ ] B (n/a: none here)', '- [x] C'],
      ['- [x] A', ...conflict(['- [x] B'], ['- [ ] B (n/a: none here)']), '- [x] C'],
    );
  });

  it('leaves two rewordings to a person', () => {
    checkList(
      ['- [ ] N-1: Export rules', '- [ ] N-2: B'],
      ['- [ ] N-1: Export all rules', '- [x] N-2: B'],
      ['- [x] N-1: Export the rules', '- [ ] N-2: B'],
      [
        ...conflict(['- [ ] N-1: Export all rules'], ['- [x] N-1: Export the rules']),
        '- [x] N-2: B',
      ],
    );
  });

  it('takes markers and links of both sides', () => {
    checkList(
      ['- [ ] A (due 2026-12-01)'],
      ['- [ ] A (due 2026-12-24) [rules](a.txt)'],
      ['- [x] A (due 2026-12-01) (optional) @kim'],
      ['- [x] A (due 2026-12-24) [rules](a.txt) (optional) @kim'],
    );
    checkList(
      ['- [ ] A'],
      ['- [ ] A (due 2026-12-24)'],
      ['- [ ] A (due 2026-12-25)'],
      conflict(['- [ ] A (due 2026-12-24)'], ['- [ ] A (due 2026-12-25)']),
    );
  });

  it('keeps what both wrote below one item, and details by their names', () => {
    checkList(
      ['- [ ] A', '  Date:', '  Attendees:', '- [ ] B'],
      ['- [ ] A', '  Date: 2026-11-20', '  Attendees:', '  Ticket: 7', '- [ ] B'],
      ['- [x] A', '  Date:', '  Attendees: Dana, Kim', '  A note.', '- [ ] B'],
      [
        '- [x] A',
        '  Date: 2026-11-20',
        '  Attendees: Dana, Kim',
        '  Ticket: 7',
        '  A note.',
        '- [ ] B',
      ],
    );
    checkList(
      ['- [ ] A', '  Date:'],
      ['- [ ] A', '  Date: 2026-11-20'],
      ['- [ ] A', '  Date: 2026-11-21'],
      ['- [ ] A', ...conflict(['  Date: 2026-11-20'], ['  Date: 2026-11-21'])],
    );
  });

  it('keeps items that both added at one place, once when they are the same', () => {
    checkList(
      ['- [ ] A'],
      ['- [ ] A', '- [ ] B', '- [ ] C'],
      ['- [ ] A', '- [ ] D', '- [ ] B'],
      ['- [ ] A', '- [ ] D', '- [ ] B', '- [ ] C'],
    );
    checkList(
      ['- [ ] A'],
      ['- [ ] N', '- [ ] A'],
      ['- [ ] M', '- [x] A'],
      ['- [ ] N', '- [ ] M', '- [x] A'],
    );
  });

  it('moves an item with what the other side did to it', () => {
    checkList(
      ['- [ ] A', '- [ ] B', '  Note.', '- [ ] C'],
      ['- [ ] B', '  Note.', '- [ ] A', '- [ ] C'],
      ['- [ ] A', '- [x] B', '  Note, longer.', '- [x] C'],
      ['- [x] B', '  Note, longer.', '- [ ] A', '- [x] C'],
    );
  });

  it('leaves an item to a person that one removed and the other changed, not one it only moved', () => {
    checkList(
      ['- [ ] A', '- [ ] B', '- [ ] C'],
      ['- [ ] A', '- [x] C'],
      ['- [ ] A', '- [x] B', '- [ ] C'],
      ['- [ ] A', ...conflict([], ['- [x] B']), '- [x] C'],
    );
    checkList(
      ['- [ ] A', '- [ ] B', '- [ ] C'],
      ['- [ ] A', '- [ ] C'],
      ['- [ ] B', '- [ ] A', '- [ ] C'],
      ['- [ ] A', '- [ ] C'],
    );
    checkList(['- [ ] A', '- [ ] B'], ['- [ ] A'], ['- [x] A', '- [ ] B'], ['- [x] A']);
  });

  it('never lands a tick on a twin', () => {
    checkList(
      ['- [ ] P', '  - [ ] verified', '- [ ] Q', '  - [ ] verified'],
      ['- [ ] N', '  - [ ] verified', '- [ ] P', '  - [ ] verified', '- [ ] Q', '  - [ ] verified'],
      ['- [ ] P', '  - [ ] verified', '- [ ] Q', '  - [x] verified'],
      ['- [ ] N', '  - [ ] verified', '- [ ] P', '  - [ ] verified', '- [ ] Q', '  - [x] verified'],
    );
    checkList(
      ['- [ ] A', '- [ ] same', '- [ ] same'],
      ['- [ ] A', '- [ ] same'],
      ['- [ ] A', '- [x] same', '- [ ] same'],
      ['- [ ] A', ...conflict([], ['- [x] same']), '- [ ] same'],
    );
  });

  it('knows items below a renamed section', () => {
    checkList(
      ['## Network', '', '- [ ] A', '- [ ] B'],
      ['## Networks and sites', '', '- [ ] A', '- [ ] B'],
      ['## Network', '', '- [ ] A', '- [x] B'],
      ['## Networks and sites', '', '- [ ] A', '- [x] B'],
    );
  });

  it('merges prose as git does, and keeps ticks out of its conflicts', () => {
    checkList(
      ['One.', '', 'Two.', '', '- [ ] A'],
      ['One, ours.', '', 'Two.', '', '- [x] A'],
      ['One, theirs.', '', 'Two, theirs.', '', '- [ ] A'],
      [...conflict(['One, ours.'], ['One, theirs.']), '', 'Two, theirs.', '', '- [x] A'],
    );
  });

  it('merges frontmatter by key, with its comments and quotes', () => {
    check(
      {
        base: '---\nid: "A-1" # fixed\nowner: noc\n# dates\ndue_on: 2026-12-01\n---\n',
        ours: '---\nid: "A-1" # fixed\nowner: team\n# dates\ndue_on: 2026-12-01\nclient: x\n---\n',
        theirs: '---\nid: A-1\nowner: noc\n# dates\ndue_on: 2026-12-24\ntags: [a]\n---\n',
      },
      '---\nid: A-1\nowner: team\n# dates\ndue_on: 2026-12-24\nclient: x\ntags: [a]\n---\n',
    );
    check(
      {
        base: '---\nowner: noc\ntitle: A\n---\n',
        ours: '---\nowner: team\ntitle: B\n---\n',
        theirs: '---\nowner: dana\ntitle: A\n---\n',
      },
      '---\n<<<<<<< ours\nowner: team\n=======\nowner: dana\n>>>>>>> theirs\ntitle: B\n---\n',
    );
  });

  it('keeps the line endings and the byte order mark of ours', () => {
    check(
      {
        base: '\ufeff# A\r\n\r\n- [ ] A\r\n- [ ] B\r\n',
        ours: '\ufeff# A\r\n\r\n- [x] A\r\n- [ ] B\r\n',
        theirs: '\ufeff# A\n\n- [ ] A\n- [x] B\n- [ ] C\n',
      },
      '\ufeff# A\r\n\r\n- [x] A\r\n- [x] B\r\n- [ ] C\r\n',
    );
    check({ base: '- [ ] A', ours: '- [x] A', theirs: '- [ ] A\n- [ ] B' }, '- [x] A\n- [ ] B');
  });

  it('leaves an item to a person that one removed while the other put something below it', () => {
    checkList(
      ['- [ ] A', '- [ ] B'],
      ['- [ ] B'],
      ['- [ ] A', '  - [ ] Below', '- [ ] B'],
      [...conflict([], ['- [ ] A']), ...conflict([], ['  - [ ] Below']), '- [ ] B'],
    );
  });

  it('leaves a detail to a person that one removed and the other changed', () => {
    checkList(
      ['- [ ] A', '  Date: 1', '  - More.'],
      ['- [x] A', '  - More.'],
      ['- [ ] A', '  Date: 2', '  - More.'],
      ['- [x] A', ...conflict([], ['  Date: 2']), '  - More.'],
    );
  });

  it('does not take another way to write a value for another value', () => {
    check(
      {
        base: '---\ntags: [a, b]\n---\n',
        ours: '---\ntags: [a, c]\n---\n',
        theirs: '---\ntags: ["a", b]\n---\n',
      },
      '---\ntags: [a, c]\n---\n',
    );
  });

  it('keeps sign_offs the last key', () => {
    const record = 'sign_offs:\n  - gate: a\n    at: "1"\n';
    check(
      {
        base: '---\nid: A\n---\n',
        ours: `---\nid: A\n${record}---\n`,
        theirs: '---\nid: A\nclient: x\n---\n',
      },
      `---\nid: A\nclient: x\n${record}---\n`,
    );
  });

  it('offers nothing that would not read as the sides mean it', () => {
    const decoded = (text: string) => ({ text, bom: false });
    const outcome = mergeDocuments({
      path: 'a.md',
      base: decoded('Text.\n\nMore.\n\nEnd.\n'),
      ours: decoded('```\n\nMore.\n\nEnd.\n'),
      theirs: decoded('Text.\n\nMore.\n\n- [ ] New\n\nEnd.\n'),
      hash: sha256,
    });
    assert.equal(outcome.kind, 'unreadable');
  });
});
