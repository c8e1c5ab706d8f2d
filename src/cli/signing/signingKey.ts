/** Which key signs a record, if any. */
import type { SignOffPlan } from '../../core/gate/planSignOff.js';
import { readGitSigningKey } from '../../git/gitIdentity.js';
import type { Repository } from '../../git/readHistory.js';
import type { CommandContext } from '../commands/commandContext.js';
import type { OpenedLibrary } from '../commands/openLibrary.js';

export type SigningKey =
  | { readonly kind: 'key'; readonly key: string; readonly folder: string }
  /** The commit alone ties the record to its signer. */
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly message: string };

export interface KeyQuestion {
  readonly repository: Repository;
  readonly opened: OpenedLibrary;
  readonly plan: Extract<SignOffPlan, { readonly kind: 'planned' }>;
  /** What `--key` says: a file, or `git` for the key git signs with. */
  readonly asked: string | undefined;
}

/**
 * The key that was asked for; without one, git's own where the library demands signed records of the role.
 *
 * Elsewhere nothing is signed unasked: a key may want a passphrase or a touch, and not everybody has one.
 */
export async function findSigningKey(
  { cwd }: CommandContext,
  { repository, opened, plan, asked }: KeyQuestion,
): Promise<SigningKey> {
  if (asked !== undefined && asked !== 'git') {
    return { kind: 'key', key: asked, folder: cwd };
  }
  const { role } = plan.summary;
  const demanded = opened.library.configuration.policy.assurance.get(role) === 'record';
  if (asked === undefined && !demanded) {
    return { kind: 'none' };
  }
  const key = await readGitSigningKey(repository.run, repository.folder);
  if (key !== undefined) {
    return { kind: 'key', key, folder: repository.folder };
  }
  const why = demanded
    ? `The library demands of ${role} that records themselves are signed, and git names no SSH key.`
    : 'git names no SSH key to sign with.';
  return {
    kind: 'missing',
    message: `${why} Give one with --key FILE, or set it with: git config gpg.format ssh && git config user.signingkey FILE`,
  };
}

/** What will tie the record to its signer, in a few words. */
export function describeProof(key: SigningKey): string {
  return key.kind === 'key'
    ? `the record, signed with ${key.key}`
    : 'the commit and its author; --key FILE also signs the record itself';
}
