import { toText } from './gitOutput.js';
import { gitReading } from './gitRequest.js';
import type { Repository } from './readHistory.js';

/** A point of the history that somebody gave a name, or the last commits that have none but their own. */
export interface SavedMoment {
  readonly kind: 'branch' | 'tag' | 'commit';
  /** What people call it: the name of the branch or tag, else the first line of the commit. */
  readonly name: string;
  /** Object name of the commit. */
  readonly commit: string;
  readonly author: string;
  /** Seconds since 1970. */
  readonly committedAt: number;
}

const mostRefs = 200;
const mostCommits = 100;

/** Branches and tags, the latest first, then the last commits on the line of HEAD. */
export async function findSavedMoments(repository: Repository): Promise<readonly SavedMoment[]> {
  const { run, folder } = repository;
  const format =
    '%(refname)%00%(objectname)%00%(*objectname)%00%(authorname)%(*authorname)%00%(committerdate:unix)%(*committerdate:unix)';
  const refs = await run(
    gitReading(
      'for-each-ref',
      [
        `--count=${mostRefs}`,
        '--sort=-creatordate',
        `--format=${format}`,
        'refs/heads',
        'refs/tags',
      ],
      folder,
    ),
  );
  const commits = await run(
    gitReading(
      'log',
      [
        `-${mostCommits}`,
        '--first-parent',
        '--no-patch',
        '--no-show-signature',
        '--format=%H%x00%s%x00%an%x00%ct',
        'HEAD',
        '--',
      ],
      folder,
    ),
  );
  return [...linesOf(refs).flatMap(toRef), ...linesOf(commits).map(toCommit)];
}

function linesOf(outcome: Awaited<ReturnType<Repository['run']>>): readonly (readonly string[])[] {
  return outcome.kind === 'ended' && outcome.exitCode === 0
    ? toText(outcome.output)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('\0'))
    : [];
}

function toRef(fields: readonly string[]): readonly SavedMoment[] {
  const [ref = '', object = '', peeled = '', author = '', seconds = ''] = fields;
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.*)$/.exec(ref) ?? [];
  return kind === undefined || seconds === ''
    ? []
    : [
        {
          kind: kind === 'heads' ? 'branch' : 'tag',
          name,
          commit: peeled === '' ? object : peeled,
          author,
          committedAt: Number(seconds),
        },
      ];
}

function toCommit([
  commit = '',
  name = '',
  author = '',
  seconds = '',
]: readonly string[]): SavedMoment {
  return { kind: 'commit', name, commit, author, committedAt: Number(seconds) };
}
