import { gitReading, type RunProgram } from './gitRequest.js';

declare const TextDecoder: new (label: string) => { decode(bytes: Uint8Array): string };

/** The address that git would commit with in `folder`, as author; undefined without git, or when none is set. */
export async function readGitEmail(run: RunProgram, folder: string): Promise<string | undefined> {
  return (
    (await readSetting(run, folder, 'author.email')) ??
    (await readSetting(run, folder, 'user.email'))
  );
}

/**
 * The SSH key that git signs with in `folder`: a file, or a public key; undefined unless git is set up to sign with SSH.
 */
export async function readGitSigningKey(
  run: RunProgram,
  folder: string,
): Promise<string | undefined> {
  const format = await readSetting(run, folder, 'gpg.format');
  return format === 'ssh'
    ? readSetting(run, folder, 'user.signingkey', ['--type=path'])
    : undefined;
}

/** The name that git would commit with in `folder`; undefined without git, or when none is set. */
export function readGitName(run: RunProgram, folder: string): Promise<string | undefined> {
  return readSetting(run, folder, 'user.name');
}

async function readSetting(
  run: RunProgram,
  folder: string,
  ...[key, options = []]: [key: string, options?: readonly string[]]
): Promise<string | undefined> {
  const outcome = await run(gitReading('config', ['--null', ...options, '--get', key], folder));
  if (outcome.kind !== 'ended' || outcome.exitCode !== 0) return undefined;
  const value = new TextDecoder('utf-8').decode(outcome.output).replace(/\0.*$/s, '').trim();
  return value === '' ? undefined : value;
}
