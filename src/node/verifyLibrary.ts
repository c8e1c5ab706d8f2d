import type { Library } from '../core/library/library.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import type { RunProgram } from '../git/gitRequest.js';
import { readLibraryAt } from '../git/readLibraryAt.js';
import { resolveCommit } from '../git/readHistory.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { verifyDocuments, type VerifyOutcome } from '../git/verify/verifyDocuments.js';
import { sha256 } from './sha256.js';
import { createSignatureCheck } from './sshSignature.js';

export interface VerifyLibraryRequest {
  readonly run: RunProgram;
  /** Absolute path of the library. */
  readonly root: string;
  /** Library paths to verify; all documents when undefined. */
  readonly paths?: readonly string[];
  /** Revision whose rules count for what is not yet in it; else the default branch. */
  readonly base?: string;
  readonly today: CivilDate;
  /** Seconds since 1970. */
  readonly now: number;
  /** The library as it is on disk: its records that no commit has yet are told as such. */
  readonly onDisk?: Library;
}

/** Verifies the sign-offs of the library at `root` as HEAD has it, from git alone and offline. */
export async function verifyLibrary(request: VerifyLibraryRequest): Promise<VerifyOutcome> {
  const { run, root, ...asked } = request;
  const repository = { run, folder: root };
  const prefix = await findPrefix(run, root);
  if (prefix === undefined) {
    return {
      kind: 'impossible',
      message: 'This folder is in no git repository, or git is not installed.',
    };
  }
  const commit = await resolveCommit(repository, 'HEAD');
  if (commit === undefined) {
    return { kind: 'impossible', message: 'There is no commit to verify yet.' };
  }
  const library = await readLibraryAt({ repository, prefix, commit, hash: sha256 });
  return verifyDocuments({
    ...asked,
    repository,
    prefix,
    library,
    checkSignature: createSignatureCheck(run),
  });
}
