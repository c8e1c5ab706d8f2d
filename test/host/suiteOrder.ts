/** What the runner asks of the tests inside an extension host; travels as JSON in the environment. */
export interface SuiteOrder {
  /** Compiled suites, relative to the entry; all when absent. */
  readonly files?: readonly string[];
  readonly grep?: string;
  readonly color: boolean;
  /** The file that takes what mocha prints. */
  readonly report: string;
  /** The file that takes the counts. */
  readonly result: string;
}

export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  /** The window came up without its folders, and nothing was run. */
  readonly isEmptyWindow?: boolean;
}
