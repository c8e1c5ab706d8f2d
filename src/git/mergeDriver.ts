/** The entry of a merge driver in the settings of one clone. */
import { outputOf } from './gitOutput.js';
import { gitReading, gitWriting } from './gitRequest.js';
import type { Repository } from './readHistory.js';

const section = 'merge.sop';

/** What git runs for documents in this clone, if anything. */
export async function readMergeDriver({ run, folder }: Repository): Promise<string | undefined> {
  const args = ['--local', '--get', `${section}.driver`];
  return outputOf(await run(gitReading('config', args, folder)))?.replace(/\n$/, '');
}

/** Whether git took the setting. */
export async function writeMergeDriver(
  { run, folder }: Repository,
  command: string,
): Promise<boolean> {
  const settings = [
    [`${section}.name`, 'SOP Ledger: items, frontmatter and sign-offs by what they mean'],
    [`${section}.driver`, command],
  ];
  for (const setting of settings) {
    const outcome = await run(gitWriting('config', ['--local', ...setting], folder));
    if (outcome.kind !== 'ended' || outcome.exitCode !== 0) {
      return false;
    }
  }
  return true;
}

export async function removeMergeDriver({ run, folder }: Repository): Promise<void> {
  await run(gitWriting('config', ['--local', '--remove-section', section], folder));
}
