/** What the product reads from a history: `folder last-commits|ticks`. */
import { readItemHistory } from '../../src/git/itemHistory.js';
import { readLastCommits } from '../../src/git/lastCommits.js';
import { createProgramRunner } from '../../src/node/runProgram.js';
import { report } from './report.js';

const [folder = '', what] = process.argv.slice(2);
const repository = { run: createProgramRunner(), folder };

async function main(): Promise<void> {
  if (what === 'ticks') {
    const history = await readItemHistory(repository);
    if (!history) throw new Error('The history could not be read.');
    report({ ticks: history.ticks.length, signOffs: history.signOffs.length });
  } else {
    const commits = await readLastCommits(repository);
    if (!commits) throw new Error('The history could not be read.');
    report({ files: commits.size });
  }
}

void main();
