import type { Steps } from '../../core/library/steps.js';

/** How long one piece of work may hold up the rest of the extension host. */
const sliceMilliseconds = 5;

/**
 * Does `work` for each entry, and gives everything else its turn now and then.
 *
 * Stops when `isCurrent` says so, which it asks after each turn; tells whether it came to the end.
 */
export async function inSlices<T>(
  entries: Iterable<T>,
  work: (entry: T) => void,
  isCurrent: () => boolean,
): Promise<boolean> {
  return (await finishInSlices(eachOf(entries, work), isCurrent)) ?? false;
}

function* eachOf<T>(entries: Iterable<T>, work: (entry: T) => void): Steps<true> {
  for (const entry of entries) {
    work(entry);
    yield undefined;
  }
  return true;
}

/** What `steps` come to, taken as `inSlices` does its work; undefined when that stopped before the end. */
export function finishInSlices<Result>(
  steps: Steps<Result>,
  isCurrent: () => boolean,
): Promise<Result | undefined> {
  return takeSteps(steps, { isCurrent, turns: background });
}

/** The same for rows that somebody waits for, ahead of all that goes on in the background. */
export function finishSoon<Result>(
  steps: Steps<Result>,
  isCurrent: () => boolean,
): Promise<Result | undefined> {
  return takeSteps(steps, { isCurrent, turns: foreground });
}

async function takeSteps<Result>(
  steps: Steps<Result>,
  { isCurrent, turns }: { readonly isCurrent: () => boolean; readonly turns: Turns },
): Promise<Result | undefined> {
  for (;;) {
    await turns.next();
    if (!isCurrent()) return undefined;
    const sliceEnd = Date.now() + sliceMilliseconds;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (Date.now() < sliceEnd);
  }
}

const longestRest = 2000;

/**
 * Waits as long as the work took that began at `start`, before it is done anew.
 *
 * Work on a whole library that follows every letter that somebody types leaves the host free half of the time so.
 */
export function restFrom(start: number): Promise<void> {
  const rest = Math.min(Date.now() - start, longestRest);
  return new Promise((resolve) => setTimeout(resolve, rest));
}

/** Lets one piece of work after the other have its slice, so that many hold nobody up for longer than one. */
class Turns {
  readonly #waiting: (() => void)[] = [];

  /** Resolves in a turn of the host in which nobody else here has theirs. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      if (this.#waiting.length === 1) this.#plan();
    });
  }

  #plan(): void {
    setTimeout(() => {
      const resolve = this.#waiting.shift();
      if (this.#waiting.length > 0) this.#plan();
      resolve?.();
    });
  }
}

// There is one thread for all of them.
const background = new Turns();
const foreground = new Turns();
