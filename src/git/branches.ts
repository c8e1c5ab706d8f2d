/** What a branch can be compared with. */
import { outputOf } from './gitOutput.js';
import { gitReading } from './gitRequest.js';
import type { Repository } from './readHistory.js';

/** A branch or tag that a person may choose. */
export interface NamedRevision {
  /** As people write it: `main`, `origin/main`, `v1.2`. */
  readonly name: string;
  readonly kind: 'branch' | 'remote' | 'tag';
  readonly subject: string;
}

/** Branches and tags, the last worked on first. */
export async function listRevisions({
  run,
  folder,
}: Repository): Promise<readonly NamedRevision[]> {
  const args = [
    '--sort=-committerdate',
    '--count=200',
    '--format=%(refname)%00%(contents:subject)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ];
  const output = outputOf(await run(gitReading('for-each-ref', args, folder))) ?? '';
  return output.split('\n').flatMap((line): readonly NamedRevision[] => {
    const [, kind, name] = /^refs\/(heads|remotes|tags)\/([^\0]+)\0/.exec(line) ?? [];
    if (kind === undefined || name === undefined || name.endsWith('/HEAD')) return [];
    const subject = line.slice(line.indexOf('\0') + 1);
    return [{ name, kind: kinds[kind] ?? 'branch', subject }];
  });
}

const kinds: Readonly<Record<string, NamedRevision['kind']>> = {
  heads: 'branch',
  remotes: 'remote',
  tags: 'tag',
};

/** Absolute path of the folder that git keeps HEAD of this work tree in; undefined outside of a repository. */
export async function gitDirectory({ run, folder }: Repository): Promise<string | undefined> {
  return outputOf(await run(gitReading('rev-parse', ['--absolute-git-dir'], folder)))?.trim();
}
