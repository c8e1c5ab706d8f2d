import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { roster } from './closeout.js';
import { inFolder } from './runSop.js';

/** A closeout that the NOC can sign as it stands. */
export const closeout = `---
id: CHK-4T7QZ
kind: checklist
title: Contoso closeout
owner: project-team
gates:
  - { id: acceptance, title: Accepted into support, sign: { role: noc }, meaning: The NOC accepts it., blocks: [released_on] }
---

# Contoso closeout

- [x] NET-1: Export the rules.
`;

/** A real git repository with a library in a folder. */
export interface CloseoutRepository {
  readonly folder: string;
  git(...argv: readonly string[]): string;
  read(name: string): string;
  write(name: string, text: string): void;
  /** Commits everything as this person of the roster. */
  commit(message: string, handle?: string): void;
}

/** Makes a repository with a roster and these files, committed by Lee, in which Dana works. */
export async function inRepository(
  files: Readonly<Record<string, string>>,
  use: (repository: CloseoutRepository) => Promise<void>,
): Promise<void> {
  const all = { '.sop/library.yml': 'title: Test\n', '.sop/roster.yml': roster, ...files };
  await inFolder(all, async (folder) => {
    const git = (...argv: readonly string[]) =>
      execFileSync('git', [...argv], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
        env: { PATH: process.env['PATH'], HOME: folder },
      });
    const repository: CloseoutRepository = {
      folder,
      git,
      read: (name) => readFileSync(path.join(folder, name), 'utf8'),
      write: (name, text) => {
        writeFileSync(path.join(folder, name), text);
      },
      commit: (message, handle = 'lee') => {
        git('add', '--all');
        const author = `${handle} <${handle}@msp.example>`;
        git('commit', '--quiet', '--allow-empty', '--author', author, '-m', message);
      },
    };
    git('init', '-q', '-b', 'main');
    git('config', 'core.autocrlf', 'false');
    git('config', 'user.name', 'Dana Reyes');
    git('config', 'user.email', 'dana@msp.example');
    repository.commit('Start');
    await use(repository);
  });
}
