/** The files of a library as they stood when months ended. */
import { addDays, addMonths, type CivilDate, firstOfMonth } from '../../core/schema/civilDate.js';
import { dayOfSeconds } from '../../core/schema/unixTime.js';
import type { Commit } from '../commitLog.js';
import type { History } from '../readHistory.js';
import type { TreeEntry } from '../readLibraryAt.js';
import type { ReportPlace } from './reportHistory.js';

/** Months told of without a period. */
const usualMonths = 12;

/** A library in its history, and the days from and until which it is told of. */
export interface MonthRange extends ReportPlace {
  readonly today: CivilDate;
  readonly since?: CivilDate;
  readonly until?: CivilDate;
}

export interface MonthState {
  readonly on: CivilDate;
  /** Object name of the commit. */
  readonly at: string;
  /** Object names of files by their paths in the repository. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The ends of the months in the range, oldest first, at most until today, which counts as an end as well; without a first
 * day those of a year. `entries` are the files at the last commit of the history.
 *
 * A month's end shows the last commit on the first-parent line that was committed by then: the line is walked back from
 * the end, taking back what each commit did. Months before the history that is here are left out.
 */
export function findMonthStates(place: MonthRange, past: MonthSource): readonly MonthState[] {
  return [...monthStatesBackwards(place, past)].reverse();
}

export interface MonthSource {
  readonly history: History;
  readonly entries: readonly TreeEntry[];
}

/** The same from the newest to the oldest, each found when it is asked for: nobody has to hold the files of all. */
export function* monthStatesBackwards(
  place: MonthRange,
  { history, entries }: MonthSource,
): Generator<MonthState> {
  const { prefix } = place;
  const files = new Map(
    entries
      .filter(({ mode }) => mode.startsWith('100'))
      .map(({ path, blob }) => [prefix + path, blob]),
  );
  const wanted = lastDaysOf(place).toReversed();
  let at: Commit | undefined = history.byHash.get(history.tip);
  while (at !== undefined && wanted.length > 0) {
    const committed = dayOfSeconds(at.committedAt);
    for (let on = wanted[0]; on !== undefined && committed <= on; on = wanted[0]) {
      yield { on, at: at.hash, files: new Map(files) };
      wanted.shift();
    }
    const [parent] = at.parents;
    if (parent === undefined || history.boundary.has(at.hash)) break;
    for (const change of history.changesAgainst(at, parent)) {
      if (!change.path.startsWith(prefix)) continue;
      if (change.before !== undefined && change.wasFile) files.set(change.path, change.before);
      else files.delete(change.path);
    }
    at = history.byHash.get(parent);
  }
}

/** Last days of months, oldest first. */
function lastDaysOf({ today, since, until = today }: MonthRange): readonly CivilDate[] {
  const last = until < today ? until : today;
  const from = since ?? addMonths(firstOfMonth(last), 1 - usualMonths);
  const days: CivilDate[] = [];
  for (let month = firstOfMonth(from); month <= last; month = addMonths(month, 1)) {
    const end = addDays(addMonths(month, 1), -1);
    days.push(end < last ? end : last);
    if (end >= last || days.length >= mostMonths) break;
  }
  return days;
}

/** Fifty years: a period that somebody mistyped must not keep a machine busy. */
const mostMonths = 600;
