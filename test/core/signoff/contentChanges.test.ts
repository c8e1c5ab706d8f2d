import assert from 'node:assert/strict';
import { fingerprintInputOf, gateCaseOf } from '../../../src/core/gate/gateCase.js';
import { contentChanges } from '../../../src/core/signoff/contentChanges.js';
import { signedContentOf } from '../../../src/core/signoff/fingerprint.js';
import { gateLibrary, today } from '../../support/closeout.js';

const head = `---
id: CHK-1
kind: checklist
title: Close out Contoso
owner: project-team
project: PRJ-118
gates:
  - { id: acceptance, title: Accepted, sign: { role: noc } }
---

`;

function contentOf(text: string) {
  const library = gateLibrary({ 'a.md': text });
  const document = library.documents.get('a.md');
  assert.ok(document);
  const [gate] = gateCaseOf(library, document, today).gates;
  const input = fingerprintInputOf(library, document, { gate, text });
  assert.ok(input);
  return signedContentOf(input);
}

function compare(before: string, after: string) {
  return contentChanges(contentOf(before), contentOf(after));
}

function check(before: string, after: string, ...expected: readonly string[]) {
  const changes = compare(head + before, head + after);
  assert.deepEqual(
    changes.map(({ code, message }) => `${code} ${message}`),
    expected,
  );
}

describe('contentChanges', () => {
  it('finds nothing where the fingerprint finds nothing', () => {
    check('- [x] Export rules\n', '* [X] Export rules  \n\n'.replace('*', '-'));
  });

  it('tells items that came, went and changed their state', () => {
    check(
      '- [x] A-1: Export rules\n- [ ] Tell the client\n',
      '- [ ] A-1: Export rules\n- [ ] Label the cables\n',
      'item-state Item A-1 “Export rules” was done and is open now.',
      'item-added Item “Label the cables” was added.',
      'item-removed Item “Tell the client” was removed.',
    );
  });

  it('knows an item by its key, or by most of its words', () => {
    check(
      '- [x] A-1: Export rules\n- [x] Update the network diagram\n',
      '- [x] A-1: Print rules\n- [x] Update the old network diagram\n',
      'item-reworded Item A-1 “Export rules” now reads “Print rules”.',
      'item-reworded Item “Update the network diagram” now reads “Update the old network diagram”.',
    );
  });

  it('tells evidence by what it was and is', () => {
    check(
      '- [x] Export rules ([rules](fw.txt)) (evidence)\n',
      '- [x] Export rules ([rules](other.txt)) (evidence)\n',
      'item-reworded Item “Export rules ([rules](fw.txt)) (evidence)” now reads “Export rules ([rules](other.txt)) (evidence)”.',
      'item-evidence The evidence of item “Export rules ([rules](other.txt)) (evidence)” changed from “fw.txt” to “other.txt”.',
    );
  });

  it('tells items that changed places', () => {
    check('- [x] One\n- [x] Two\n', '- [x] Two\n- [x] One\n', 'item-moved Item “One” was moved.');
  });

  it('tells passages of the text, with the lines around them left out', () => {
    check(
      '# Close out\n\nThe rack is in Leeds.\n\nEnd.\n',
      '# Close out\n\nThe rack is in York.\nIt is tall.\n\nEnd.\n',
      'prose Text changed: “The rack is in Leeds.” is now “The rack is in York.” and 1 more.',
    );
    check('One.\n\nTwo.\n', 'One.\n', 'prose Text was removed: “Two.”.');
    check(
      'One.\n\nTwo.\n\nThree.\n',
      'Zero.\n\nOne.\n\nTwo.\n',
      'prose Text was added: “Zero.”.',
      'prose Text was removed: “Three.”.',
    );
  });

  it('tells how an item is written when nothing else about it changed', () => {
    check('- [x] One\n', '* [x] One\n', 'prose Text changed: “- [x] One” is now “* [x] One”.');
  });

  it('never says nothing when something changed', () => {
    check(
      'One.\n\nTwo.\n',
      'One.\n\n\nTwo.\n',
      'prose Blank lines or the layout of the text changed.',
    );
  });

  it('tells fields by key and value, but not bookkeeping', () => {
    const changes = compare(
      head,
      head.replace('PRJ-118', 'PRJ-119').replace('---\n\n', 'region: north\nstatus: done\n---\n\n'),
    );
    assert.deepEqual(
      changes.map(({ message }) => message),
      [
        'Field "project" changed from "PRJ-118" to "PRJ-119".',
        'Field "region" was added: "north".',
      ],
    );
  });

  it('says where to look now', () => {
    const changes = compare(
      `${head}- [x] One\n- [x] Two\n\nText.\n`,
      `${head.replace('owner: project-team', 'owner: noc')}- [x] One\n- [ ] Two\n\nWords.\n`,
    );
    assert.deepEqual(
      changes.map(({ place }) => place),
      [
        { kind: 'item', index: 1 },
        { kind: 'field', key: 'owner' },
        { kind: 'line', text: 'Words.' },
      ],
    );
  });
});
