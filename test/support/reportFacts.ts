import type { ReportFacts, ReportHistory } from '../../src/core/reports/reportFacts.js';
import type { Report } from '../../src/core/reports/report.js';
import { cellWords, sampleWords, valueWords } from '../../src/core/reports/reportWords.js';
import { parseCivilDate, type CivilDate } from '../../src/core/schema/civilDate.js';
import { libraryOf } from './libraryOf.js';

/** A day that is written right. */
export function dayOf(text: string): CivilDate {
  const day = parseCivilDate(text);
  if (day === undefined) throw new RangeError(text);
  return day;
}

/** A commit whose name repeats one letter. */
export function commitOf(letter: string, on: string) {
  return { hash: letter.repeat(40), day: dayOf(on) };
}

/** Facts about a library in memory on 20 November 2026, without history but for what is given. */
export function factsOf(
  files: Readonly<Record<string, string>>,
  {
    history = {},
    ...given
  }: Partial<Omit<ReportFacts, 'library' | 'history'>> & {
    readonly history?: Partial<ReportHistory>;
  } = {},
): ReportFacts {
  return {
    library: libraryOf(files),
    commit: 'c'.repeat(40),
    today: dayOf('2026-11-20'),
    signOffs: [],
    monthEnds: [],
    debtEnds: [],
    ...given,
    history: {
      ticks: [],
      signOffs: [],
      statuses: [],
      begun: new Map(),
      boundary: new Set(),
      ...history,
    },
  };
}

/** The figures of a report as `id: value sample`. */
export function figuresOf({ sections }: Report): readonly string[] {
  return sections
    .flatMap(({ figures }) => figures)
    .map((figure) => `${figure.id}: ${valueWords(figure)} ${sampleWords(figure)}`.trim());
}

/** The rows of the table `id`, cells parted by bars. */
export function rowsOf({ sections }: Report, id: string): readonly string[] {
  const table = sections.flatMap(({ tables }) => tables).find((each) => each.id === id);
  return (table?.rows ?? []).map((row) => row.map(cellWords).join(' | '));
}
