import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Document, Item } from '../../../src/core/document/document.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { mergeDocuments } from '../../../src/core/merge/mergeDocuments.js';
import { fuzz } from '../../support/fuzz.js';
import {
  agree,
  change,
  createModel,
  moveOne,
  render,
  type Agreement,
  type ModelItem,
  type ModelStyle,
} from '../../support/mergeModel.js';
import { sha256 } from '../../support/sha256.js';
import { createPick } from '../../support/signedDocument.js';

interface Concurrent {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly agreement: Agreement;
}

function createConcurrent(seed: number): Concurrent {
  const pick = createPick(seed);
  const base = createModel(pick);
  let ours = change(pick, base, 'o');
  let theirs = change(pick, base, 't');
  // Two orders of one list do clash; who moves something is alone in the section.
  if (pick(4) === 0) ours = moveOne(pick, ours, 0);
  if (pick(4) === 0) theirs = moveOne(pick, theirs, 1);
  const style: ModelStyle = {
    eol: pick(5) === 0 ? '\r\n' : '\n',
    isLoose: pick(3) === 0,
    isNumbered: pick(3) === 0,
  };
  const foreign: ModelStyle = { ...style, eol: pick(5) === 0 ? '\r\n' : style.eol };
  return {
    base: render(base, style),
    ours: render(ours, style),
    theirs: render(theirs, foreign),
    agreement: agree(base, ours, theirs),
  };
}

function check(seed: number): void {
  const { base, ours, theirs, agreement } = createConcurrent(seed);
  const read = (text: string) => ({ text, bom: false });
  const outcome = mergeDocuments({
    path: 'a.md',
    base: read(base),
    ours: read(ours),
    theirs: read(theirs),
    hash: sha256,
  });
  assert.ok(
    outcome.kind === 'merged',
    `seed ${seed} is not merged\n${[base, ours, theirs].join('\n=====\n')}`,
  );
  try {
    if (!theirs.includes('\r\n') || !ours.includes('\r\n')) {
      assert.equal(outcome.text.includes('\r\n'), ours.includes('\r\n'));
    }
    const { sides, conflicts } = takeApart(outcome.text);
    assert.equal(outcome.conflicts.length, conflicts.length);
    if (agreement.clashes.size === 0) assert.deepEqual(conflicts, []);
    for (const lines of conflicts) checkConflict(lines, agreement);
    for (const clash of agreement.clashes) {
      const mark = markOf(clash);
      assert.ok(
        conflicts.some((lines) => lines.some((line) => line.includes(mark))),
        `${clash} clashes without a conflict`,
      );
    }
    for (const side of sides) checkSide(side, agreement);
  } catch (error) {
    throw new Error(
      `seed ${seed}: ${error instanceof Error ? error.message : ''}\n${[base, ours, theirs, outcome.text].join('\n=====\n')}\n${[...agreement.clashes].join(', ')}`,
      { cause: error },
    );
  }
}

/** The two texts a person could make of the merge, and the lines of its conflicts. */
function takeApart(text: string) {
  const sides: [string[], string[]] = [[], []];
  const conflicts: string[][] = [];
  let place: 0 | 1 | undefined;
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('<<<<<<< ')) {
      place = 0;
      conflicts.push([]);
    } else if (line === '=======') place = 1;
    else if (line.startsWith('>>>>>>> ')) place = undefined;
    else if (place === undefined) sides.forEach((side) => side.push(line));
    else {
      sides[place].push(line);
      conflicts.at(-1)?.push(line);
    }
  }
  return { sides: sides.map((side) => side.join('\n')), conflicts };
}

/** What tells that a line is about the part. */
function markOf(clash: string): string {
  const [kind, one, two] = clash.split(' ');
  if (kind === 'field') return `${one ?? ''}:`;
  if (kind === 'prose') return `${two === '0' ? 'First' : 'Second'} ${one ?? ''}.`;
  return '';
}

/** A conflict is about parts that clash and nothing else. */
function checkConflict(lines: readonly string[], { clashes, items }: Agreement): void {
  for (const line of lines) {
    const item = /\[[ x]\] (?:K-\d+: )?(\S+)/.exec(line)?.[1];
    const field = /^([a-z_]+): /.exec(line)?.[1];
    const prose = /^(First|Second) (\d)\./.exec(line);
    const parent = items.get(item ?? '')?.parent;
    if (item !== undefined && !clashes.has(parent ?? '')) {
      assert.ok(clashes.has(item), `conflict about ${item}`);
    }
    if (field !== undefined) assert.ok(clashes.has(`field ${field}`), `conflict about ${field}`);
    if (prose) {
      const name = `prose ${prose[2] ?? ''} ${prose[1] === 'First' ? 0 : 1}`;
      assert.ok(clashes.has(name), `conflict about ${name}`);
    }
  }
}

/** Whatever does not clash reads as agreed, whichever side of the conflicts is taken. */
function checkSide(text: string, { items, fields, records, prose, clashes }: Agreement): void {
  const document = parseDocument('a.md', { text, bom: false });
  assert.equal(document.frontmatter.status, 'ok');
  const found = new Map(document.items.map((item) => [nameOf(item), item]));
  assert.equal(found.size, document.items.length, 'an item stands twice');
  for (const [name, expected] of items) {
    if (clashes.has(name)) continue;
    const item = found.get(name);
    if (clashes.has(expected?.parent ?? '')) continue;
    assert.equal(item === undefined, expected === undefined, `${name} is there`);
    if (item && expected) checkItem(document, item, { expected, text, clashes });
  }
  const { data } = document.frontmatter;
  for (const [field, value] of Object.entries(fields)) {
    if (!clashes.has(`field ${field}`)) assert.equal(data[field], value, field);
  }
  const signed = (data['sign_offs'] ?? []) as readonly { at: string; by: string }[];
  assert.deepEqual(
    signed.map(({ at, by }) => `${at} ${by.split('@')[0] ?? ''}`).sort(),
    [...records].sort(),
  );
  assert.equal(Object.keys(data).at(-1), records.size > 0 ? 'sign_offs' : Object.keys(data).at(-1));
  prose.forEach((texts, section) => {
    texts.forEach((paragraph, index) => {
      if (!clashes.has(`prose ${section} ${index}`)) {
        assert.ok(text.split('\n').includes(paragraph), paragraph);
      }
    });
  });
}

function nameOf(item: Item): string {
  return item.text.split(' ')[0] ?? '';
}

function checkItem(
  document: Document,
  item: Item,
  { expected, text, clashes }: { expected: ModelItem; text: string; clashes: ReadonlySet<string> },
): void {
  const heading = document.headings[item.heading ?? -1]?.text;
  const parent = document.items[item.parent ?? -1];
  const own = text.slice(item.range.start, item.range.end).split('\n');
  assert.deepEqual(
    {
      heading,
      parent: parent && nameOf(parent),
      words: item.title,
      state: item.markers.notApplicable ? 'n/a' : item.checked ? 'done' : 'open',
      due: item.markers.due,
      details: { ...item.details },
    },
    {
      heading: `Section ${expected.section}`,
      parent: expected.parent,
      words: expected.words,
      state: expected.state,
      due: expected.due,
      details: expected.details,
    },
    expected.name,
  );
  for (const note of expected.notes) {
    assert.equal(own.filter((line) => line.trim() === `- ${note}`).length, 1, note);
  }
  assert.ok(!clashes.has(expected.name));
}

describe('mergeDocuments, against what people meant', () => {
  it('never gives a wrong result, and asks a person only where intents clash', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (seed) => {
        check(seed);
      }),
      fuzz(300),
    );
  });
});
