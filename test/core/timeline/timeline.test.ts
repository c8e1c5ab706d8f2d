import assert from 'node:assert/strict';
import { lastRecordId, signed } from '../../support/closeout.js';
import { tell, type Step } from '../../support/timelineOf.js';

/** Every event but those of the first commit as `<number of the commit> <code>: <message>`; what happened by itself has its day. */
function check(steps: readonly (Step | string)[], ...expected: readonly string[]): void {
  const { entries } = tell(steps.map((step) => (typeof step === 'string' ? { text: step } : step)));
  const told = entries
    .slice(1)
    .flatMap(({ commit, day, events }) =>
      events.map(({ code, message, causes = [] }) =>
        [`${commit?.hash[0] ?? day} ${code}: ${message}`, ...causes].join(' | '),
      ),
    );
  assert.deepEqual(told, expected);
}

const item = (line: string) => `# A\n\n- ${line}\n`;
const fields = (yaml: string) => `---\n${yaml}\n---\n`;

const closeout = `---
id: CHK-1
kind: checklist
owner: project-team
gates:
  - { id: acceptance, title: Accepted, sign: { role: noc } }
---
# A

- [x] NET-1: Export.
`;
const accepted = signed(closeout, { at: '2026-11-02T09:00:00Z' });
const signature = 'The signature of Dana Reyes at “acceptance” (2026-11-02)';

describe('timelineOf', () => {
  it('begins with the document, and with the items it brings along settled', () => {
    const { entries } = tell([{ text: '- [x] A\n- [ ] B\n- [ ] C (n/a: none)\n' }]);
    assert.deepEqual(
      entries[0]?.events.map(({ message }) => message),
      [
        'The document was created with 3 items.',
        'Item “A” was ticked.',
        'Item “C” was set not applicable: none.',
      ],
    );
  });

  it('tells the states of items', () => {
    check(
      [
        item('[ ] NET-1: Export'),
        item('[x] NET-1: Export'),
        item('[ ] NET-1: Export'),
        item('[ ] NET-1: Export (n/a: no firewall)'),
        item('[ ] NET-1: Export (n/a: no rules)'),
        item('[ ] NET-1: Export'),
      ],
      '1 ticked: Item NET-1 “Export” was ticked.',
      '2 unticked: Item NET-1 “Export” was opened again.',
      '3 not-applicable: Item NET-1 “Export” was set not applicable: no firewall.',
      '4 not-applicable: Item NET-1 “Export” was set not applicable: no rules.',
      '5 unticked: Item NET-1 “Export” applies again and is open.',
    );
  });

  it('tells evidence that comes and goes, not as another wording', () => {
    check(
      [
        item('[ ] NET-1: Export (evidence)'),
        item('[x] NET-1: Export [rules](fw.txt) (evidence)'),
        item('[x] NET-1: Export (evidence)\n\n  Ticket: INC-1'),
      ],
      '1 ticked: Item NET-1 “Export rules” was ticked.',
      '1 evidence-added: Evidence of NET-1 “Export rules” was added: fw.txt.',
      '2 evidence-added: Evidence of NET-1 “Export” was added: Ticket: INC-1.',
      '2 evidence-removed: Evidence of NET-1 “Export” was taken out: fw.txt.',
    );
  });

  it('finds items again that are reworded, moved, added and taken out', () => {
    check(
      [
        '## Network\n\n- [ ] Tell the client of the move\n',
        '## Network\n\n- [ ] Tell the client of the whole move\n',
        '## Network\n\n- [ ] C\n\n## Client\n\n- [ ] Tell the client of the whole move\n- [x] B\n',
        '## Network\n\n- [ ] C\n\n## Client\n\n- [x] B (optional)\n',
      ],
      '1 item-reworded: Item “Tell the client of the move” now reads “Tell the client of the whole move”.',
      '2 item-added: Item “C” was added in “Network”.',
      '2 item-moved: Item “Tell the client of the whole move” was moved from “Network” to “Client”.',
      '2 item-added: Item “B” was added in “Client”.',
      '2 ticked: Item “B” was ticked.',
      '2 text-changed: The text changed in “Client”.',
      '3 item-reworded: Item “B” now reads “B (optional)”.',
      '3 item-removed: Item “Tell the client of the whole move” was taken out.',
    );
  });

  it('takes items under a heading that was renamed for unmoved', () => {
    check(
      ['## Network\n\n- [ ] A\n- [ ] B\n', '## The network\n\n- [ ] A\n- [x] B\n'],
      '1 ticked: Item “B” was ticked.',
      '1 text-changed: The text changed in “The network”, “Network”.',
    );
  });

  it('tells fields by name, with what they were', () => {
    check(
      [
        fields('due_on: 2026-11-01\nowner: noc\ntags: [a]'),
        fields('due_on: 2026-12-01\nowner: lee\nclient: contoso'),
        fields('due_on: 2026-12-01\nowner: lee\nclient: contoso\nstatus: cancelled'),
        fields('due_on: 2026-12-01\nowner: lee\nclient: contoso\nstatus: draft'),
      ],
      '1 field-changed: Field due_on changed from 2026-11-01 to 2026-12-01.',
      '1 field-changed: Field owner changed from noc to lee.',
      '1 field-changed: Field tags was taken out; it was a.',
      '1 field-changed: Field client was set to contoso.',
      '2 cancelled: The document was cancelled.',
      '3 resumed: The document is no longer cancelled.',
    );
  });

  it('tells reviews, adopted templates and other rules of gates', () => {
    const pin = (digit: string) => `template: { id: TPL-A, content: "c1:${digit.repeat(64)}" }`;
    const gate = (role: string) => `gates: [{ id: done, title: Done, sign: { role: ${role} } }]`;
    check(
      [
        fields(`${pin('1')}\n${gate('noc')}`),
        fields(`${pin('2')}\n${gate('noc')}`),
        fields(`${pin('2')}\n${gate('lead')}`),
        fields(
          `${pin('2')}\n${gate('lead')}\nreviewed_on: 2026-11-04\nreviewed_by: lee\nreviewed_outcome: corrected\nreviewed_in_bulk: true`,
        ),
      ],
      '1 template-adopted: Changes of template TPL-A were adopted: c1:111111111111 before, c1:222222222222 now.',
      '2 gates-changed: The gates changed: the rules of done changed.',
      '3 reviewed: It was reviewed on 2026-11-04 by lee, with the outcome corrected, together with others.',
    );
  });

  it('tells a move, a removal and a return, under the same id', () => {
    check(
      [
        { text: '# A\n' },
        { text: '# A\n', path: 'b/a.md' },
        { text: undefined },
        { text: '# A\n' },
      ],
      '1 moved: The file was moved from a.md to b/a.md.',
      '2 removed: The document was removed.',
      '3 restored: The document was brought back.',
      '3 moved: The file was moved from b/a.md to a.md.',
    );
  });

  it('tells a signature, what voided it, and when it was valid again', () => {
    const reworded = accepted.replace('Export.', 'Export all.');
    check(
      [closeout, accepted, reworded, accepted],
      '1 signed: Dana Reyes (noc) signed “acceptance”.',
      '1 closed: With that all its gates were passed: it was closed.',
      '2 item-reworded: Item NET-1 “Export.” now reads “Export all.”.',
      `2 voided: ${signature} was voided: what was signed changed. | Item NET-1 “Export.” now reads “Export all.”.`,
      '2 reopened: With that it was closed no longer.',
      '3 item-reworded: Item NET-1 “Export all.” now reads “Export.”.',
      `3 valid-again: ${signature} is valid again: the change was undone.`,
      '3 closed: With that all its gates were passed: it was closed.',
    );
  });

  it('tells returns, revocations and records taken out', () => {
    const returned = signed(closeout, {
      decision: 'returned',
      note: 'Rules are missing.',
      items: ['NET-1'],
      at: '2026-11-02T09:00:00Z',
    });
    const revoked = signed(accepted, {
      decision: 'revoked',
      note: 'A mistake',
      target: lastRecordId(accepted),
      at: '2026-11-05T09:00:00Z',
    });
    check(
      [closeout, returned, closeout, accepted, revoked],
      '1 returned: Dana Reyes (noc) returned it at “acceptance” for NET-1: Rules are missing.',
      '2 record-removed: The return of Dana Reyes at “acceptance” (2026-11-02) was taken out of the document.',
      '3 signed: Dana Reyes (noc) signed “acceptance”.',
      '3 closed: With that all its gates were passed: it was closed.',
      '4 revoked: Dana Reyes (noc) revoked an earlier sign-off of “acceptance”: A mistake.',
      '4 reopened: With that it was closed no longer.',
    );
  });

  it('tells an override, and the day on which it lapsed by itself', () => {
    const open = closeout.replace('[x]', '[ ]');
    const overridden = signed(open, {
      decision: 'overridden',
      note: 'The client waits',
      until: '2026-11-05',
      at: '2026-11-02T09:00:00Z',
    });
    check(
      [open, overridden],
      '1 overridden: Dana Reyes (noc) overrode “acceptance” until 2026-11-05: The client waits.',
      '1 closed: With that all its gates were passed: it was closed.',
      '2026-11-06 lapsed: The override of Dana Reyes at “acceptance” (2026-11-02) lapsed.',
      '2026-11-06 reopened: With that it was closed no longer.',
    );
  });

  it('says of a record that never counted why', () => {
    const forged = signed(closeout, { role: 'project-team', at: '2026-11-02T09:00:00Z' });
    check(
      [closeout, forged],
      '1 signed: Dana Reyes (project-team) signed “acceptance”. | It never counted. | Dana Reyes was not in the role project-team on 2026-11-02. | The gate is signed by noc, not by project-team.',
    );
  });

  it('passes over a frontmatter that cannot be read for a while', () => {
    const broken = accepted.replace('kind: checklist', 'kind: [');
    check(
      [closeout, accepted, broken, accepted.replace('[x]', '[ ]')],
      '1 signed: Dana Reyes (noc) signed “acceptance”.',
      '1 closed: With that all its gates were passed: it was closed.',
      '2 unreadable: Its frontmatter can no longer be read.',
      '3 readable: Its frontmatter can be read again.',
      '3 unticked: Item NET-1 “Export.” was opened again.',
      `3 voided: ${signature} was voided: what was signed changed. | Item NET-1 “Export.” was done and is open now.`,
      '3 reopened: With that it was closed no longer.',
    );
  });
});

describe('timelineOf, over merges', () => {
  const list = (one: string, two: string) =>
    `# A\n\n## One\n\n- [${one}] A\n\n## Two\n\n- [${two}] B\n`;

  it('puts everything down to the commit that introduced it', () => {
    check(
      [
        list(' ', ' '),
        { text: list('x', ' '), from: [0] },
        { text: list(' ', 'x'), from: [0] },
        { text: list('x', 'x'), from: [1, 2] },
      ],
      '1 ticked: Item “A” was ticked.',
      '2 ticked: Item “B” was ticked.',
    );
  });

  it('tells what only the merge did', () => {
    check(
      [
        list(' ', ' '),
        { text: list('x', ' '), from: [0] },
        { text: `${list(' ', ' ')}\nMore.\n`, from: [0] },
        { text: `${list('x', 'x')}\nMore and more.\n`, from: [1, 2] },
      ],
      '1 ticked: Item “A” was ticked.',
      '2 text-changed: The text changed in “Two”.',
      '3 ticked: Item “B” was ticked.',
      '3 text-changed: The text changed in “Two”.',
    );
  });

  it('tells that a merge of a signature with a change voids it', () => {
    const changed = (text: string) => text.replace('Export.', 'Export all.');
    check(
      [
        closeout,
        { text: accepted, from: [0], by: 'Dana Reyes' },
        { text: changed(closeout), from: [0] },
        { text: changed(accepted), from: [1, 2] },
      ],
      '1 signed: Dana Reyes (noc) signed “acceptance”.',
      '1 closed: With that all its gates were passed: it was closed.',
      '2 item-reworded: Item NET-1 “Export.” now reads “Export all.”.',
      `3 voided: ${signature} was voided: what was signed changed. | Item NET-1 “Export.” now reads “Export all.”.`,
    );
  });

  it('has nothing to say of a merge that brings the document in', () => {
    check(
      [
        '# A\n',
        { text: '# A\n\nText.\n', from: [0] },
        { text: '# A\n\nText.\n', from: [undefined, 1] },
      ],
      '1 text-changed: The text changed in “A”.',
    );
  });
});

describe('who brought items into their states', () => {
  function checkItems(steps: readonly Step[], ...expected: readonly string[]): void {
    const touched = [...tell(steps).items.values()].map(
      ({ item: { key, title }, state, commit }) =>
        `${key ?? title} ${state} ${commit.hash[0] ?? ''} ${commit.author.name}`,
    );
    assert.deepEqual(touched, expected);
  }

  it('follows items through other words, and leaves out those nobody touched', () => {
    checkItems(
      [
        { text: '- [ ] NET-1: Export\n- [ ] B\n- [x] C\n' },
        { text: '- [x] NET-1: Export\n- [ ] B\n- [x] C\n', by: 'Dana Reyes' },
        { text: '- [x] NET-1: Export all of it\n- [ ] B\n- [ ] C\n' },
      ],
      'NET-1 done 1 Dana Reyes',
      'C open 2 Lee Park',
    );
  });

  it('gives a merge nothing that one of its parents had', () => {
    checkItems(
      [
        { text: '- [ ] A\n- [ ] B\n' },
        { text: '- [x] A\n- [ ] B\n', from: [0], by: 'Dana Reyes' },
        { text: '- [ ] A\n- [x] B\n', from: [0] },
        { text: '- [x] A\n- [x] B\n', from: [1, 2], by: 'Sam Ito' },
      ],
      'A done 1 Dana Reyes',
      'B done 2 Lee Park',
    );
  });
});
