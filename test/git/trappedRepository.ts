/** A repository that wants to be read by a careless program: whatever it makes git start leaves a mark. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { CivilDate } from '../../src/core/schema/civilDate.js';
import { findChangedFiles } from '../../src/git/changedFiles.js';
import { commitStateOf } from '../../src/git/commitFile.js';
import { readGitEmail, readGitName } from '../../src/git/gitIdentity.js';
import type { RunProgram } from '../../src/git/gitRequest.js';
import { readItemHistory } from '../../src/git/itemHistory.js';
import { readLastCommits } from '../../src/git/lastCommits.js';
import { readHistory } from '../../src/git/readHistory.js';
import { readLibraryAt } from '../../src/git/readLibraryAt.js';
import { findPrefix } from '../../src/git/repositoryFolder.js';
import { findSignedPaths } from '../../src/git/signedPaths.js';
import { sha256 } from '../../src/node/sha256.js';
import { verifyLibrary } from '../../src/node/verifyLibrary.js';
import type { Story } from '../support/story.js';
import { run as runPath } from './cheats/closeoutStory.js';

export class TrappedRepository {
  readonly folder: string;
  readonly #home: string;

  /** `work` is an empty folder for the repository and what its traps need. */
  constructor(work: string, story: Story) {
    this.folder = path.join(work, 'repository');
    this.#home = path.join(work, 'home');
    mkdirSync(this.#home, { recursive: true });
    execFileSync('git', ['init', '-q', '--initial-branch=main', this.folder]);
    story.write(this.folder);
    this.git('reset', '-q', '--hard');
    this.git('config', 'user.email', 'dana@msp.example');
    this.git('config', 'user.name', 'Dana Reyes');
    appendFileSync(path.join(this.folder, 'clients', 'acme.md'), '\nNot committed.\n');
  }

  get canary(): string {
    return path.join(this.#home, 'canary');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', env: this.env() });
  }

  /** git as a careless program would start it; whether it fails does not matter. */
  careless(...args: readonly string[]): void {
    spawnSync('git', args, { cwd: this.folder, env: this.env(), timeout: 20_000 });
  }

  env(): Record<string, string> {
    return { PATH: process.env['PATH'] ?? '', HOME: this.#home, GIT_CONFIG_NOSYSTEM: '1' };
  }

  /** A program that leaves the mark, and then does `more`. */
  script(more = 'cat'): string {
    const file = path.join(this.#home, 'trap.sh');
    writeFileSync(file, `#!/bin/sh\necho caught >> '${this.canary}'\n${more}\n`);
    chmodSync(file, 0o755);
    return file;
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Makes git doubt what it knows of files on disk. */
  touch(): void {
    const now = new Date();
    for (const file of ['clients/acme.md', runPath, 'lessons/licence.md']) {
      utimesSync(path.join(this.folder, file), now, now);
    }
  }

  /** Whether something has left the mark; it is taken away. */
  takeMark(): boolean {
    const isThere = existsSync(this.canary);
    rmSync(this.canary, { force: true });
    return isThere;
  }

  /** What every reading entry of the product answers. */
  async answers(run: RunProgram): Promise<Readonly<Record<string, unknown>>> {
    this.touch();
    const { folder } = this;
    const repository = { run, folder };
    const history = await readHistory(repository, 'HEAD');
    const changed = await findChangedFiles(run, folder, 'HEAD~1');
    const library = await readLibraryAt({ repository, prefix: '', commit: 'HEAD', hash: sha256 });
    const lastCommits = await readLastCommits(repository);
    const items = await readItemHistory(repository);
    const verified = await verifyLibrary({
      run,
      root: folder,
      today: '2026-11-21' as CivilDate,
      now: Date.parse('2026-11-21T12:00:00Z') / 1000,
    });
    return {
      tip: history?.tip,
      commits: history?.commits.map(({ hash, author, changes }) => [
        hash,
        author.email,
        changes.length,
      ]),
      changed: 'paths' in changed ? [...changed.paths].toSorted() : changed.problem,
      documents: [...library.documents.keys()],
      people: [...library.roster.people.keys()],
      lastCommits: [...(lastCommits ?? [])].map(([file, { hash }]) => `${file} ${hash}`).toSorted(),
      ticks: items?.ticks.map(({ item, commit }) => `${item} ${commit.hash}`),
      signOffs: items?.signOffs.map(({ gate, by }) => `${gate} ${by}`),
      verified:
        verified.kind === 'verified'
          ? verified.documents.flatMap(({ signOffs }) =>
              signOffs.map(({ verdict, faults }) => [verdict, ...faults.map(({ code }) => code)]),
            )
          : verified.message,
      signed: history && [...(await findSignedPaths(repository, history))].toSorted(),
      identity: [await readGitEmail(run, folder), await readGitName(run, folder)],
      prefix: await findPrefix(run, path.join(folder, 'closeouts')),
      states: [
        await commitStateOf(repository, runPath),
        await commitStateOf(repository, 'clients/acme.md'),
      ],
    };
  }
}
