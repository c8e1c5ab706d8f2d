import assert from 'node:assert/strict';
import { rememberedForDay } from '../../../src/core/library/rememberedForDay.js';
import type { Library } from '../../../src/core/library/library.js';
import { finish } from '../../../src/core/library/steps.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { libraryOf } from '../../support/libraryOf.js';

/** Takes two steps to tell what it was asked. */
function telling() {
  return rememberedForDay(function* (library: Library, today: CivilDate) {
    yield undefined;
    yield undefined;
    return [library.documents.size, today] as const;
  });
}

const library = libraryOf({ 'a.md': '' });
const friday = '2026-11-20' as CivilDate;
const monday = '2026-11-23' as CivilDate;

describe('rememberedForDay', () => {
  it('takes no steps when asked again for the same snapshot and day', () => {
    const tell = telling();
    assert.equal([...tell(library, friday)].length, 2);
    assert.equal([...tell(library, friday)].length, 0);
    assert.equal(finish(tell(library, friday)), finish(tell(library, friday)));
  });

  it('makes it anew for another day and another snapshot', () => {
    const tell = telling();
    assert.deepEqual(finish(tell(library, friday)), [1, friday]);
    assert.deepEqual(finish(tell(library, monday)), [1, monday]);
    assert.deepEqual(finish(tell(libraryOf({}), monday)), [0, monday]);
  });

  it('gives the whole result to those who began at the same time', () => {
    const tell = telling();
    const [one, other] = [tell(library, friday), tell(library, friday)];
    one.next();
    assert.deepEqual(finish(other), [1, friday]);
    assert.deepEqual(finish(one), [1, friday]);
  });
});
