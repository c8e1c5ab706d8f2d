import assert from 'node:assert/strict';
import type { DocumentChange } from '../../../src/core/diff/change.js';
import { diffOf } from '../../support/diffOf.js';

const gates = `gates:
  - id: acceptance
    title: Accepted into support
    sign: { role: noc }
`;

function closeout(body: string, fields = gates): string {
  return `---\nid: CHK-1\nkind: checklist\ntitle: Closeout\nowner: project-team\n${fields}---\n\n${body}`;
}

function told({ changes }: DocumentChange): readonly string[] {
  return changes.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

/** Compares two texts of one document; expects every change in order. */
function check(before: string, after: string, ...expected: readonly string[]): void {
  const changes = diffOf({ 'a.md': before }, { 'a.md': after });
  assert.deepEqual(changes.flatMap(told), expected);
}

/** Compares two bodies of a closeout with the gate acceptance. */
function checkBody(before: string, after: string, ...expected: readonly string[]): void {
  check(closeout(before), closeout(after), ...expected);
}

/** Compares two definitions of gates over one item. */
function checkGates(before: string, after: string, ...expected: readonly string[]): void {
  const body = '## A\n\n- [ ] NOC-1: Look @noc\n\n## B\n\n- [ ] PRJ-1: Build\n';
  check(closeout(body, before), closeout(body, after), ...expected);
}

const gate = (rest: string) => `gates:\n  - id: acceptance\n${rest}`;

describe('the items of two versions', () => {
  it('tells a removed item by its gate', () => {
    checkBody(
      '- [ ] NOC-7: Export the rules\n- [ ] Spare\n',
      '- [ ] Spare\n',
      'loosens item-removed: Item NOC-7 “Export the rules” was removed; the gate acceptance no longer asks for it.',
    );
  });

  it('asks nothing of an optional item that goes', () => {
    checkBody(
      '- [ ] A-1: Label it (optional)\n- [ ] Spare\n',
      '- [ ] Spare\n',
      'neutral item-removed: Optional item A-1 “Label it” was removed.',
    );
  });

  it('tells an added item by whether it is required', () => {
    checkBody(
      '- [ ] Spare\n',
      '- [ ] Spare\n- [ ] A-1: Label it\n- [ ] A-2: Paint it (optional)\n',
      'tightens item-added: Item A-1 “Label it” was added; the gate acceptance asks for it.',
      'neutral item-added: Item A-2 “Paint it” was added and is optional.',
    );
  });

  it('says when a gate no longer requires an item, and why', () => {
    checkBody(
      '- [ ] NOC-7: Export the rules\n',
      '- [ ] NOC-7: Export the rules (optional)\n',
      'loosens gate-loosened: NOC-7 is no longer required by the gate acceptance: it is optional now.',
    );
    checkBody(
      '- [ ] NOC-7: Export the rules (optional)\n',
      '- [ ] NOC-7: Export the rules\n',
      'tightens gate-tightened: NOC-7 is now required by the gate acceptance.',
    );
  });

  it('weighs evidence by its form', () => {
    checkBody(
      '- [ ] FW-1: Export the rules (evidence: file)\n',
      '- [ ] FW-1: Export the rules\n',
      'loosens gate-loosened: FW-1 no longer needs evidence for the gate acceptance; it needed a file as evidence.',
    );
    checkBody(
      '- [ ] FW-1: Export the rules (evidence: file)\n',
      '- [ ] FW-1: Export the rules (evidence)\n',
      'loosens gate-loosened: FW-1 needs evidence instead of a file as evidence for the gate acceptance.',
    );
    checkBody(
      '- [ ] FW-1: Export the rules\n',
      '- [ ] FW-1: Export the rules (evidence: ticket)\n',
      'tightens gate-tightened: FW-1 now needs a ticket as evidence for the gate acceptance.',
    );
    checkBody(
      '- [ ] FW-1: Export the rules (evidence: file)\n',
      '- [ ] FW-1: Export the rules (evidence: ticket)\n',
      'neutral item-reworded: FW-1 needs a ticket as evidence instead of a file as evidence for the gate acceptance.',
    );
  });

  it('knows a rewording from another item', () => {
    checkBody(
      '- [ ] Export the firewall rules to the vault\n',
      '- [ ] Export the switch rules to the vault\n',
      'neutral item-reworded: “Export the firewall rules to the vault” now reads “Export the switch rules to the vault”.',
    );
    checkBody(
      '- [ ] Export the firewall rules\n',
      '- [ ] Call the client\n',
      'loosens item-removed: Item “Export the firewall rules” was removed; the gate acceptance no longer asks for it.',
      'tightens item-added: Item “Call the client” was added; the gate acceptance asks for it.',
    );
  });

  it('shows a rewording word by word', () => {
    const [change] = diffOf(
      { 'a.md': closeout('- [ ] FW-1: Save the old rules\n') },
      { 'a.md': closeout('- [ ] FW-1: Save the new rules\n') },
    );
    assert.deepEqual(change?.changes[0]?.words, [
      { kind: 'same', text: 'Save the ' },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'new' },
      { kind: 'same', text: ' rules' },
    ]);
  });

  it('tells moves as moves', () => {
    const three = ['- [ ] One of them\n', '- [ ] Two of us\n', '- [ ] Three in all\n'] as const;
    checkBody(
      three.join(''),
      three[1] + three[2] + three[0],
      'neutral item-moved: “One of them” was moved down.',
    );
    checkBody(
      `## A\n\n${three.join('')}\n## B\n\n- [ ] Other\n`,
      `## A\n\n${three[0]}${three[1]}\n## B\n\n- [ ] Other\n${three[2]}`,
      'neutral item-moved: “Three in all” was moved from “A” to “B”.',
    );
    checkBody(
      '- [ ] N-1: Above\n  - [ ] N-2: Below\n- [ ] N-3: Beside\n',
      '- [ ] N-1: Above\n- [ ] N-2: Below\n- [ ] N-3: Beside\n',
      'neutral item-moved: N-2 was moved out from below N-1.',
    );
  });

  it('moves what hangs below an item with it', () => {
    checkBody(
      '- [ ] N-1: First\n  - [ ] verified\n- [ ] N-2: Second\n- [ ] N-3: Third\n',
      '- [ ] N-2: Second\n- [ ] N-3: Third\n- [ ] N-1: First\n  - [ ] verified\n',
      'neutral item-moved: N-1 was moved down.',
    );
  });

  it('follows states and evidence', () => {
    checkBody(
      '- [ ] FW-1: Export the rules\n- [ ] FW-2: Wireless\n',
      '- [x] FW-1: Export the rules [rules](fw.txt)\n- [ ] FW-2: Wireless (n/a: none here)\n',
      'neutral item-state: FW-1 was open and is done now.',
      'neutral item-state: The evidence of FW-1 is fw.txt now; it was none.',
      'neutral item-state: FW-2 was open and is not applicable now: none here.',
    );
  });

  it('takes evidence named in the words for evidence, not for a rewording', () => {
    checkBody(
      '- [ ] FW-1: Export the rules\n',
      '- [ ] FW-1: Export the rules, see [rules](fw.txt)\n',
      'neutral item-reworded: FW-1 now reads “Export the rules, see rules”.',
      'neutral item-state: The evidence of FW-1 is fw.txt now; it was none.',
    );
    checkBody(
      '- [ ] FW-1: Export the rules ([old](old.txt))\n',
      '- [ ] FW-1: Export the rules ([new](new.txt))\n',
      'neutral item-state: The evidence of FW-1 is new.txt now; it was old.txt.',
    );
  });

  it('finds what is settled in a template from the start', () => {
    const template = (body: string) =>
      `---\nid: TPL-1\nkind: template\ntitle: T\nowner: noc\nmakes: { kind: checklist }\n---\n\n${body}`;
    check(
      template('- [ ] FW-1: Export the rules\n'),
      template('- [x] FW-1: Export the rules\n'),
      'loosens item-state: FW-1 was open and is done now, so that every new run begins with it settled.',
    );
  });
});

describe('the gates of two versions', () => {
  const whole = gate('    sign: { role: noc }\n');

  it('tells gates that went and came', () => {
    checkGates(whole, '', 'loosens gate-loosened: The gate acceptance was removed.');
    checkGates('', whole, 'tightens gate-tightened: The gate acceptance was added; noc signs it.');
  });

  it('weighs who signs', () => {
    checkGates(
      gate('    sign: { role: noc, count: 2 }\n'),
      whole,
      'loosens gate-loosened: The gate acceptance needs 1 person to sign instead of 2.',
    );
    checkGates(
      whole,
      gate('    sign: { role: noc, independent: false }\n'),
      'loosens gate-loosened: Signers of the gate acceptance need not be independent of the owner any more.',
    );
    checkGates(
      whole,
      gate('    sign: { role: service-manager }\n'),
      'loosens gate-loosened: The gate acceptance is signed by service-manager instead of noc.',
    );
    checkGates(
      whole,
      gate('    title: acceptance\n'),
      'loosens gate-loosened: The gate acceptance needs no signature any more; noc signed it.',
    );
  });

  it('weighs what must come before and what must wait', () => {
    checkGates(
      gate('    after: [TPL-1#approval]\n    needs: { lessons: 1 }\n    blocks: [released_on]\n'),
      gate('    title: acceptance\n'),
      'loosens gate-loosened: The gate acceptance no longer waits for TPL-1#approval.',
      'loosens gate-loosened: released_on may be set before the gate acceptance has passed.',
      'loosens gate-loosened: The gate acceptance needs no lesson instead of 1.',
    );
    checkGates(
      gate('    title: acceptance\n'),
      gate('    after: [TPL-1#approval]\n    needs: { lessons: 1 }\n    blocks: [released_on]\n'),
      'tightens gate-tightened: The gate acceptance waits for TPL-1#approval now.',
      'tightens gate-tightened: released_on may be set only after the gate acceptance has passed.',
      'tightens gate-tightened: The gate acceptance needs 1 lesson instead of 0.',
    );
  });

  it('names the items that a narrower or wider selection means', () => {
    const narrow = gate('    items: { roles: [noc] }\n    sign: { role: noc }\n');
    checkGates(
      whole,
      narrow,
      'loosens gate-loosened: The gate acceptance no longer looks at PRJ-1.',
    );
    checkGates(
      narrow,
      whole,
      'tightens gate-tightened: The gate acceptance now looks at PRJ-1 too.',
    );
  });

  it('tells a new name and a new meaning without weight', () => {
    checkGates(
      gate('    title: Accepted\n    meaning: We take it.\n'),
      gate('    title: Taken\n    meaning: We have it.\n'),
      'neutral field-changed: The gate acceptance is called “Taken” now.',
      'neutral field-changed: Signers of the gate acceptance state “We have it.” now.',
    );
  });

  it('notices an item that leaves the roles or sections a gate looks at', () => {
    const fields = gate('    items: { roles: [noc] }\n    sign: { role: noc }\n');
    check(
      closeout('- [ ] NOC-1: Look @noc\n- [ ] NOC-2: Listen @noc\n', fields),
      closeout('- [ ] NOC-1: Look @noc\n- [ ] NOC-2: Listen @project-team\n', fields),
      'loosens gate-loosened: NOC-2 is no longer required by the gate acceptance: it names @project-team now instead of @noc.',
    );
    const sections = gate('    items: { sections: [Network] }\n    sign: { role: noc }\n');
    check(
      closeout(
        '## Network\n\n- [ ] N-1: Look\n- [ ] N-2: Hear\n\n## Rest\n\n- [ ] R-1: Go\n',
        sections,
      ),
      closeout(
        '## Network\n\n- [ ] N-1: Look\n\n## Rest\n\n- [ ] R-1: Go\n- [ ] N-2: Hear\n',
        sections,
      ),
      'loosens gate-loosened: N-2 is no longer required by the gate acceptance: it stands in “Rest” now.',
      'neutral item-moved: N-2 was moved from “Network” to “Rest”.',
    );
  });

  it('tells a section that a gate looks for and that was renamed once', () => {
    const fields = gate('    items: { sections: [Network] }\n    sign: { role: noc }\n');
    check(
      closeout('## Network\n\n- [ ] N-1: Look\n', fields),
      closeout('## Wires\n\n- [ ] N-1: Look\n', fields),
      'tightens gate-tightened: The gate acceptance looks at “Network”, which is no longer there, and cannot pass.',
      'neutral prose: Section “Network” is called “Wires” now.',
    );
  });
});

describe('the fields of two versions', () => {
  const sop = (fields: string, body = '## When to escalate\n\nAlways.\n') =>
    `---\nid: SOP-1\nkind: sop\ntitle: Printers\nowner: noc\n${fields}---\n\n# Printers\n\n${body}`;

  it('tells values as people write them', () => {
    check(
      sop('tags: [a]\n'),
      sop('tags: [a, b]\nstatus: draft\n'),
      'neutral field-changed: tags changed from a to a, b.',
      'neutral field-changed: status was added: “draft”.',
    );
    check(
      sop('log: [{ on: 1 }]\n'),
      sop('log: [{ on: 1 }, { on: 2 }]\n'),
      'neutral field-changed: log has 1 entry more.',
    );
  });

  it('weighs how often a document is reviewed and who must read it', () => {
    check(
      sop('review_in: 6 months\nacknowledge: [noc, sales]\n'),
      sop('review_in: 12 months\nacknowledge: [noc]\n'),
      'loosens field-changed: review_in changed from “6 months” to “12 months”.',
      'loosens field-changed: sales need not have read it any more.',
    );
  });

  it('knows a change that is nothing but a review', () => {
    check(
      sop('reviewed_on: 2026-05-01\nreviewed_by: dana\n'),
      sop('reviewed_on: 2026-11-01\nreviewed_by: noor\n'),
      'neutral review-only: Marked as reviewed on 2026-11-01 by “noor”; nothing else changed.',
    );
    check(
      sop('reviewed_on: 2026-05-01\n'),
      sop('reviewed_on: 2026-11-01\n', '## When to escalate\n\nNever.\n'),
      'neutral field-changed: Marked as reviewed on 2026-11-01.',
      'neutral prose: Text changed in “When to escalate”.',
    );
  });

  it('says when frontmatter cannot be read any more', () => {
    check(
      sop(''),
      sop('tags: [a\n'),
      'loosens field-changed: The frontmatter cannot be read any more, so that nothing in it counts.',
    );
  });

  it('tells sections and prose', () => {
    check(
      sop('', '## Scope\n\nPrinters of ours.\n\n## When to escalate\n\nAlways.\n'),
      sop('', '## Scope\n\nAll printers of ours.\n\n## Tools\n\n### Wrench\n\nA wrench.\n'),
      'loosens section-removed: Section “When to escalate”, which every SOP must have, was removed.',
      'neutral prose: Text changed in “Scope”.',
      'neutral section-added: Section “Tools” was added with 1 section in it.',
    );
    check(
      sop('', '## Scope\n\nPrinters of ours and theirs.\n\n## When to escalate\n\nAlways.\n'),
      sop('', '## Reach\n\nPrinters of ours and theirs.\n\n## When to escalate\n\nAlways.\n'),
      'neutral prose: Section “Scope” is called “Reach” now.',
    );
  });

  it('tells layout for what it is', () => {
    check(
      sop(''),
      sop('').replace('Always.', 'Always.\n\n'),
      'neutral prose: Only the layout changed: blanks, line breaks or the way it is written.',
    );
  });
});
