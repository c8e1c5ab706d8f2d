import type { CivilDate } from '../schema/civilDate.js';
import type { Report, ReportName } from './report.js';

/** Which report, of what and of which time. */
export interface ReportQuestion {
  readonly name: ReportName;
  /** A revision or a day; HEAD when absent. */
  readonly at?: string;
  /** The day things are due by; else the day asked for, else that of the commit. */
  readonly today?: CivilDate;
  readonly since?: CivilDate;
  readonly until?: CivilDate;
  /** Id of a client. */
  readonly client?: string;
  /** Id or path of a project, or of a document that belongs to one. */
  readonly project?: string;
}

export type ReportOutcome =
  | { readonly kind: 'report'; readonly report: Report }
  /** In words why there is none. */
  | { readonly kind: 'impossible'; readonly why: string };
