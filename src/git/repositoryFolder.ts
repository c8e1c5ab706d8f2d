import { outputOf } from './gitOutput.js';
import { gitReading, type RunProgram } from './gitRequest.js';

/** The path of `folder` from the root of its repository, `''` or ending in `/`; undefined outside of a repository. */
export async function findPrefix(run: RunProgram, folder: string): Promise<string | undefined> {
  const output = outputOf(await run(gitReading('rev-parse', ['--show-prefix'], folder)));
  return output?.replace(/\n$/, '');
}
