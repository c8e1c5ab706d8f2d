import assert from 'node:assert/strict';
import { createProgress } from '../../../src/cli/terminal/progress.js';

/** What is written when the step reports at these milliseconds and then ends. */
function check(isTerminal: boolean, times: readonly number[], ...expected: string[]) {
  const written: string[] = [];
  let time = 0;
  const sink = { write: (text: string) => written.push(text), isTerminal };
  const progress = createProgress('Reading', {
    cwd: '/',
    env: {},
    stdout: sink,
    stderr: sink,
    now: () => new Date(time),
    productFolder: '/',
  });
  for (const at of times) {
    time = at;
    progress.update(at, 2000);
  }
  progress.finish();
  assert.deepEqual(written, expected);
}

describe('createProgress', () => {
  it('keeps quiet for half a second', () => {
    check(true, [0, 100, 499]);
  });

  it('shows a line now and then, and takes it away', () => {
    check(
      true,
      [100, 500, 550, 599, 600],
      '\r\x1b[KReading 500 of 2000',
      '\r\x1b[KReading 600 of 2000',
      '\r\x1b[K',
    );
  });

  it('keeps quiet where nobody looks', () => {
    check(false, [1000, 2000]);
  });
});
