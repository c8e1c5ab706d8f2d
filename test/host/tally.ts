import fs from 'node:fs';
import type { SuiteResult } from './suiteOrder.js';

/** The environment variable that names the file a test runner writes its counts to, for `test/run.ts`. */
export const tallyVariable = 'SOP_TALLY';

/** Hands the counts to whoever started this runner, else prints them; no test at all is a failure. */
export function reportTally({ passed, failed }: SuiteResult): void {
  const file = process.env[tallyVariable];
  if (file === undefined) console.log(`\n${passed} passed, ${failed} failed`);
  else fs.writeFileSync(file, JSON.stringify({ passed, failed }));
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
