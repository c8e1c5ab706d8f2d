import type { CliIo } from '../cliIo.js';

/** Tells a waiting person what is being done, where nobody knows how long it takes. */
export interface StepProgress {
  /** What is done from now on, as a line without its end. */
  step(words: string): void;
  /** Takes the line away again. */
  finish(): void;
}

/** Calls back after some milliseconds, unless it is told not to. */
export type Later = (callBack: () => void, milliseconds: number) => () => void;

const patience = 1000;

/** Shows the step on a terminal's error output once all of them take longer than a second; in logs and files never. */
export function createStepProgress(
  { stderr, env }: Pick<CliIo, 'stderr' | 'env'>,
  later: Later = afterAll,
): StepProgress {
  // Some builds run on a terminal that nobody looks at and that ends up in a log.
  const isSeen = stderr.isTerminal && !env['CI'];
  let current: string | undefined;
  let isShown = false;
  const show = () => {
    if (current !== undefined) stderr.write(`\r\x1b[K${current} …`);
  };
  const stop = isSeen
    ? later(() => {
        isShown = true;
        show();
      }, patience)
    : () => undefined;
  return {
    step(words) {
      current = words;
      if (isShown) show();
    },
    finish() {
      stop();
      if (isShown) stderr.write('\r\x1b[K');
      isShown = false;
      current = undefined;
    },
  };
}

function afterAll(callBack: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callBack, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
