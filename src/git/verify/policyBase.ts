/** The roster, configuration, templates and gates a record is judged by: those in force before it came. */
import { parseConfiguration } from '../../core/schema/parseConfiguration.js';
import { parseRoster } from '../../core/schema/parseRoster.js';
import { emptyLibrary } from '../../core/library/emptyLibrary.js';
import type { Library } from '../../core/library/library.js';
import { decodeText } from '../../core/text/decodeText.js';
import type { Hash } from '../../core/text/hash.js';
import { ancestorsOf, bringingCommits, type Ancestors, type ByCommit } from '../ancestry.js';
import type { Version } from '../documentVersions.js';
import { outputOf } from '../gitOutput.js';
import { PathHistory } from '../pathHistory.js';
import { gitReading } from '../gitRequest.js';
import { resolveCommit, type History, type Repository } from '../readHistory.js';
import { readObjects } from '../readObjects.js';

/** From which commit to which a record came in; `from` is undefined at the beginning of history. */
export interface PolicySpan {
  readonly from: string | undefined;
  readonly to: string;
}

/** Finds the span of every record: see docs/sign-offs.md, "Whose rules count". */
export class PolicySpans {
  readonly #history: History;
  #bringing: ByCommit<string> | undefined;
  readonly #mergeBase: string | undefined;
  readonly #settled: Ancestors | undefined;

  constructor(history: History, mergeBase: string | undefined) {
    this.#history = history;
    this.#mergeBase = mergeBase;
    this.#settled = mergeBase === undefined ? undefined : ancestorsOf(history, mergeBase);
  }

  /** The span in which the record of `origin` came to this branch. */
  of(origin: Version): PolicySpan {
    const { hash } = origin.commit;
    if (this.#mergeBase !== undefined && this.#settled?.has(hash) !== true) {
      return { from: this.#mergeBase, to: this.#history.tip };
    }
    this.#bringing ??= bringingCommits(this.#history);
    const bringing = this.#bringing.get(hash) ?? hash;
    return { from: this.#history.byHash.get(bringing)?.parents[0], to: bringing };
  }
}

/**
 * The commit whose rules hold for what a branch brings: the merge base of `tip` with `base`.
 *
 * Without `base` it is the default branch: what the remote says, else `main`, else `master`; undefined when there is none.
 */
export async function findMergeBase(
  repository: Repository,
  tip: string,
  base: string | undefined,
): Promise<string | undefined> {
  const commit =
    base === undefined ? await findDefaultTip(repository) : await resolveCommit(repository, base);
  if (commit === undefined || commit === tip) {
    return commit;
  }
  const args = ['--end-of-options', tip, commit];
  return outputOf(await repository.run(gitReading('merge-base', args, repository.folder)))?.trim();
}

const defaultBranches = ['refs/remotes/origin/HEAD', 'refs/heads/main', 'refs/heads/master'];

async function findDefaultTip({ run, folder }: Repository): Promise<string | undefined> {
  const args = ['--format=%(refname) %(objecttype) %(objectname)', '--', ...defaultBranches];
  const output = outputOf(await run(gitReading('for-each-ref', args, folder)));
  const tips = new Map(
    (output ?? '').split('\n').flatMap((line) => {
      const [name = '', type, commit = ''] = line.split(' ');
      return type === 'commit' ? [[name, commit] as const] : [];
    }),
  );
  return defaultBranches.map((name) => tips.get(name)).find((commit) => commit !== undefined);
}

/** The library's folder within the repository, `''` or ending in `/`. */
export type Prefix = string;

/** The settings of a library as its commits have them; what many commits share is read once. */
export class PolicyHistory {
  readonly #repository: Repository;
  readonly #hash: Hash;
  readonly #files: ReadonlyMap<string, PathHistory>;
  readonly #policies = new Map<string, Promise<Library>>();

  /** `known`: the library as the history ends with it, where it was read: what is judged by the same settings is judged once. */
  constructor(
    history: History,
    source: { readonly repository: Repository; readonly prefix: Prefix; readonly hash: Hash },
    known?: Library,
  ) {
    this.#repository = source.repository;
    this.#hash = source.hash;
    const paths = ['roster.yml', 'library.yml'].map((name) => `${source.prefix}.sop/${name}`);
    this.#files = new Map(paths.map((path) => [path, new PathHistory(history, path)]));
    if (known !== undefined) {
      const policy = emptyLibrary(known.configuration, known.roster, source.hash);
      this.#policies.set(this.#keyAt(history.tip), Promise.resolve(policy));
    }
  }

  /** Files of settings that two commits have in different ways. */
  changedBetween(from: string, to: string): readonly string[] {
    return [...this.#files]
      .filter(([, file]) => file.blobAt(from) !== file.blobAt(to))
      .map(([path]) => path);
  }

  /** Settings of `commit` as a library without documents, which fingerprints and standings are judged by. */
  at(commit: string): Promise<Library> {
    const key = this.#keyAt(commit);
    let policy = this.#policies.get(key);
    if (!policy) {
      policy = this.#read(...this.#blobsAt(commit));
      this.#policies.set(key, policy);
    }
    return policy;
  }

  #keyAt(commit: string): string {
    return this.#blobsAt(commit).join(' ');
  }

  /** Object names of the roster and of the settings. */
  #blobsAt(commit: string): readonly [roster: string | undefined, settings: string | undefined] {
    const [roster, settings] = [...this.#files.values()].map((file) => file.blobAt(commit));
    return [roster, settings];
  }

  async #read(roster: string | undefined, settings: string | undefined): Promise<Library> {
    const objects = await readObjects(
      this.#repository,
      [roster, settings].filter((blob) => blob !== undefined),
    );
    const textOf = (blob: string | undefined) => {
      const object = blob === undefined ? undefined : objects.get(blob);
      return object && decodeText(object.bytes).text;
    };
    return emptyLibrary(
      parseConfiguration(textOf(settings)),
      parseRoster(textOf(roster)),
      this.#hash,
    );
  }
}
