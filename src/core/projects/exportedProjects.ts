/** Reads an export of projects from a PSA, the system that sells and tickets what the library documents. */
import { exportColumns, type ExportColumn, type PsaSettings } from '../schema/configuration.js';
import type { CivilDate } from '../schema/civilDate.js';
import { parseDateIn } from '../schema/dateFormat.js';
import { withoutUndefined } from '../schema/withoutUndefined.js';

/** The cells of a table, headings first. */
export interface ExportRow {
  /** In the file, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ExportedProject {
  readonly line: number;
  readonly id: string;
  readonly title?: string;
  readonly client?: string;
  readonly status?: string;
  readonly isClosed: boolean;
  readonly endsOn?: CivilDate;
}

/** A row that says too little, or in a way that is not understood. */
export interface ExportProblem {
  readonly code: 'no-id' | 'duplicate-id' | 'bad-date';
  readonly line: number;
  readonly message: string;
}

export type ExportReading =
  | {
      readonly kind: 'read';
      readonly projects: readonly ExportedProject[];
      readonly problems: readonly ExportProblem[];
    }
  /** The table cannot be understood at all. */
  | { readonly kind: 'refused'; readonly message: string };

/** Headings that need no setting, lower case and without punctuation; those of common systems among them. */
const knownHeadings: Readonly<Record<ExportColumn, readonly string[]>> = {
  id: ['project id', 'project number', 'project no', 'project ref', 'id', 'number', 'ref'],
  title: ['project name', 'project title', 'project', 'title', 'name', 'summary'],
  client: [
    'client',
    'client name',
    'company',
    'company name',
    'account',
    'customer',
    'organisation',
    'organization',
  ],
  status: ['project status', 'status', 'state'],
  ends_on: ['end date', 'estimated end', 'target end', 'planned end', 'due date', 'end'],
};

/** Reads a table whose first row holds the headings. */
export function readExport(rows: readonly ExportRow[], psa: PsaSettings): ExportReading {
  const [head, ...body] = rows;
  if (head === undefined) return refused('The export is empty.');
  const places = new Map<ExportColumn, number>();
  for (const column of exportColumns) {
    const wanted = psa.columns[column];
    const place = placeOf(column, head.cells, wanted);
    if (place >= 0) places.set(column, place);
    else if (wanted !== undefined) {
      return refused(
        `The export has no column "${wanted}", which .sop/library.yml names for ${column}.`,
      );
    }
  }
  if (!places.has('id')) {
    const headings = head.cells.map((cell) => `"${cell.trim()}"`).join(', ');
    return refused(
      `No column of the export is known to hold the id of a project. Name it in .sop/library.yml as psa.columns.id; there are: ${headings}.`,
    );
  }
  return { kind: 'read', ...readRows(body, places, psa) };
}

function refused(message: string): ExportReading {
  return { kind: 'refused', message };
}

function placeOf(
  column: ExportColumn,
  headings: readonly string[],
  wanted: string | undefined,
): number {
  const simple = headings.map(simplify);
  if (wanted !== undefined) return simple.indexOf(simplify(wanted));
  const known = knownHeadings[column].find((heading) => simple.includes(heading));
  return known === undefined ? -1 : simple.indexOf(known);
}

/** Lower case, with one blank for whatever stands between words. */
export function simplify(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function readRows(
  rows: readonly ExportRow[],
  places: ReadonlyMap<ExportColumn, number>,
  psa: PsaSettings,
): { projects: readonly ExportedProject[]; problems: readonly ExportProblem[] } {
  const projects = new Map<string, ExportedProject>();
  const problems: ExportProblem[] = [];
  for (const { line, cells } of rows) {
    const cell = (column: ExportColumn) => textAt(cells, places.get(column));
    const id = cell('id');
    if (id === undefined) {
      if (cells.some((each) => each.trim() !== '')) {
        problems.push({ code: 'no-id', line, message: 'The row names no project.' });
      }
      continue;
    }
    const known = projects.get(id.toLowerCase());
    if (known !== undefined) {
      const message = `Project ${id} stands in line ${known.line} already.`;
      problems.push({ code: 'duplicate-id', line, message });
      continue;
    }
    const written = cell('ends_on');
    const endsOn = written === undefined ? undefined : readDay(written, psa);
    if (written !== undefined && endsOn === undefined) {
      const message = `"${written}" is no date that is understood; name its form in .sop/library.yml as psa.date_format.`;
      problems.push({ code: 'bad-date', line, message });
    }
    const facts = { title: cell('title'), client: cell('client'), status: cell('status'), endsOn };
    const isClosed = psa.closed.includes(facts.status?.toLowerCase() ?? '');
    projects.set(id.toLowerCase(), { line, id, isClosed, ...withoutUndefined(facts) });
  }
  return { projects: [...projects.values()], problems };
}

function textAt(cells: readonly string[], place: number | undefined): string | undefined {
  const text = place === undefined ? undefined : cells[place]?.trim();
  return text === '' ? undefined : text;
}

/** The day, whatever time stands behind it. */
function readDay(text: string, { dateFormat = 'YYYY-MM-DD' }: PsaSettings): CivilDate | undefined {
  const whole = parseDateIn(dateFormat, text);
  return whole ?? parseDateIn(dateFormat, text.replace(/[T ]\d{1,2}:\d{2}.*$/u, ''));
}
