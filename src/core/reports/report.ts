import type { Cell } from '../lists/listResult.js';
import type { CivilDate } from '../schema/civilDate.js';

/** The reports there are; names never change once released. */
export const reportNames = [
  'closeouts',
  'items',
  'batch-ticking',
  'lessons',
  'staleness',
  'detention',
  'sign-offs',
  'qbr',
  'data-case',
  'similar',
] as const;
export type ReportName = (typeof reportNames)[number];

/** A report, computed: plain data, the same for every renderer. Texts are for people and not escaped. */
export interface Report {
  readonly name: ReportName;
  readonly title: string;
  /** What it is good for, in a sentence. */
  readonly purpose: string;
  readonly source: ReportSource;
  /** What whoever reads the figures has to know first, such as history that is missing; a sentence each. */
  readonly notes: readonly string[];
  readonly sections: readonly ReportSection[];
}

/** What a report was computed from: with the same source it is the same, byte for byte. */
export interface ReportSource {
  /** Title of the library. */
  readonly library: string;
  /** Object name of the commit. */
  readonly commit: string;
  /** Day by which things are due. */
  readonly today: CivilDate;
  readonly since?: CivilDate;
  readonly until?: CivilDate;
  /** Id of a client. */
  readonly client?: string;
  /** Id or path of the project that others are compared with. */
  readonly project?: string;
}

export interface ReportSection {
  readonly title: string;
  readonly figures: readonly ReportFigure[];
  readonly charts: readonly ReportChart[];
  readonly tables: readonly ReportTable[];
}

/** Where figures come from, so that a reader can look for himself. */
export interface Evidence {
  /** What is told, in one sentence. */
  readonly definition: string;
  /** The documents it is told of: `sop list QUERY --at COMMIT`. */
  readonly query: string;
}

export interface ReportFigure extends Evidence {
  /** Names it for programs. */
  readonly id: string;
  readonly label: string;
  /** Absent where there is nothing to measure. */
  readonly value?: number;
  /** `days`, `%`, or what is counted, in the plural. */
  readonly unit: string;
  /** How many measurements it sums up; absent for a count. */
  readonly sample?: number;
}

export interface ReportChart extends Evidence {
  readonly id: string;
  readonly title: string;
  /** `months`: one column each, in order, labelled `2026-11`. */
  readonly shape: 'bars' | 'months';
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number }[];
}

export interface ReportTable extends Evidence {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** What is said where there are no rows. */
  readonly empty: string;
}

export interface ReportColumn {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
}
