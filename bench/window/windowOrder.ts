import type { Block } from './blockMeter.js';

/** What the bench asks of the program inside the extension host. */
export interface WindowOrder {
  /** The library's folder, a repository with the branch `other`. */
  readonly folder: string;
  /** The long document, by its path in the library. */
  readonly long: string;
  /** The file that takes the figures. */
  readonly result: string;
  /** Parts of the names of the steps to measure; all without any. */
  readonly only: readonly string[];
  /** A folder for a profile of each step, to open in the tools of a browser. */
  readonly profiles?: string;
}

export interface WindowFigures {
  readonly steps: readonly WindowStep[];
}

/** Something that happened in the window, with what it cost the extension host. */
export interface WindowStep {
  readonly name: string;
  readonly tookMs: number;
  readonly blocks: readonly Block[];
  /** Answers that were waited for, in milliseconds. */
  readonly answers?: readonly number[];
}
