import type { CliIo } from '../cliIo.js';

/** Tells a waiting person how far a long step has come. */
export interface Progress {
  /** `total` is absent while it is not known. */
  update(done: number, total?: number): void;
  /** Takes the line away again. */
  finish(): void;
}

const patience = 500;
const interval = 100;

/** Shows progress on a terminal's error output once the step has taken half a second; elsewhere never. */
export function createProgress(label: string, { stderr, now }: CliIo): Progress {
  const startedAt = now().getTime();
  let shownAt = 0;
  let shown = false;
  return {
    update(done, total) {
      const time = now().getTime();
      if (!stderr.isTerminal || time - startedAt < patience || time - shownAt < interval) {
        return;
      }
      shownAt = time;
      shown = true;
      stderr.write(`\r\x1b[K${label} ${done}${total === undefined ? '' : ` of ${total}`}`);
    },
    finish() {
      if (shown) {
        stderr.write('\r\x1b[K');
        shown = false;
      }
    },
  };
}
