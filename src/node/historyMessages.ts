/** What the thread that reads history and the one that asks it say to each other. */
import type { NumbersThen } from '../core/lists/pinnedNumbers.js';
import type { ReportOutcome, ReportQuestion } from '../core/reports/reportQuestion.js';
import type { CivilDate } from '../core/schema/civilDate.js';
import type { DocumentHistory, LibraryThen } from '../git/audit/documentHistory.js';
import type { WantedTemplate } from '../git/earlierTemplates.js';
import type { SignedVersion } from '../git/signedVersion.js';
import type { CompareOutcome } from './compareLibrary.js';
import type { VerifyOutcome } from '../git/verify/verifyDocuments.js';

export type HistoryQuestion =
  | {
      readonly kind: 'verify';
      /** Absolute path of the library. */
      readonly root: string;
      readonly paths: readonly string[];
      readonly today: CivilDate;
      /** Seconds since 1970. */
      readonly now: number;
    }
  | {
      readonly kind: 'signed-version';
      readonly root: string;
      readonly path: string;
      readonly record: { readonly id: string; readonly gate: string; readonly content: string };
    }
  | {
      readonly kind: 'foreign-work';
      readonly root: string;
      readonly path: string;
      readonly role: string;
      readonly emails: readonly string[];
    }
  | {
      readonly kind: 'earlier-templates';
      readonly root: string;
      readonly wanted: readonly WantedTemplate[];
    }
  | {
      readonly kind: 'compare';
      readonly root: string;
      readonly since: string | undefined;
      readonly today: CivilDate;
    }
  | {
      readonly kind: 'document-history';
      readonly root: string;
      readonly path: string;
      readonly today: CivilDate;
      readonly now: number;
    }
  | { readonly kind: 'report'; readonly root: string; readonly question: ReportQuestion }
  | {
      readonly kind: 'numbers-then';
      readonly root: string;
      readonly path: string;
      /** Of the document whose lists count. */
      readonly text: string;
      readonly today: CivilDate;
    }
  /** `at`: a revision or a day. */
  | { readonly kind: 'library-then'; readonly root: string; readonly at: string };

/** The answers by the kinds of their questions. */
export interface HistoryAnswers {
  readonly verify: VerifyOutcome;
  readonly 'signed-version': SignedVersion | undefined;
  /** Title of an item. */
  readonly 'foreign-work': string | undefined;
  readonly 'earlier-templates': readonly EarlierTemplate[] | undefined;
  readonly compare: CompareOutcome;
  readonly 'document-history': DocumentHistory;
  readonly 'library-then': LibraryThen;
  readonly report: ReportOutcome;
  readonly 'numbers-then': NumbersThen;
}

/** A template as it once was; its text, because documents are not meant to be copied. */
export interface EarlierTemplate {
  readonly content: string;
  readonly path: string;
  readonly text: string;
}

export type HistoryReply =
  | { readonly kind: 'answer'; readonly answer: HistoryAnswers[keyof HistoryAnswers] }
  | { readonly kind: 'failed'; readonly message: string };
