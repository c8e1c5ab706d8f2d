/** The library as it stood when months ended, without reading what stayed the same twice. */
import type { MonthEnd } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { addDays, addMonths, parseCivilDate, type CivilDate } from '../../core/schema/civilDate.js';
import { profileOf } from '../../core/schema/profileOf.js';
import type { Profile } from '../../core/schema/profile.js';
import { dayOfSeconds } from '../../core/schema/unixTime.js';
import type { Hash } from '../../core/text/hash.js';
import type { Commit } from '../commitLog.js';
import { ContentReader } from '../contentReader.js';
import { readHistory, type History } from '../readHistory.js';
import { readTree } from '../readLibraryAt.js';
import { PolicyHistory } from '../verify/policyBase.js';
import type { ReportPlace } from './reportHistory.js';

/** Months told of without a period. */
const usualMonths = 12;

export interface MonthEndRequest extends ReportPlace {
  readonly hash: Hash;
  readonly today: CivilDate;
  readonly since?: CivilDate;
  readonly until?: CivilDate;
}

/**
 * The ends of the months in the period, at most until today, which counts as an end as well; without a first day those
 * of a year.
 *
 * A month's end shows the last commit on the first-parent line that was committed by then. Months before the history that
 * is here are left out.
 */
export async function readMonthEnds(request: MonthEndRequest): Promise<readonly MonthEnd[]> {
  const { repository, prefix, commit, hash } = request;
  const history = await readHistory(repository, commit);
  if (history === undefined) return [];
  const days = lastDaysOf(request);
  const stands = await statesAt(request, history, days);
  const reader = new ContentReader(repository, prefix);
  const settingsOf = new PolicyHistory(history, { repository, prefix, hash });
  const contents = new Map(
    stands.flatMap(({ files }) =>
      [...files].map(([path, blob]) => [`${blob} ${path}`, { path, blob }] as const),
    ),
  );
  const wanted = [...contents.values()].filter(({ path }) => isLikelyDocument(path));
  await reader.load(wanted);
  const ends: MonthEnd[] = [];
  for (const { on, at, files } of stands) {
    const settings = await settingsOf.at(at);
    const { configuration } = settings;
    const profiles = [...files].flatMap(([path, blob]): readonly Profile[] => {
      const name = path.slice(prefix.length);
      const content = { path, blob };
      const isDocument = isDocumentPath(name, configuration) && !isIgnored(name, configuration);
      return isDocument && reader.has(content)
        ? [profileOf(reader.get(content).document, configuration)]
        : [];
    });
    ends.push({ on, commit: at, settings, profiles });
  }
  return ends;
}

function isLikelyDocument(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Last days of months, oldest first. */
function lastDaysOf({ today, since, until = today }: MonthEndRequest): readonly CivilDate[] {
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

function firstOfMonth(day: CivilDate): CivilDate {
  return parseCivilDate(`${day.slice(0, 7)}-01`) ?? day;
}

interface State {
  readonly on: CivilDate;
  /** Object name of the commit. */
  readonly at: string;
  /** Object names of files by their paths in the repository. */
  readonly files: ReadonlyMap<string, string>;
}

/** Walks the first-parent line back from the end, taking back what each commit did. */
async function statesAt(
  place: ReportPlace,
  history: History,
  days: readonly CivilDate[],
): Promise<readonly State[]> {
  const { prefix } = place;
  const entries = await readTree(place);
  const files = new Map(
    entries
      .filter(({ mode }) => mode.startsWith('100'))
      .map(({ path, blob }) => [prefix + path, blob]),
  );
  const wanted = days.toReversed();
  const states: State[] = [];
  let at: Commit | undefined = history.byHash.get(history.tip);
  while (at !== undefined && wanted.length > 0) {
    const committed = dayOfSeconds(at.committedAt);
    for (let on = wanted[0]; on !== undefined && committed <= on; on = wanted[0]) {
      states.push({ on, at: at.hash, files: new Map(files) });
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
  return states.reverse();
}
