import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseCivilDate } from '../../../src/core/schema/civilDate.js';
import {
  type DateFormat,
  dateFormats,
  formatDateIn,
  formatsOf,
  parseDateIn,
} from '../../../src/core/schema/dateFormat.js';
import { fuzz } from '../../support/fuzz.js';

function check(format: DateFormat, text: string, expected: string | undefined) {
  assert.equal(parseDateIn(format, text), expected, `${format} ${text}`);
}

describe('date formats', () => {
  it('read the day they mean', () => {
    check('MM/DD/YYYY', '05/06/2026', '2026-05-06');
    check('MM/DD/YYYY', '5/6/2026', '2026-05-06');
    check('DD/MM/YYYY', '05/06/2026', '2026-06-05');
    check('YYYY/MM/DD', '2026/5/6', '2026-05-06');
    check('DD.MM.YYYY', '6.5.2026', '2026-05-06');
    check('DD-MM-YYYY', '06-05-2026', '2026-05-06');
    check('MM-DD-YYYY', '06-05-2026', '2026-06-05');
    check('D MMMM YYYY', '6 May 2026', '2026-05-06');
    check('D MMMM YYYY', '06 sept 2026', '2026-09-06');
    check('MMMM D, YYYY', 'December 1, 2026', '2026-12-01');
    check('MMMM D, YYYY', 'Dec 1 2026', '2026-12-01');
  });

  it('always understand YYYY-MM-DD', () => {
    for (const format of dateFormats) {
      check(format, '2026-05-06', '2026-05-06');
    }
  });

  it('refuse days that do not exist and other ways of writing', () => {
    check('MM/DD/YYYY', '13/06/2026', undefined);
    check('DD/MM/YYYY', '06/13/2026', undefined);
    check('DD/MM/YYYY', '31/02/2026', undefined);
    check('MM/DD/YYYY', '05/06/26', undefined);
    check('YYYY-MM-DD', '05/06/2026', undefined);
    check('D MMMM YYYY', '6 Mai 2026', undefined);
    check('D MMMM YYYY', '31 June 2026', undefined);
    check('YYYY-MM-DD', '2026-5-6', undefined);
  });

  it('tell which of them fit', () => {
    assert.deepEqual(formatsOf('05/06/2026'), ['MM/DD/YYYY', 'DD/MM/YYYY']);
    assert.deepEqual(formatsOf('05/26/2026'), ['MM/DD/YYYY']);
    assert.deepEqual(formatsOf('26/05/2026'), ['DD/MM/YYYY']);
    assert.deepEqual(formatsOf('2026-05-26'), ['YYYY-MM-DD']);
    assert.deepEqual(formatsOf('soon'), []);
  });

  it('read back what they write', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    );
    fc.assert(
      fc.property(parts, fc.constantFrom(...dateFormats), ([year, month, day], format) => {
        const pad = (value: number, width: number) => String(value).padStart(width, '0');
        const date = parseCivilDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
        assert.ok(date);
        check(format, formatDateIn(format, date), date);
      }),
      fuzz(1000),
    );
  });
});
