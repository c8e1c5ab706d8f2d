import path from 'node:path';
import type { LibraryDiff } from '../core/diff/change.js';
import { diffLibraries } from '../core/diff/diffLibraries.js';
import type { Library } from '../core/library/library.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import { resolveRange, resolveSince } from '../git/comparedRevisions.js';
import type { RunProgram } from '../git/gitRequest.js';
import { readComparison } from '../git/readComparison.js';
import { MissingObjectError } from '../git/objectConversation.js';
import { readDocumentFile } from './documentFile.js';
import { loadLibrary } from './loadLibrary.js';
import { sha256 } from './sha256.js';

export interface CompareRequest {
  readonly run: RunProgram;
  /** Absolute path of the library. */
  readonly root: string;
  /** `BASE`, `BASE..HEAD`, `BASE...HEAD`; this branch against what it came from when undefined. */
  readonly range?: string | undefined;
  /** Without a range: the branch whose common commit with this one is compared with the files on disk; else the default branch. */
  readonly since?: string | undefined;
  readonly today: CivilDate;
  /** Reads the library on disk, when more of it is needed than what differs. */
  readonly library?: () => Promise<Library>;
}

export type CompareOutcome =
  | {
      readonly kind: 'compared';
      readonly diff: LibraryDiff;
      /** Object name of a commit. */
      readonly base: string;
      /** Absent where the files on disk were compared. */
      readonly head?: string;
    }
  | { readonly kind: 'impossible'; readonly message: string };

/** Compares two states of the library at `root`, from git and the files on disk alone. */
export async function compareLibrary(request: CompareRequest): Promise<CompareOutcome> {
  const { run, root, range, since, today, library } = request;
  const repository = { run, folder: root };
  const revisions = await (range === undefined
    ? resolveSince(repository, since)
    : resolveRange(repository, range));
  if ('problem' in revisions) {
    return { kind: 'impossible', message: revisions.problem };
  }
  const disk = {
    read: (file: string) => Promise.resolve(readOnDisk(path.join(root, file))),
    library: library ?? (() => loadLibrary(root, {})),
  };
  try {
    const comparison = await readComparison({ repository, revisions, hash: sha256, disk });
    if (comparison === undefined) {
      return { kind: 'impossible', message: 'git cannot tell what changed here.' };
    }
    const { base, head } = revisions;
    return {
      kind: 'compared',
      diff: diffLibraries({ ...comparison, today }),
      base,
      ...(head === undefined ? {} : { head }),
    };
  } catch (error) {
    if (error instanceof MissingObjectError) {
      return { kind: 'impossible', message: error.message };
    }
    throw error;
  }
}

function readOnDisk(file: string): Uint8Array | undefined {
  const reading = readDocumentFile(file);
  // The reader uses its buffer again for the next file.
  return reading.kind === 'read' ? Uint8Array.from(reading.bytes) : undefined;
}
