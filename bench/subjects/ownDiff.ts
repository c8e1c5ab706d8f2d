/** What `sop diff` makes of two commits, printed as JSON: `folder base head`. */
import { optimizeLater } from '../../src/cli/engineFlags.js';
import { toDiffJson } from '../../src/cli/output/diffJson.js';
import { formatJson } from '../../src/cli/output/json.js';
import { parseCivilDate } from '../../src/core/schema/civilDate.js';
import { compareLibrary } from '../../src/node/compareLibrary.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { report } from './report.js';

const [root = '', base = '', head = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  optimizeLater();
  const today = parseCivilDate('2026-11-20');
  if (today === undefined) throw new Error('There is no such day.');
  const run = createProgramRunner();
  const outcome = await compareLibrary({ run, root, range: `${base}..${head}`, today });
  if (outcome.kind !== 'compared') throw new Error(outcome.message);
  const { length } = formatJson(toDiffJson(outcome.diff, outcome));
  report({ changed: outcome.diff.documents.length, characters: length });
}

void main();
