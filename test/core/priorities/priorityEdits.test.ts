import assert from 'node:assert/strict';
import { verdictOf } from '../../../src/core/gate/verdict.js';
import {
  agreementIn,
  insertRequest,
  movePriority,
  requestVerification,
  type PriorityFile,
  type PriorityOutcome,
} from '../../../src/core/priorities/priorityEdits.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { gateLibrary, signed, today } from '../../support/closeout.js';

const path = 'priorities/delivery.md';
const gates = `gates:
  - id: agreed
    title: Order agreed
    sign: { role: service-manager }
    meaning: I agree to this order of work.
`;

const list = (lines: string) =>
  `---\nid: PRI-1\nkind: priority-list\ntitle: Delivery\nowner: project-team\n${lines}---\n\n# Delivery\n\nWhy so.\n`;

const sign = (text: string) =>
  signed(text, {
    gate: 'agreed',
    role: 'service-manager',
    name: 'Sam Ito',
    by: 'sam@msp.example',
  });

function read(text: string) {
  const library = gateLibrary({ [path]: text });
  const document = library.documents.get(path);
  assert.ok(document);
  const agreement = agreementIn(library, document, today);
  assert.ok(agreement);
  const file: PriorityFile = { text, document, agreement };
  const { gates: verdicts } = verdictOf(library, document, today);
  return { file, state: agreement.state, verdict: verdicts[0]?.verdict };
}

function changed(text: string, plan: (file: PriorityFile) => PriorityOutcome): string {
  const outcome = plan(read(text).file);
  assert.equal(outcome.kind, 'edits', JSON.stringify(outcome));
  return applyEdits(text, outcome.edits);
}

function refuses(text: string, plan: (file: PriorityFile) => PriorityOutcome, words: RegExp) {
  const outcome = plan(read(text).file);
  assert.equal(outcome.kind, 'refused');
  assert.match(outcome.reason, words);
}

const verify = (file: PriorityFile) => requestVerification(file, today);
const survey = { what: 'Survey of Aldgate', from: 'samira', position: 2, effort: '3 days' };
const insert = (file: PriorityFile) => insertRequest(file, survey, today);

const proposal =
  'status: draft\nproposed_on: 2026-11-01\nproposed:\n  - Core switch # broken\n  - Hosts\nagreed: []\nrequests: []\n';
const asked = `status: proposed\nproposed_on: ${today}\nproposed:\n  - Core switch # broken\n  - Hosts\nagreed:\n  - Core switch\n  - Hosts\nrequests: []\n`;

describe('requestVerification', () => {
  it('puts the proposed order before the manager, with the gate to sign', () => {
    const text = changed(list(proposal), verify);
    assert.equal(
      text,
      list(asked + gates.replace(' { role: service-manager }', '\n      role: service-manager')),
    );
    assert.deepEqual([read(text).state, read(text).verdict], ['none', 'ready']);
  });

  it('keeps a gate that is there', () => {
    assert.equal(changed(list(proposal + gates), verify), list(asked + gates));
  });

  it('is refused without an order, while it waits, and when it was agreed to', () => {
    refuses(list('proposed: []\n'), verify, /no proposed order yet/);
    refuses(list(asked + gates), verify, /waits for the manager already since 2026-11-21/);
    refuses(sign(list(asked + gates)), verify, /Sam Ito agreed to this order on 2026-11-20/);
  });
});

describe('the order of a priority list', () => {
  const agreed = sign(list(asked + gates));

  it('is agreed by the signature of the manager alone', () => {
    assert.deepEqual([read(agreed).state, read(agreed).verdict], ['agreed', 'passed']);
  });

  it('is agreed no longer once anything in it moved, by whatever hand, and is again when that is undone', () => {
    const swapped = agreed.replace(
      'agreed:\n  - Core switch\n  - Hosts',
      'agreed:\n  - Hosts\n  - Core switch',
    );
    const reproposed = agreed.replace(
      '  - Core switch # broken\n  - Hosts',
      '  - Hosts\n  - Core switch # broken',
    );
    for (const text of [swapped, reproposed, changed(agreed, insert)]) {
      assert.notEqual(text, agreed);
      assert.deepEqual([read(text).state, read(text).verdict], ['changed', 'ready'], text);
    }
    assert.equal(read(agreed.replace('# broken', '# mended')).state, 'agreed');
  });

  it('waits for the manager again after the next request', () => {
    const again = changed(changed(agreed, insert), verify);
    assert.match(again, /agreed:\n {2}- Core switch\n {2}- Survey of Aldgate\n {2}- Hosts\n/);
    assert.equal(read(again).state, 'changed');
  });
});

describe('insertRequest', () => {
  const order = 'proposed:\n  - Core switch # broken\n  - Survey of Aldgate\n  - Hosts\n';
  const entry = `  - what: Survey of Aldgate\n    from: samira\n    since: ${today}\n    effort: 3 days\n    position: 2\n    displaces:\n      - "Hosts: from 2 to 3, 3 days later"\n`;

  it('writes who asks, since when, and what is displaced by how much', () => {
    const expected = `status: draft\nproposed_on: 2026-11-01\n${order}agreed: []\nrequests:\n${entry}`;
    assert.equal(changed(list(proposal), insert), list(expected));
  });

  it('starts from the agreed order where there is one, and leaves that to compare with', () => {
    const other = asked.replace('  - Core switch\n  - Hosts', '  - Hosts\n  - Core switch');
    const text = changed(sign(list(other + gates)), insert);
    assert.match(
      text,
      /proposed:\n {2}- Hosts\n {2}- Survey of Aldgate\n {2}- Core switch # broken\n/,
    );
    assert.match(text, /agreed:\n {2}- Hosts\n {2}- Core switch\n/);
  });

  it('keeps last what was only proposed beside the agreed order', () => {
    const more = asked.replace('# broken\n  - Hosts', '# broken\n  - Label printers # asked twice');
    const text = changed(sign(list(more + gates)), insert);
    assert.match(
      text,
      /proposed:\n {2}- Core switch # broken\n {2}- Survey of Aldgate\n {2}- Hosts\n {2}- Label printers # asked twice\n/,
    );
  });

  it('says that nothing is displaced by the last', () => {
    const last = (file: PriorityFile) => insertRequest(file, { ...survey, position: 3 }, today);
    assert.match(changed(list(proposal), last), /position: 3\n {4}displaces:\n {6}- nothing\n/);
  });

  it('is refused without words, name or place, and for what is there already', () => {
    const refused = (change: Partial<typeof survey>, words: RegExp) => {
      refuses(
        list(proposal),
        (file) => insertRequest(file, { ...survey, ...change }, today),
        words,
      );
    };
    refused({ what: ' ' }, /needs words/);
    refused({ from: '' }, /the one who asks/);
    refused({ position: 4 }, /from 1 to 3/);
    refused({ position: 1.5 }, /from 1 to 3/);
    refused({ effort: 'a while' }, /duration/);
    refused({ what: 'Hosts' }, /in the order already/);
  });
});

describe('movePriority', () => {
  const move = (title: string, by: -1 | 1) => (file: PriorityFile) =>
    movePriority(file, { title, by }, today);

  it('moves an entry by one place', () => {
    const text = changed(list(proposal), move('Hosts', -1));
    assert.match(text, /proposed:\n {2}- Hosts\n {2}- Core switch # broken\n/);
    assert.equal(changed(text, move('Hosts', 1)), list(proposal));
  });

  it('is refused at the ends and for what is not there', () => {
    refuses(list(proposal), move('Core switch', -1), /stands first already/);
    refuses(list(proposal), move('Hosts', 1), /stands last already/);
    refuses(list(proposal), move('Lunch', 1), /not in the order any more/);
  });
});
