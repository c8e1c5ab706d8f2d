/** What `sop audit` finds out about one document, and how long it takes: `folder path cacheFile`. */
import { openHistory } from '../../src/node/auditLibrary.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { report } from './report.js';

const [root = '', path = '', file = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const cache = { file, key: 'bench' };
  const opened = await openHistory({ run: createProgramRunner(), root, cache });
  if ('problem' in opened) throw new Error(opened.problem);
  const outcome = await opened.audit(path, { now: 1_795_000_000 });
  if (outcome.kind !== 'audited') throw new Error(outcome.message);
  report({ auditMs: performance.now(), entries: outcome.audit.timeline.entries.length });
}

void main();
