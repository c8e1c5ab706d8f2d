import assert from 'node:assert/strict';
import { expectedOutcome, outcomeOf } from './cheatCase.js';
import { families } from './families.js';

describe('cheats and honest histories', function () {
  this.timeout(20_000);
  for (const [family, cases] of Object.entries(families)) {
    describe(family, () => {
      for (const each of cases) {
        it(each.name, async () => {
          assert.deepEqual(await outcomeOf(each), expectedOutcome(each));
        });
      }
    });
  }
});
