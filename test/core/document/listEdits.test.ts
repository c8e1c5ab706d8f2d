import assert from 'node:assert/strict';
import { appendEntryEdits, setEntryFieldEdits } from '../../../src/core/document/listEdits.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';

const read = (text: string) => ({
  text,
  document: parseDocument('a.md', { text, bom: false }),
});

function checkAppend(lines: string, expected: string) {
  const text = `---\n${lines}---\nBody\n`;
  const entry = { on: '2026-11-20', what: 'Later: two weeks' };
  const edits = appendEntryEdits(read(text), 'log', entry);
  assert.equal(applyEdits(text, edits), `---\n${expected}---\nBody\n`);
}

function checkSet(lines: string, expected: string) {
  const text = `---\n${lines}---\nBody\n`;
  const edits = setEntryFieldEdits(
    read(text),
    { list: 'plan', index: 1, key: 'last_on' },
    '2026-11-20',
  );
  assert.equal(applyEdits(text, edits), `---\n${expected}---\nBody\n`);
}

describe('appendEntryEdits', () => {
  const entry = '  - on: 2026-11-20\n    what: "Later: two weeks"\n';

  it('makes the list', () => {
    checkAppend('title: A\n', `title: A\nlog:\n${entry}`);
    checkAppend('log: []\ntitle: A\n', `log:\n${entry}title: A\n`);
  });

  it('leaves the entries before it alone', () => {
    checkAppend(
      'log:\n  - on: 2026-11-01 # first\n    what: "x"  # kept\ntitle: A\n',
      `log:\n  - on: 2026-11-01 # first\n    what: "x"  # kept\n${entry}title: A\n`,
    );
    checkAppend(
      "log:\n- on: 2026-11-01\n  what: 'x'\n",
      `log:\n- on: 2026-11-01\n  what: 'x'\n- on: 2026-11-20\n  what: "Later: two weeks"\n`,
    );
  });

  it('keeps line ends', () => {
    const text = '---\r\nlog:\r\n  - on: 2026-11-01\r\n---\r\n';
    const edits = appendEntryEdits(read(text), 'log', { on: '2026-11-20' });
    assert.equal(
      applyEdits(text, edits),
      '---\r\nlog:\r\n  - on: 2026-11-01\r\n  - on: 2026-11-20\r\n---\r\n',
    );
  });

  it('changes nothing of frontmatter that cannot be read', () => {
    assert.deepEqual(appendEntryEdits(read('---\na: [\n---\n'), 'log', { on: 'x' }), []);
  });
});

describe('setEntryFieldEdits', () => {
  it('sets the field of one entry', () => {
    checkSet(
      'plan:\n  - who: A # one\n  - who: B\n    when: every Friday # two\n  - who: C\n',
      'plan:\n  - who: A # one\n  - who: B\n    when: every Friday # two\n    last_on: 2026-11-20\n  - who: C\n',
    );
    checkSet(
      'plan:\n  - who: A\n  - who: B\n    last_on: 2026-11-13 # told\n    how: mail\n',
      'plan:\n  - who: A\n  - who: B\n    last_on: 2026-11-20 # told\n    how: mail\n',
    );
    checkSet(
      'plan:\n  - who: A\n  - who: B\n    last_on:\n',
      'plan:\n  - who: A\n  - who: B\n    last_on: 2026-11-20\n',
    );
  });

  it('follows a text over several lines', () => {
    checkSet(
      'plan:\n  - who: A\n  - who: B\n    what: >\n      long\n      text\n',
      'plan:\n  - who: A\n  - who: B\n    what: >\n      long\n      text\n    last_on: 2026-11-20\n',
    );
  });

  it('changes nothing where there is no such entry', () => {
    checkSet('plan:\n  - who: A\n', 'plan:\n  - who: A\n');
    checkSet('plan:\n  - who: A\n  - B\n', 'plan:\n  - who: A\n  - B\n');
  });
});
