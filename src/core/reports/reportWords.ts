/** Values of reports in words, the same in every format. */
import type { Cell } from '../lists/listResult.js';
import type { ReportFigure, ReportSource } from './report.js';
import { fewest } from './statistics.js';

/** `12.5 days (n=4, small)`, or `–` where there is nothing to measure. */
export function valueWords(figure: ReportFigure): string {
  const { value, unit } = figure;
  return value === undefined ? '–' : `${value} ${unitWords(value, unit)}`;
}

/** The unit as it is said with a number: `1 day`, `2 days`. */
export function unitWords(value: number, unit: string): string {
  return value === 1 ? unit.replace(/s$/, '') : unit;
}

/** `n=4, small`: how much a figure is to be believed. Empty for a count. */
export function sampleWords({ sample }: ReportFigure): string {
  if (sample === undefined) return '';
  return sample > 0 && sample < fewest ? `n=${sample}, small` : `n=${sample}`;
}

/** What the report was computed from, in one line. */
export function sourceWords({ library, commit, today, since, until }: ReportSource): string {
  const period =
    since !== undefined && until !== undefined
      ? `${since} to ${until}`
      : since !== undefined
        ? `since ${since}`
        : until !== undefined
          ? `until ${until}`
          : 'all of its history';
  return `${library} · ${period} · as of ${today} · commit ${commit.slice(0, 12)}`;
}

/** The command that lists the documents a figure is told of. */
export function commandWords({ commit, today }: ReportSource, query: string): string {
  return `sop list '${query.replaceAll("'", `'\\''`)}' --at ${commit.slice(0, 12)} --today ${today}`;
}

/** A cell as text. */
export function cellWords(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.on;
    case 'progress':
      return `${cell.done}/${cell.total}`;
    case 'text':
    case 'link':
    case 'code':
    case 'state':
      return cell.text;
    default:
      return cell satisfies never;
  }
}
