import type { CivilDate } from '../core/schema/civilDate.js';
import { dayOfSeconds } from '../core/schema/unixTime.js';
import { auditDocument, type AuditOutcome } from '../git/audit/auditDocument.js';
import type { RunProgram } from '../git/gitRequest.js';
import type { KnownHistory } from '../git/knownHistory.js';
import { resolveCommit } from '../git/readHistory.js';
import { inConversation } from '../git/readObjects.js';
import { findPrefix } from '../git/repositoryFolder.js';
import { findCacheLocation, type CacheLocation } from './cacheLocation.js';
import { historyCacheOf, readKnownHistory } from './historyCache.js';
import { sha256 } from './sha256.js';
import { createSignatureCheck } from './sshSignature.js';

/** Where to look, and how. */
export interface AuditPlace {
  readonly run: RunProgram;
  /** Absolute path of the library. */
  readonly root: string;
  /** The commit up to which the history is told; HEAD when absent. */
  readonly commit?: string;
  /** Whether to use and keep what an earlier reading found, or where. */
  readonly cache: boolean | CacheLocation;
}

/** A library's history, opened for questions about its documents. */
export interface OpenedHistory {
  readonly prefix: string;
  readonly known: KnownHistory;
  /** Day in UTC of the commit it ends with. */
  readonly day: CivilDate;
  /** Audits the document at a path in the library, as of a day; without one that of the last commit. */
  audit(
    path: string,
    day: { readonly today?: CivilDate; readonly now: number },
  ): Promise<AuditOutcome>;
}

/** Opens the history of the library at `root`; in words why there is none. */
export async function openHistory({
  run,
  root,
  commit,
  cache,
}: AuditPlace): Promise<OpenedHistory | { readonly problem: string }> {
  const repository = { run, folder: root };
  const [prefix, tip] = await Promise.all([
    findPrefix(run, root),
    resolveCommit(repository, commit ?? 'HEAD'),
  ]);
  if (prefix === undefined) {
    return { problem: 'This folder is in no git repository, or git is not installed.' };
  }
  if (tip === undefined) {
    return { problem: 'There is no commit to audit yet.' };
  }
  const place = { repository, prefix };
  const known = await readKnownHistory(place, tip, {
    location: locationOf(root, cache),
    isKept: commit === undefined,
  });
  if (!known) {
    return { problem: 'git cannot tell the history of this library.' };
  }
  const last = known.history.byHash.get(tip);
  const day = dayOfSeconds(last?.committedAt ?? 0);
  return {
    prefix,
    known,
    day,
    audit: (path, { today = day, now }) =>
      inConversation(repository, (open) =>
        auditDocument({
          ...{ prefix, repository: open, known, path, today, now },
          hash: sha256,
          checkSignature: createSignatureCheck(run),
        }),
      ),
  };
}

function locationOf(root: string, cache: boolean | CacheLocation): CacheLocation | undefined {
  const found = cache === true ? findCacheLocation(root) : cache === false ? undefined : cache;
  return found && historyCacheOf(found);
}
