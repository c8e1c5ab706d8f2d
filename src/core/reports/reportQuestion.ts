import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { reportNames, type Report, type ReportName } from './report.js';

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

/** A question that was kept as plain data; undefined when it can be no question. */
export function parseReportQuestion(value: unknown): ReportQuestion | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = value as Readonly<Record<string, unknown>>;
  const name = reportNames.find((each) => each === fields['name']);
  if (name === undefined) return undefined;
  const texts = ['at', 'client', 'project'].flatMap((key) => {
    const text = fields[key];
    return typeof text === 'string' ? [[key, text] as const] : [];
  });
  const days = ['today', 'since', 'until'].flatMap((key) => {
    const text = fields[key];
    const day = typeof text === 'string' ? parseCivilDate(text) : undefined;
    return day === undefined ? [] : [[key, day] as const];
  });
  return { name, ...Object.fromEntries([...texts, ...days]) };
}
