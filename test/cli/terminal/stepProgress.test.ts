import assert from 'node:assert/strict';
import { createStepProgress } from '../../../src/cli/terminal/stepProgress.js';

/** What is written while steps are begun, the first second passes (`time is up`), and the work is `done`. */
function check(
  { isTerminal = true, env = {} }: { isTerminal?: boolean; env?: Record<string, string> },
  acts: readonly string[],
  ...expected: readonly string[]
) {
  const written: string[] = [];
  let ring: (() => void) | undefined;
  const stderr = { write: (text: string) => written.push(text), isTerminal };
  const progress = createStepProgress({ stderr, env }, (callBack, milliseconds) => {
    assert.equal(milliseconds, 1000);
    ring = callBack;
    return () => {
      ring = undefined;
    };
  });
  for (const act of acts) {
    if (act === 'time is up') ring?.();
    else if (act === 'done') progress.finish();
    else progress.step(act);
  }
  assert.deepEqual(written, expected);
}

describe('createStepProgress', () => {
  it('keeps quiet when all is done within a second', () => {
    check({}, ['Reading', 'Counting', 'done', 'time is up']);
  });

  it('shows the step of the moment and those after it, and takes the line away', () => {
    check(
      {},
      ['Reading', 'time is up', 'Counting', 'done'],
      '\r\x1b[KReading …',
      '\r\x1b[KCounting …',
      '\r\x1b[K',
    );
  });

  it('keeps quiet where nobody looks', () => {
    check({ isTerminal: false }, ['Reading', 'time is up', 'Counting', 'done']);
    check({ env: { CI: 'true' } }, ['Reading', 'time is up', 'Counting', 'done']);
  });
});
