/** What `sop init` adds to a library that is there already. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { configurationPath } from '../../node/settingsFiles.js';
import {
  exitCodes,
  refuseUsage,
  type CommandContext,
  type ExitCode,
} from '../commands/commandContext.js';
import { addCiFiles, type CiPlace } from './ciFiles.js';
import { addCodeOwners } from './codeOwners.js';
import { addMergeDriver, dropMergeDriver } from './mergeDriver.js';

export interface Additions {
  readonly yes?: boolean;
  /** How `sop` is called; `true` for its plain name. */
  readonly mergeDriver?: string | true;
  readonly removeMergeDriver?: boolean;
  readonly ci?: CiPlace;
  readonly codeowners?: boolean;
  readonly check?: boolean;
}

export function asksForAdditions(options: Additions): boolean {
  const { mergeDriver, removeMergeDriver, ci, codeowners } = options;
  return [mergeDriver, removeMergeDriver, ci, codeowners].some((asked) => asked !== undefined);
}

/** Does what is asked for, one after the other; the worst exit code counts. */
export async function addToLibrary(
  context: CommandContext,
  root: string,
  options: Additions,
): Promise<ExitCode> {
  const { yes = false, mergeDriver, removeMergeDriver, ci, codeowners, check = false } = options;
  if (!existsSync(path.join(root, configurationPath))) {
    return refuseUsage(context, 'This is no library yet; run sop init first.');
  }
  const steps: (() => Promise<ExitCode>)[] = [];
  if (mergeDriver !== undefined) {
    const program = mergeDriver === true ? 'sop' : mergeDriver;
    steps.push(() => addMergeDriver(context, { root, program, yes }));
  }
  if (removeMergeDriver) {
    steps.push(() => dropMergeDriver(context, root));
  }
  if (ci !== undefined) {
    steps.push(() => addCiFiles(context, { root, place: ci, yes }));
  }
  if (codeowners) {
    steps.push(() => addCodeOwners(context, { root, yes, isCheck: check }));
  }
  let worst: ExitCode = exitCodes.fine;
  for (const step of steps) {
    const exitCode = await step();
    worst = exitCode > worst ? exitCode : worst;
  }
  return worst;
}
