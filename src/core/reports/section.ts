import type { ReportSection } from './report.js';

/** A part of a report with what it has. */
export function section(
  title: string,
  { figures = [], charts = [], tables = [] }: Partial<Omit<ReportSection, 'title'>>,
): ReportSection {
  return { title, figures, charts, tables };
}
