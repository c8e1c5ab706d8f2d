import type { CommitFact, ReportHistory } from '../../core/reports/reportFacts.js';
import { dayOfSeconds } from '../../core/schema/unixTime.js';
import type { Commit } from '../commitLog.js';
import { outputOf } from '../gitOutput.js';
import { gitReading } from '../gitRequest.js';
import type { ChangeCommit } from '../itemChange.js';
import { readItems } from '../itemHistory.js';
import type { Repository } from '../readHistory.js';
import { isShallowClone } from '../repositoryFolder.js';

/** A library in its history. */
export interface ReportPlace {
  readonly repository: Repository;
  /** The library's folder within the repository, `''` or ending in `/`. */
  readonly prefix: string;
  /** Object name of the commit that the history ends with. */
  readonly commit: string;
}

/** Which changes are told. */
export interface WantedChanges {
  /** What all commits changed, as `readChanges` read them. */
  readonly changes: readonly Commit[];
  /** File name endings that make a document, as the configuration has them. */
  readonly extensions: readonly string[];
  /** Whether the document at a path in the library is told of. */
  readonly isWanted: (path: string) => boolean;
}

/** What commits did to items, records and states; undefined where git cannot tell. */
export async function readReportHistory(
  { repository, prefix, commit }: ReportPlace,
  { changes, extensions, isWanted }: WantedChanges,
): Promise<ReportHistory | undefined> {
  const [history, boundary] = await Promise.all([
    readItems(repository, changes, {
      extensions,
      isWanted: (path) => path.startsWith(prefix) && isWanted(path.slice(prefix.length)),
      firstTicks: false,
    }),
    readBoundary(repository, commit),
  ]);
  if (history === undefined) return undefined;
  const facts = new Map<string, CommitFact>();
  const toFact = ({ hash, authoredAt }: ChangeCommit): CommitFact => {
    const known = facts.get(hash) ?? { hash, day: dayOfSeconds(authoredAt) };
    facts.set(hash, known);
    return known;
  };
  const inside = <T extends { readonly path: string; readonly commit: ChangeCommit }>(
    changes: readonly T[],
  ) =>
    changes
      .filter(({ path }) => path.startsWith(prefix))
      .map((change) => ({
        ...change,
        path: change.path.slice(prefix.length),
        commit: toFact(change.commit),
      }));
  return {
    ticks: inside(history.ticks),
    signOffs: inside(history.signOffs.filter(({ change }) => change === 'added')),
    statuses: inside(history.statuses),
    begun: new Map(
      [...history.begun].flatMap(([path, made]) =>
        path.startsWith(prefix) ? [[path.slice(prefix.length), toFact(made)] as const] : [],
      ),
    ),
    boundary,
  };
}

/** A history that tells no changes, only how far it reaches: for reports that read the past in another way. */
export async function readReach({ repository, commit }: ReportPlace): Promise<ReportHistory> {
  const boundary = await readBoundary(repository, commit);
  return { ticks: [], signOffs: [], statuses: [], begun: new Map(), boundary };
}

/** The oldest commits of a shallow clone, which look as if they had made everything. */
async function readBoundary(
  { run, folder }: Repository,
  commit: string,
): Promise<ReadonlySet<string>> {
  if (!(await isShallowClone(run, folder))) return new Set();
  const args = [
    '--max-parents=0',
    '--no-show-signature',
    '--no-patch',
    '--format=%H',
    commit,
    '--',
  ];
  const output = outputOf(await run(gitReading('log', args, folder))) ?? '';
  return new Set(output.split('\n').filter((line) => line !== ''));
}
