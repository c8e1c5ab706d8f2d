import { gitReading, type ProgramOutcome, type RunProgram } from './gitRequest.js';
import { outputOf } from './gitOutput.js';

/**
 * Runs a reading command that looks at files on disk, with every filter of the repository taken out.
 *
 * git hands a file that may have changed to the `clean` filter its attributes name, and any folder may bring its own settings
 * along: unlike for diffs there is no option against that. A file kept through a filter counts as changed then.
 */
export async function readWorktree(
  run: RunProgram,
  subcommand: 'diff' | 'status',
  { args, folder }: { readonly args: readonly string[]; readonly folder: string },
): Promise<ProgramOutcome> {
  const list = ['--null', '--name-only', '--get-regexp', '^filter\\.'];
  const names = outputOf(await run(gitReading('config', list, folder))) ?? '';
  const request = gitReading(subcommand, args, folder);
  return run({ ...request, env: { ...request.env, ...withoutFilters(names.split('\0')) } });
}

/** Settings as variables: the name of a filter may hold what an argument cannot. */
function withoutFilters(keys: readonly string[]): Readonly<Record<string, string>> {
  const settings = keys
    .filter((key) => /^filter\..*\.(clean|smudge|process|required)$/s.test(key))
    .map((key) => [key, key.endsWith('.required') ? 'false' : ''] as const);
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(settings.length)],
    ...settings.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, key],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]) as Record<string, string>;
}
