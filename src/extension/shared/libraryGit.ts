import type { LibraryDiff } from '../../core/diff/change.js';
import type { SignOffRefusal, SignOffRequest } from '../../core/gate/planSignOff.js';
import type { Library } from '../../core/library/library.js';
import type { NumbersThen } from '../../core/lists/pinnedNumbers.js';
import type { ReportOutcome, ReportQuestion } from '../../core/reports/reportQuestion.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { DocumentHistory, LibraryThen } from '../../git/audit/documentHistory.js';
import type { NamedRevision } from '../../git/branches.js';
import type { ConflictBase } from '../../git/conflictedFile.js';
import type { CommitOutcome, CommitState } from '../../git/commitFile.js';
import type { WantedTemplate } from '../../git/earlierTemplates.js';
import type { SavedMoment } from '../../git/savedMoments.js';
import type { SignedVersion } from '../../git/signedVersion.js';
import type { VerifyOutcome } from '../../git/verify/verifyDocuments.js';

/** What git can do for one library; every call starts a process, so that callers ask for trust first. */
export interface LibraryGit {
  commitState(path: string): Promise<CommitState>;
  /** Whether git leaves the file at `path` out of what it offers to commit. */
  isIgnored(path: string): Promise<boolean>;
  /** Commits `path` alone. */
  commit(path: string, message: string): Promise<CommitOutcome>;
  /** Writes one record and commits it on its own. */
  sign(task: SignTask): Promise<SignOutcome>;
  /** The SSH key that git signs with here. */
  signingKey(): Promise<string | undefined>;
  /** What the history of HEAD proves of the sign-offs at `paths`. */
  verify(paths: readonly string[], today: CivilDate): Promise<VerifyOutcome>;
  /** The content that a record signs. */
  signedVersion(path: string, record: SignedRecord): Promise<SignedVersion | undefined>;
  /** An item of another role that somebody with these addresses worked on, by its title. */
  foreignWork(
    path: string,
    signer: { readonly role: string; readonly emails: readonly string[] },
  ): Promise<string | undefined>;
  /** What both sides of a conflict in the file at `path` began with. */
  conflictBase(path: string): Promise<ConflictBase>;
  /** What this branch changed since it left another, the default branch without a name. */
  compare(since: string | undefined, today: CivilDate): Promise<CompareOutcome>;
  /** Branches and tags to compare with. */
  revisions(): Promise<readonly NamedRevision[]>;
  /** The folder that git keeps HEAD in; undefined outside of a repository. */
  directory(): Promise<string | undefined>;
  /** Earlier contents of templates that runs are pinned to; undefined where git cannot tell. */
  earlierTemplates(
    wanted: readonly WantedTemplate[],
  ): Promise<readonly EarlierTemplate[] | undefined>;
  /** What happened to the document at `path`, up to HEAD; what lapses by itself is told until `today`. */
  history(path: string, today: CivilDate): Promise<DocumentHistory>;
  /** The library at a revision or on a day. */
  libraryThen(at: string): Promise<LibraryThen>;
  /** What the lists of the document at `path`, as `text` has them, count in the library of HEAD. */
  numbersThen(path: string, text: string, today: CivilDate): Promise<NumbersThen>;
  /** A report; rejected when `signal` says that nobody waits for it any more. */
  report(question: ReportQuestion, signal: AbortSignal): Promise<ReportOutcome>;
  /** A file of the library as a commit has it; undefined where there was none. */
  fileThen(commit: string, path: string): Promise<Uint8Array | undefined>;
  /** Branches, tags and the last commits. */
  savedMoments(): Promise<readonly SavedMoment[]>;
}

export interface SignTask {
  readonly library: Library;
  readonly path: string;
  readonly request: SignOffRequest;
  readonly email: string;
  /** Fingerprint of what the signer was shown; when the document says something else by now, nothing is signed. */
  readonly shown?: string;
  /** Signs the record itself: a key file, or a public key that an agent holds the other half of. */
  readonly key?: string;
}

export type SignOutcome =
  /** `commit` is missing where there is no git, and the record stands in the text alone. */
  | { readonly kind: 'signed'; readonly commit?: string }
  | { readonly kind: 'refused'; readonly refusals: readonly SignOffRefusal[] }
  | { readonly kind: 'uncommitted' }
  | { readonly kind: 'failed'; readonly message: string };

export type CompareOutcome =
  | { readonly kind: 'compared'; readonly diff: LibraryDiff; readonly base: string }
  | { readonly kind: 'impossible'; readonly message: string };

export interface SignedRecord {
  readonly id: string;
  readonly gate: string;
  readonly content: string;
}

export interface EarlierTemplate {
  readonly content: string;
  readonly path: string;
  readonly text: string;
}
