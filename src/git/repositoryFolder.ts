import { outputOf } from './gitOutput.js';
import { gitReading, type RunProgram } from './gitRequest.js';

/** Whether the clone that `folder` lies in lacks the older part of its history. */
export async function isShallowClone(run: RunProgram, folder: string): Promise<boolean> {
  const question = gitReading('rev-parse', ['--is-shallow-repository'], folder);
  return outputOf(await run(question))?.trim() === 'true';
}

/** The path of `folder` from the root of its repository, `''` or ending in `/`; undefined outside of a repository. */
export async function findPrefix(run: RunProgram, folder: string): Promise<string | undefined> {
  const output = outputOf(await run(gitReading('rev-parse', ['--show-prefix'], folder)));
  return output?.replace(/\n$/, '');
}
