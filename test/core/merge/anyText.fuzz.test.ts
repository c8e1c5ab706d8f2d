import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { readConflicts, usualMarkers } from '../../../src/core/merge/conflictMarkers.js';
import { lineEdits } from '../../../src/core/merge/lineEdits.js';
import { mergeDocuments } from '../../../src/core/merge/mergeDocuments.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';
import { sha256 } from '../../support/sha256.js';
import { createPick, signedDocument, type Pick } from '../../support/signedDocument.js';

const seeds = fc.integer({ min: 1, max: 2 ** 31 - 1 });

/** A document full of what is hard to read, in one kind of line ends. */
function anyText(pick: Pick): string {
  return signedDocument(pick)
    .text.replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n*$/, '\n');
}

/** Takes lines out, doubles them, ticks, moves and invents some. */
function edited(pick: Pick, text: string, who: string): string {
  const lines = text.split('\n').slice(0, -1);
  const times = 1 + pick(3);
  for (let time = 0; time < times; time++) {
    const at = pick(lines.length + 1);
    const line = lines[at] ?? '';
    switch (pick(6)) {
      case 0:
        lines.splice(at, 1);
        break;
      case 1:
        lines.splice(at, 0, `${who} says ${time}.`);
        break;
      case 2:
        lines.splice(at, 0, `- [ ] ${who} does ${time}`);
        break;
      case 3:
        lines.splice(at, 1, ...(at < lines.length ? [`${line} ${who}`] : []));
        break;
      case 4:
        lines.splice(pick(lines.length + 1), 0, ...lines.splice(at, 1));
        break;
      default:
        lines.forEach((each, index) => {
          if (pick(4) === 0) lines[index] = each.replace('[ ]', '[x]');
        });
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

function merge(base: string, ours: string, theirs: string) {
  const decoded = (text: string) => ({ text, bom: false });
  return mergeDocuments({
    path: 'a.md',
    base: decoded(base),
    ours: decoded(ours),
    theirs: decoded(theirs),
    hash: sha256,
    markers: { ...usualMarkers, withBase: true },
  });
}

describe('mergeDocuments, with any text', () => {
  function check(property: (pick: Pick) => void, runs: number): void {
    fc.assert(
      fc.property(seeds, (seed) => {
        property(createPick(seed));
      }),
      fuzz(runs),
    );
  }

  it('gives what one side made where the other did nothing', () => {
    check((pick) => {
      const base = anyText(pick);
      const ours = edited(pick, base, 'Ann');
      for (const outcome of [
        merge(base, ours, base),
        merge(base, base, ours),
        merge(base, ours, ours),
      ]) {
        if (outcome.kind === 'unreadable') return;
        assert.deepEqual([outcome.text, outcome.conflicts], [ours, []]);
      }
    }, 60);
  });

  it('loses nothing that anybody wrote, and invents nothing', () => {
    check((pick) => {
      const base = anyText(pick);
      const [ours, theirs] = [edited(pick, base, 'Ann'), edited(pick, base, 'Bob')];
      const outcome = merge(base, ours, theirs);
      if (outcome.kind === 'unreadable') return;
      const words = (text: string) => text.match(/(?:Ann|Bob) (?:says|does) \d/g) ?? [];
      const merged = new Set(words(outcome.text));
      for (const word of [...words(ours), ...words(theirs)]) assert.ok(merged.has(word), word);
      const known = new Set(`${base}\n${ours}\n${theirs}`.match(/[\p{L}\p{N}]+/gu));
      const plain = outcome.text.replace(/^(?:[<|>]{7} \w+|={7})$/gm, '');
      for (const word of plain.match(/[\p{L}\p{N}]+/gu) ?? []) assert.ok(known.has(word), word);
    }, 60);
  });

  it('leaves conflicts that can be read again, and is done with what it settled', () => {
    check((pick) => {
      const base = anyText(pick);
      const [ours, theirs] = [edited(pick, base, 'Ann'), edited(pick, base, 'Bob')];
      const outcome = merge(base, ours, theirs);
      if (outcome.kind === 'unreadable' || outcome.conflicts.length === 0) return;
      const reading = readConflicts(outcome.text);
      assert.ok(reading.kind === 'conflicts');
      assert.deepEqual(
        reading.text.openings,
        outcome.conflicts.map(({ line }) => line),
      );
      for (const side of [reading.text.ours, reading.text.theirs]) {
        assert.notEqual(
          parseDocument('a.md', { text: side, bom: false }).frontmatter.status,
          'invalid',
        );
      }
    }, 60);
  });

  it('edits an editor to any text by whole lines', () => {
    check((pick) => {
      const before = anyText(pick);
      const after = edited(pick, before, 'Ann').replace(/\n$/, pick(2) === 0 ? '' : '\n');
      assert.equal(applyEdits(before, lineEdits(before, after)), after);
    }, 60);
  });
});
