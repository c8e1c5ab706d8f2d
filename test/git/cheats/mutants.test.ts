import assert from 'node:assert/strict';
import { expectedOutcome, outcomeOf, type CheatCase } from './cheatCase.js';
import { families } from './families.js';
import { buildMutableProduct, type Mutant } from './mutants.js';

/** The check for what cannot happen as far as anybody knows; it is there so that such a record would not pass. */
const unreachable = /^documentVerifier \d+ not-committed$/;

/** How much a line of an outcome objects: a record that is not proved, a gate that has not passed. */
function objects(line: string): boolean {
  return /: (invalid|unverifiable|blocked|ready|returned|open|awaiting)\b/.test(line);
}

/** Whether a cheat that the whole product catches gets further without one check. */
function passes(outcome: readonly string[], cheat: CheatCase): boolean {
  return outcome.filter(objects).length < expectedOutcome(cheat).filter(objects).length;
}

describe('the checks of the verifier', function () {
  this.timeout(60_000);
  const cases = Object.values(families).flat();
  const casesFor = ({ code }: Mutant) =>
    cases
      .filter(
        ({ expected, needs }) =>
          needs === code || expected.some((line) => line.split(' ').includes(code)),
      )
      // Those that only this check catches come first.
      .toSorted((one, other) => one.expected.join(' ').length - other.expected.join(' ').length);

  it('are all needed: without any one of them some cheat passes', async () => {
    const mutable = await buildMutableProduct();
    const { product, mutants } = mutable;
    assert.ok(mutants.length >= 35, `${mutants.length} checks were found`);
    const needless: string[] = [];
    for (const mutant of mutants.filter(({ id }) => !unreachable.test(id))) {
      mutable.choose(mutant);
      let isCaught = true;
      for (const each of casesFor(mutant)) {
        isCaught = !passes(await outcomeOf(each, product), each);
        if (!isCaught) {
          break;
        }
      }
      if (isCaught) {
        needless.push(mutant.id);
      }
    }
    mutable.choose(undefined);
    assert.deepEqual(needless, []);
  });
});
