import assert from 'node:assert/strict';
import type { ItemMarkers } from '../../../src/core/document/document.js';
import { readItemMarkers } from '../../../src/core/document/itemMarkers.js';

function check(text: string, expected: Partial<ItemMarkers>, rest?: string): void {
  const read = readItemMarkers(text);
  assert.deepEqual({ ...read.markers }, { optional: false, from: [], ...expected }, text);
  if (rest !== undefined) {
    assert.equal(read.rest, rest);
  }
}

describe('markers of an item', () => {
  it('say whether it is optional or does not apply', () => {
    check('Label the rack (optional)', { optional: true }, 'Label the rack');
    check('Label (Optional) the rack', { optional: true }, 'Label the rack');
    check(
      'Wi-Fi survey (n/a: no Wi-Fi (cloud only))',
      { notApplicable: 'no Wi-Fi (cloud only)' },
      'Wi-Fi survey',
    );
    check('Wi-Fi survey (n/a)', { notApplicable: '' });
    check('Wi-Fi survey (N/A:  )', { notApplicable: '' });
  });

  it('ask for evidence', () => {
    check('a (evidence)', { evidence: 'any' });
    check('a (evidence: file)', { evidence: 'file' });
    check('a (Evidence:link)', { evidence: 'link' });
    check('a (evidence: meeting) (optional)', { evidence: 'meeting', optional: true });
    check('a (evidence: a photo)', { evidence: 'any' });
  });

  it('give the day it is due and the lessons it came from', () => {
    check('a (due 2026-12-01)', { due: '2026-12-01' }, 'a');
    check('a (due: tomorrow)', { due: 'tomorrow' });
    check('a (from LL-7Q3K9)', { from: ['LL-7Q3K9'] }, 'a');
    check('a (from LL-1, LL-2) b (from LL-3)', { from: ['LL-1', 'LL-2', 'LL-3'] }, 'a b');
  });

  it('name whose it is, the first name counting', () => {
    check('@noc verified', { mention: 'noc' }, 'verified');
    check('Ask @dana or @bo', { mention: 'dana' });
    check('a (@service-delivery)', { mention: 'service-delivery' });
    check('@dana.reyes signs.', { mention: 'dana.reyes' });
  });

  it('are not in code, addresses or ordinary words', () => {
    check('run `x (optional) @noc` now', {}, 'run `x (optional) @noc` now');
    check('a\\@b mail@dana.com https://x.y/@dana @scope/package', {});
    check('[x](optional) and [y](n/a)', {});
    check('(due to rain) is due', { due: 'to rain' });
    check('(from Berlin) (evidently) (optionally)', {});
    check('open ( parenthesis (optional', {});
  });
});
