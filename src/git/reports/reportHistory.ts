import type { CommitFact, ReportHistory } from '../../core/reports/reportFacts.js';
import { dayOfSeconds } from '../../core/schema/unixTime.js';
import { outputOf } from '../gitOutput.js';
import { gitReading } from '../gitRequest.js';
import type { ChangeCommit } from '../itemChange.js';
import { readItemHistory } from '../itemHistory.js';
import type { Repository } from '../readHistory.js';

/** A library in its history. */
export interface ReportPlace {
  readonly repository: Repository;
  /** The library's folder within the repository, `''` or ending in `/`. */
  readonly prefix: string;
  /** Object name of the commit that the history ends with. */
  readonly commit: string;
}

/**
 * What all commits did to items, records and states, from one walk; `extensions` as the configuration has them.
 *
 * Undefined where git cannot tell.
 */
export async function readReportHistory(
  { repository, prefix, commit }: ReportPlace,
  extensions: readonly string[],
): Promise<ReportHistory | undefined> {
  const [history, boundary] = await Promise.all([
    readItemHistory(repository, commit, extensions),
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
  const shallow = outputOf(await run(gitReading('rev-parse', ['--is-shallow-repository'], folder)));
  if (shallow?.trim() !== 'true') return new Set();
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
