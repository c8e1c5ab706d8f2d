import { deferDocument } from '../core/document/deferDocument.js';
import type { Document } from '../core/document/document.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import type { RunProgram } from '../git/gitRequest.js';
import { readLibraryAt } from '../git/readLibraryAt.js';
import { readHistory, resolveCommit, type Repository } from '../git/readHistory.js';
import { MissingObjectError } from '../git/objectConversation.js';
import { inConversation } from '../git/readObjects.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { SignedContents } from '../git/signedContents.js';
import { verifyDocuments, type VerifyOutcome } from '../git/verify/verifyDocuments.js';
import { readDocumentFile } from './documentFile.js';
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
  /** Whether records on disk that no commit has yet are told as such. */
  readonly onDisk?: boolean;
}

/** Verifies the sign-offs of the library at `root` as HEAD has it, from git alone and offline. */
export async function verifyLibrary(request: VerifyLibraryRequest): Promise<VerifyOutcome> {
  try {
    const repository = { run: request.run, folder: request.root };
    return await inConversation(repository, (open) => verify(request, open));
  } catch (error) {
    if (error instanceof MissingObjectError) return impossible(error.message);
    throw error;
  }
}

async function verify(
  request: VerifyLibraryRequest,
  repository: Repository,
): Promise<VerifyOutcome> {
  const { run, root, onDisk = false, ...asked } = request;
  const prefix = await findPrefix(run, root);
  if (prefix === undefined) {
    return impossible('This folder is in no git repository, or git is not installed.');
  }
  const commit = await resolveCommit(repository, 'HEAD');
  if (commit === undefined) {
    return impossible('There is no commit to verify yet.');
  }
  const seen = new SignedContents();
  const [library, history] = await Promise.all([
    readLibraryAt({ repository, prefix, commit, hash: sha256, seen }),
    readHistory(repository, commit),
  ]);
  if (!history) return impossible('git cannot tell the history of HEAD.');
  const checkSignature = createSignatureCheck(run);
  return verifyDocuments(
    {
      ...{ ...asked, repository, prefix, library, seen, checkSignature },
      ...(onDisk ? { onDisk: (path: string) => readOnDisk(root, path) } : {}),
    },
    history,
  );
}

/** Few documents were ever signed: reading those takes a small part of what reading the library does. */
function readOnDisk(root: string, path: string): Document | undefined {
  const reading = readDocumentFile(`${root}/${path}`);
  return reading.kind === 'read' ? deferDocument(path, Uint8Array.from(reading.bytes)) : undefined;
}

function impossible(message: string): VerifyOutcome {
  return { kind: 'impossible', message };
}
