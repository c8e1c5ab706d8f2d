import { gitReading, type RunProgram } from './gitRequest.js';

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** The address that git would commit with in `folder`; undefined without git, or when none is set. */
export function readGitEmail(run: RunProgram, folder: string): Promise<string | undefined> {
  return readSetting(run, folder, 'user.email');
}

/** The name that git would commit with in `folder`; undefined without git, or when none is set. */
export function readGitName(run: RunProgram, folder: string): Promise<string | undefined> {
  return readSetting(run, folder, 'user.name');
}

async function readSetting(
  run: RunProgram,
  folder: string,
  key: string,
): Promise<string | undefined> {
  const outcome = await run(gitReading('config', ['--null', '--get', key], folder));
  if (outcome.kind !== 'ended' || outcome.exitCode !== 0) return undefined;
  const value = new TextDecoder('utf-8').decode(outcome.output).replace(/\0.*$/s, '').trim();
  return value === '' ? undefined : value;
}
