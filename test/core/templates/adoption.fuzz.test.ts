import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { adopt, driftOf } from '../../../src/core/templates/drift.js';
import { applyEdits } from '../../../src/core/text/textEdit.js';
import { fuzz } from '../../support/fuzz.js';

/** An item of a template with what becomes of it there, and what people did to it in the run. */
interface Line {
  readonly fate: 'kept' | 'added' | 'removed' | 'reworded';
  readonly keyed: boolean;
  readonly verified: boolean;
  readonly done: boolean;
  readonly work: string;
  readonly section: number;
}

const line: fc.Arbitrary<Line> = fc.record({
  fate: fc.constantFrom('kept', 'kept', 'added', 'removed', 'reworded'),
  keyed: fc.boolean(),
  verified: fc.boolean(),
  done: fc.boolean(),
  work: fc.constantFrom(
    '',
    ' [proof](files/a%20b.txt)',
    ' (n/a: not here)',
    '\n\n  Ticket: T-1\n\n  ```\n  - [ ] no item\n  ```',
    '\n  - [x] a box of our own',
    '\n\n  > Note with *stars*, 中文 and `[x]`.',
  ),
  section: fc.nat(2),
});

const words = (index: number, { keyed }: Line, version: string) =>
  `${keyed ? `K-${index}: ` : ''}${version} thing ${index}${keyed ? '' : ' without key'}.`;

function textOf(lines: readonly string[], sections: readonly number[]): string {
  const parts = [0, 1, 2].map((section) =>
    [`## Part ${section}`, ...lines.filter((_, index) => sections[index] === section)].join('\n\n'),
  );
  return `# Title\n\nProse  with blanks. \n\n${parts.join('\n\n')}\n\n| a | b |\n|---|---|\n`;
}

const version = (text: string) => ({ text, document: parseDocument('a.md', { text, bom: false }) });

describe('adopting into generated runs', () => {
  it('loses no tick, evidence or note, and changes nothing outside the adopted items', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 9 }),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.nat(8), { maxLength: 9 }),
        (lines, eol, order) => {
          const written = (text: string) => text.replaceAll('\n', eol);
          const isHere = (fate: Line['fate'], absent: Line['fate']) => fate !== absent;
          const templateText = (absent: Line['fate'], fresh: string) => {
            const here = lines.flatMap((each, index) =>
              isHere(each.fate, absent)
                ? [
                    {
                      section: each.section,
                      text: `- [ ] ${words(index, each, each.fate === 'reworded' ? fresh : 'Old')}${
                        each.verified ? '\n\n  - [ ] @noc verified' : ''
                      }`,
                    },
                  ]
                : [],
            );
            return written(
              textOf(
                here.map(({ text }) => text),
                here.map(({ section }) => section),
              ),
            );
          };
          const own = lines.flatMap((each, index) =>
            each.fate === 'added'
              ? []
              : [
                  {
                    section: each.section,
                    rank: order[index] ?? index,
                    text: `- [${each.done ? 'X' : ' '}] ${words(index, each, 'Old')}${each.work}${
                      each.verified ? `\n\n  - [${each.done ? 'x' : ' '}] @noc verified` : ''
                    }`,
                  },
                ],
          );
          own.sort((a, b) => a.rank - b.rank);
          const run = written(
            textOf(
              own.map(({ text }) => text),
              own.map(({ section }) => section),
            ),
          );
          const mine = version(run);
          const changes = driftOf(
            mine,
            version(templateText('added', 'Old')),
            version(templateText('removed', 'New')),
          );
          const chosen = changes.filter(({ edit }) => edit !== undefined);
          const edits = adopt(mine, chosen);
          assert.ok(edits, run);
          const result = applyEdits(run, edits);
          const bare = (text: string) => text.split(/(?:\r?\n)+/).filter((each) => each !== '');
          // What the run would be if a person had done by hand what was chosen.
          let expected = run;
          let without = result;
          for (const { kind, key, title } of chosen) {
            const index = Number(/thing (\d+)/.exec(title)?.[1]);
            const each = lines[index];
            assert.ok(each, title);
            const [old, fresh] = [words(index, each, 'Old'), words(index, each, 'New')];
            if (kind === 'reworded') expected = expected.replace(old, fresh);
            const block = written(
              `- [ ] ${each.fate === 'reworded' ? (kind === 'added' ? fresh : old) : old}${
                each.verified ? '\n\n  - [ ] @noc verified' : ''
              }`,
            );
            if (kind === 'removed') expected = expected.replace(block, '');
            if (kind === 'added') {
              assert.ok(without.includes(block), `${block}\n---\n${result}`);
              without = without.replace(block, '');
            }
            assert.ok(kind !== 'reworded' || key !== undefined, title);
          }
          assert.deepEqual(bare(without), bare(expected));
          const ticks = (text: string) => text.match(/\[x\]/gi)?.length ?? 0;
          assert.equal(ticks(result), ticks(run));
          assert.equal(result.replaceAll('\r\n', '').includes('\n'), eol === '\n');
        },
      ),
      fuzz(300),
    );
  });
});
