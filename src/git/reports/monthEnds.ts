/** The library as it stood when months ended, without reading what stayed the same twice. */
import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { MonthEnd } from '../../core/reports/reportFacts.js';
import { isDocumentPath, isIgnored } from '../../core/schema/documentPath.js';
import { addDays, addMonths, parseCivilDate, type CivilDate } from '../../core/schema/civilDate.js';
import type { Profile } from '../../core/schema/profile.js';
import { dayOfSeconds } from '../../core/schema/unixTime.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Hash } from '../../core/text/hash.js';
import type { Commit } from '../commitLog.js';
import { readHistory, type History } from '../readHistory.js';
import { MissingObjectError, readObjects } from '../readObjects.js';
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
  const settingsOf = new PolicyHistory(history, { repository, prefix, hash });
  const documents = await readFrontmatters(request, stands);
  const ends: MonthEnd[] = [];
  for (const { on, at, files } of stands) {
    const settings = await settingsOf.at(at);
    const { configuration } = settings;
    const profiles = [...files].flatMap(([path, blob]): readonly Profile[] => {
      const name = path.slice(prefix.length);
      const document = documents.get(keyOf(path, blob));
      return document && isDocumentPath(name, configuration) && !isIgnored(name, configuration)
        ? [profileIn(settings, document)]
        : [];
    });
    ends.push({ on, commit: at, settings, profiles });
  }
  return ends;
}

/** The documents of all states by path and content, without their bodies: review clocks stand in frontmatter. */
async function readFrontmatters(
  { repository, prefix }: ReportPlace,
  states: readonly State[],
): Promise<ReadonlyMap<string, Document>> {
  const wanted = new Map(
    states.flatMap(({ files }) =>
      [...files]
        .filter(([path]) => isLikelyDocument(path))
        .map(([path, blob]) => [keyOf(path, blob), { path, blob }] as const),
    ),
  );
  const blobs = [...new Set([...wanted.values()].map(({ blob }) => blob))];
  const objects = await readObjects(repository, blobs);
  const documents = new Map<string, Document>();
  for (const [key, { path, blob }] of wanted) {
    const object = objects.get(blob);
    if (object === undefined) throw new MissingObjectError(path);
    const { text, ...decoded } = decodeText(object.bytes);
    const head = { ...decoded, text: frontmatterOf(text) };
    documents.set(key, parseDocument(path.slice(prefix.length), head));
  }
  return documents;
}

function keyOf(path: string, blob: string): string {
  return `${blob} ${path}`;
}

/** The text up to the end of its frontmatter; nothing where it has none. */
function frontmatterOf(text: string): string {
  const end = /\n---[ \t]*\r?(?:\n|$)/.exec(text);
  return text.startsWith('---') && end !== null ? text.slice(0, end.index + end[0].length) : '';
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
