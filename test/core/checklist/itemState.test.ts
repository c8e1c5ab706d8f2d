import assert from 'node:assert/strict';
import { countItems } from '../../../src/core/checklist/itemCounts.js';
import { stateOf } from '../../../src/core/checklist/itemState.js';
import { settledItems } from '../../../src/core/checklist/settled.js';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';

const today = '2026-06-15' as CivilDate;
const read = (text: string) => parseDocument('list.md', { text, bom: false });

describe('stateOf', () => {
  const check = (text: string, expected: string) => {
    assert.deepEqual(read(text).items.map(stateOf), [expected]);
  };

  it('is what the box says', () => {
    check('- [ ] A\n', 'open');
    check('- [x] A\n', 'done');
    check('- [X] A\n', 'done');
  });

  it('is not applicable only with a reason', () => {
    check('- [ ] A (n/a: no firewall)\n', 'not-applicable');
    check('- [x] A (n/a: no firewall)\n', 'not-applicable');
    check('- [ ] A (n/a)\n', 'open');
    check('- [x] A (n/a: )\n', 'done');
  });
});

describe('settledItems', () => {
  const check = (text: string, expected: readonly boolean[]) => {
    assert.deepEqual(settledItems(read(text)), expected);
  };

  it('settles what is done or not applicable', () => {
    check('- [x] A\n- [ ] B\n- [ ] C (n/a: none)\n- [x] D (n/a)\n', [true, false, true, true]);
  });

  it('settles a parent only when the required items in it are, at any depth', () => {
    check('- [x] A\n  - [x] B\n', [true, true]);
    check('- [x] A\n  - [ ] B\n', [false, false]);
    check('- [x] A\n  - [x] B\n    - [ ] C\n', [false, false, false]);
    check('- [x] A\n  - [ ] B (optional)\n', [true, false]);
    check('- [x] A\n  - [ ] B (optional)\n    - [ ] C\n', [false, false, false]);
    check('- [ ] A (n/a: none)\n  - [ ] B\n', [false, false]);
    check('- [ ] A (n/a: none)\n  - [ ] B (n/a: none)\n', [true, true]);
  });

  it('settles what asks for evidence only with evidence', () => {
    check('- [x] A (evidence)\n- [x] B (evidence) https://msp.example/b\n', [false, true]);
    check('- [ ] A (n/a: none) (evidence)\n', [true]);
  });
});

describe('countItems', () => {
  const check = (text: string, expected: Partial<ReturnType<typeof countItems>>) => {
    const none = { done: 0, open: 0, notApplicable: 0, required: 0, requiredOpen: 0, overdue: 0 };
    assert.deepEqual(countItems(read(text), today), { total: 0, ...none, ...expected });
  };

  it('counts nested items like any other', () => {
    check('', {});
    check('- [x] A\n  - [ ] B\n', { total: 2, done: 1, open: 1, required: 2, requiredOpen: 1 });
  });

  it('counts what is not applicable separately', () => {
    check('- [x] A (n/a: none)\n- [ ] B (n/a)\n', {
      ...{ total: 2, notApplicable: 1, open: 1, required: 2, requiredOpen: 1 },
    });
  });

  it('tells required from optional', () => {
    check('- [ ] A (optional)\n- [x] B (optional)\n', { total: 2, open: 1, done: 1 });
  });

  it('counts as overdue what is open after its day', () => {
    check('- [ ] A (due 2026-06-14)\n- [ ] B (due 2026-06-15)\n- [x] C (due 2026-06-14)\n', {
      ...{ total: 3, open: 2, done: 1, required: 3, requiredOpen: 2, overdue: 1 },
    });
    check('- [ ] A (due 2026-02-30)\n', { total: 1, open: 1, required: 1, requiredOpen: 1 });
  });
});
