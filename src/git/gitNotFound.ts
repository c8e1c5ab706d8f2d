import { gitReading, type RunProgram } from './gitRequest.js';

/** What people are told who have no git. */
export const gitNotFound = 'git was not found; install it, or add its folder to PATH.';

/** Whether git cannot be started in a folder that is there. */
export async function isGitMissing(run: RunProgram, folder: string): Promise<boolean> {
  const outcome = await run(gitReading('config', ['--null', '--get', 'user.email'], folder));
  return outcome.kind === 'not-started';
}
