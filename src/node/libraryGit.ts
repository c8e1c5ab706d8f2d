import type { SignOffRequest } from '../core/gate/planSignOff.js';
import type { Library } from '../core/library/library.js';
import type { ReportQuestion } from '../core/reports/reportQuestion.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import { instantOf } from '../core/schema/clockReading.js';
import { gitDirectory, listRevisions } from '../git/branches.js';
import { commitFile, commitStateOf, isIgnoredByGit } from '../git/commitFile.js';
import { readConflictBase } from '../git/conflictedFile.js';
import type { WantedTemplate } from '../git/earlierTemplates.js';
import { readGitSigningKey } from '../git/gitIdentity.js';
import type { RunProgram } from '../git/gitRequest.js';
import { findSavedMoments } from '../git/savedMoments.js';
import { askHistory } from './askHistory.js';
import { readFileThen } from './documentHistory.js';
import { signDocument, type SignText } from './signing/signDocument.js';
import { signWithKey } from './sshSignature.js';

export interface LibraryGitPlace {
  readonly run: RunProgram;
  /** Absolute path of the library. */
  readonly root: string;
  /** The bundle of `thread.ts`. */
  readonly historyProgram: string;
}

interface Signing {
  readonly library: Library;
  readonly path: string;
  readonly request: SignOffRequest;
  readonly email: string;
  readonly shown?: string;
  readonly key?: string;
}

/** What git does for the library at `root`; long streams are read in a thread of their own. */
export function createLibraryGit({ run, root, historyProgram }: LibraryGitPlace) {
  const repository = { run, folder: root };
  return {
    commitState: (path: string) => commitStateOf(repository, path),
    isIgnored: (path: string) => isIgnoredByGit(repository, path),
    commit: (path: string, message: string) => commitFile(repository, path, message),
    conflictBase: (path: string) => readConflictBase(repository, path),
    signingKey: () => readGitSigningKey(run, root),
    sign: ({ key, ...task }: Signing) =>
      signDocument({
        ...task,
        root,
        repository,
        at: instantOf(new Date()),
        ...(key === undefined ? {} : { sign: signerWith({ run, root, key }) }),
      }),
    verify: (paths: readonly string[], today: CivilDate) =>
      askHistory(historyProgram, {
        kind: 'verify',
        root,
        paths,
        today,
        now: Math.floor(Date.now() / 1000),
      }),
    signedVersion: (path: string, record: { id: string; gate: string; content: string }) =>
      askHistory(historyProgram, { kind: 'signed-version', root, path, record }),
    foreignWork: (path: string, { role, emails }: { role: string; emails: readonly string[] }) =>
      askHistory(historyProgram, { kind: 'foreign-work', root, path, role, emails }),
    compare: (since: string | undefined, today: CivilDate) =>
      askHistory(historyProgram, { kind: 'compare', root, since, today }),
    revisions: () => listRevisions(repository),
    directory: () => gitDirectory(repository),
    earlierTemplates: (wanted: readonly WantedTemplate[]) =>
      askHistory(historyProgram, { kind: 'earlier-templates', root, wanted }),
    history: (path: string, today: CivilDate) =>
      askHistory(historyProgram, {
        kind: 'document-history',
        root,
        path,
        today,
        now: Math.floor(Date.now() / 1000),
      }),
    libraryThen: (at: string) => askHistory(historyProgram, { kind: 'library-then', root, at }),
    numbersThen: (path: string, text: string, today: CivilDate) =>
      askHistory(historyProgram, { kind: 'numbers-then', root, path, text, today }),
    report: (question: ReportQuestion, signal: AbortSignal) =>
      askHistory(historyProgram, { kind: 'report', root, question }, signal),
    fileThen: (commit: string, path: string) => readFileThen({ run, root }, commit, path),
    savedMoments: () => findSavedMoments(repository),
  };
}

function signerWith({
  run,
  root,
  key,
}: {
  readonly run: RunProgram;
  readonly root: string;
  readonly key: string;
}): SignText {
  return async (payload) => {
    const outcome = await signWithKey(run, { folder: root, key, payload });
    return outcome.kind === 'refused' ? { kind: 'failed', message: outcome.message } : outcome;
  };
}
