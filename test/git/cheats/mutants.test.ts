import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { expectedOutcome, outcomeOf, type CheatCase } from './cheatCase.js';
import { families } from './families.js';
import { buildMutableProduct, type Mutant } from './mutants.js';

/** The check for what cannot happen as far as anybody knows; it is there so that such a record would not pass. */
const unreachable = /^documentVerifier \d+ not-committed$/;

/** How much a line of an outcome objects: a record that is not proved, a gate that has not passed. */
function objects(line: string): boolean {
  return /: (invalid|unverifiable|blocked|ready|returned|open|awaiting)\b/.test(line);
}

/** Whether something that the whole product objects to is no longer objected to at all. */
function passes(outcome: readonly string[], cheat: CheatCase): boolean {
  const subjectsOf = (lines: readonly string[]) =>
    lines.filter(objects).map((line) => line.split(':')[0]);
  const [before, after] = [subjectsOf(expectedOutcome(cheat)), subjectsOf(outcome)];
  return before.some((subject) => count(before, subject) > count(after, subject));
}

function count(subjects: readonly (string | undefined)[], wanted: string | undefined): number {
  return subjects.filter((subject) => subject === wanted).length;
}

describe('the checks of the verifier', function () {
  this.timeout(180_000);
  const cases = Object.values(families).flat();
  const casesFor = ({ code, shownBy }: Mutant) =>
    cases
      .filter(
        ({ name, expected, needs }) =>
          name === shownBy ||
          (code !== undefined &&
            (needs === code || expected.some((line) => line.split(' ').includes(code)))),
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

  it('are all told in the documentation', async () => {
    const { mutants } = await buildMutableProduct();
    const page = readFileSync('docs/sign-offs.md', 'utf8');
    assert.deepEqual(
      mutants.flatMap(({ code }) => code ?? []).filter((code) => !page.includes(`\`${code}\``)),
      [],
    );
  });
});
