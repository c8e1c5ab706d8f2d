import type { DebtKind } from '../detention/debt.js';
import type { Library } from '../library/library.js';
import type { Profile } from '../schema/profile.js';
import type { ReviewClock } from '../staleness/review.js';
import type { Document } from '../document/document.js';
import type { CivilDate } from '../schema/civilDate.js';

/** What a report is computed from. */
export interface ReportFacts {
  /** The library as the commit has it, with the earlier templates that its runs are pinned to. */
  readonly library: Library;
  /** Object name of the commit. */
  readonly commit: string;
  readonly today: CivilDate;
  /** First and last day that count; without them there is no limit. */
  readonly since?: CivilDate;
  readonly until?: CivilDate;
  /** Id of the one client that is told of. */
  readonly client?: string;
  /** The project that others are compared with. */
  readonly project?: Document;
  readonly history: ReportHistory;
  /** Verified sign-offs; empty for a report that does not need them. */
  readonly signOffs: readonly ProvenSignOff[];
  /** The library at the ends of months, oldest first; empty for a report that does not need them. */
  readonly monthEnds: readonly MonthEnd[];
  /** What was past due at the ends of months, oldest first; empty for a report that does not need it. */
  readonly debtEnds: readonly DebtEnd[];
}

/** What commits did to the documents that a report looks at. */
export interface ReportHistory {
  /** Newest first; those that a document came with may be left out. */
  readonly ticks: readonly TickFact[];
  readonly signOffs: readonly SignOffFact[];
  readonly statuses: readonly StatusFact[];
  /** The commits that made the documents, by their paths. */
  readonly begun: ReadonlyMap<string, CommitFact>;
  /** Commits whose parents this clone does not have: what they seem to have done may be older. */
  readonly boundary: ReadonlySet<string>;
}

export interface CommitFact {
  readonly hash: string;
  /** In UTC, by the author's clock. */
  readonly day: CivilDate;
}

/** An item that a commit ticked or opened again. */
export interface TickFact {
  readonly path: string;
  /** Key of the item, else its folded title. */
  readonly item: string;
  readonly checked: boolean;
  readonly commit: CommitFact;
}

/** A status that a commit gave a document. */
export interface StatusFact {
  readonly path: string;
  readonly status: string;
  readonly commit: CommitFact;
}

/** A record that a commit brought. */
export interface SignOffFact {
  readonly path: string;
  readonly gate: string;
  readonly decision: string;
  readonly by: string;
  readonly at: string;
  readonly commit: CommitFact;
}

/** A sign-off with what git proves of it. */
export interface ProvenSignOff {
  readonly path: string;
  readonly gate: string;
  readonly decision: string;
  readonly role: string;
  readonly on: CivilDate;
  readonly until?: CivilDate;
  readonly note?: string;
  readonly verdict: 'valid' | 'stale' | 'invalid' | 'unverifiable';
  readonly assurance: 'recorded' | 'author' | 'commit' | 'record';
  readonly commit?: string;
}

/** The review clock of a document, and whose it is: of a past month no more is kept. */
export type ClientClock = ReviewClock & Pick<Profile, 'client'>;

/** The documents of a library as they stood when a month ended. */
export interface MonthEnd {
  /** Last day of the month. */
  readonly on: CivilDate;
  readonly commit: string;
  readonly settings: Library;
  readonly clocks: readonly ClientClock[];
}

/** The documentation that was past due when a month ended. */
export interface DebtEnd {
  /** Last day of the month. */
  readonly on: CivilDate;
  readonly commit: string;
  /** The oldest first. */
  readonly debts: readonly DebtFact[];
}

/** A debt as reports tell of it: of a team and never of a person, so that everybody gets the same report. */
export interface DebtFact {
  readonly kind: DebtKind;
  /** Id of its document, else its path. */
  readonly document: string;
  readonly role?: string;
  readonly client?: string;
  /** The last good day. */
  readonly since: CivilDate;
  readonly ageDays: number;
}

/** Whether a day lies within the period of a report. */
export function isInPeriod(
  { since, until }: Pick<ReportFacts, 'since' | 'until'>,
  day: CivilDate,
): boolean {
  return (since === undefined || day >= since) && (until === undefined || day <= until);
}
