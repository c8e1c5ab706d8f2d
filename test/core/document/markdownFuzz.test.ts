import fc from 'fast-check';
import { assertLikeRemark } from '../../support/bodyReadings.js';
import { fuzz } from '../../support/fuzz.js';
import {
  addressSoup,
  anySoup,
  blockSoup,
  inlineSoup,
  unclosedSoup,
} from '../../support/markdownSoup.js';

function check(soup: fc.Arbitrary<string>, runs: number): void {
  fc.assert(
    fc.property(soup, (markdown) => {
      assertLikeRemark(markdown);
    }),
    fuzz(runs),
  );
}

describe('the block scanner, wherever it is sure, reads as remark does', function () {
  this.timeout(600_000);

  it('what begins, continues and ends blocks', () => {
    check(blockSoup, 9000);
  });

  it('code and HTML that nothing closes', () => {
    check(unclosedSoup, 4000);
  });

  it('what has a meaning inside of paragraphs', () => {
    check(inlineSoup, 6000);
  });

  it('addresses without marks', () => {
    check(addressSoup, 3000);
  });

  it('everything together', () => {
    check(anySoup, 4000);
  });
});
