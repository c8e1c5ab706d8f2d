import type { OutlineSpan } from './outline.js';

/** A run of `~`, and whether it may begin or end what is struck through. */
interface StrikeRun extends OutlineSpan {
  readonly opens: boolean;
  readonly closes: boolean;
}

/**
 * The runs of `~` in one text, of which two of the same length strike through what is between them.
 *
 * GFM section 6.5, as micromark-extension-gfm-strikethrough reads it: one `~` or two; more of them are text.
 */
export class StrikeRuns {
  readonly #runs: StrikeRun[] = [];

  get size(): number {
    return this.#runs.length;
  }

  add(run: StrikeRun): void {
    if (lengthOf(run) <= 2) this.#runs.push(run);
  }

  /** Forgets the runs that begin at `start` or behind it. */
  dropFrom(start: number): void {
    while ((this.#runs.at(-1)?.start ?? -1) >= start) {
      this.#runs.pop();
    }
  }

  clear(): void {
    this.#runs.length = 0;
  }

  /** Those that strike something through, of the runs from `start` on; what a pair has inside belongs to it. */
  match(start: number): readonly OutlineSpan[] {
    const open: StrikeRun[] = [];
    const struck: OutlineSpan[] = [];
    for (const run of this.#runs) {
      if (run.start < start) continue;
      const opener = run.closes
        ? open.findLastIndex((each) => each.opens && lengthOf(each) === lengthOf(run))
        : -1;
      if (opener < 0) {
        open.push(run);
      } else {
        struck.push(...open.slice(opener, opener + 1), run);
        open.length = opener;
      }
    }
    return struck;
  }
}

function lengthOf({ start, end }: OutlineSpan): number {
  return end - start;
}
