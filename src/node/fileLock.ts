import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './fileError.js';

/** A lock held in the name of one operation. */
export interface FileLock {
  /** Whether nobody took it away, as happens to a process that sleeps for long. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

export interface LockOptions {
  /** Called when a lock was left behind by a process that died. */
  readonly onAbandoned: () => Promise<void>;
}

/** An operation takes milliseconds; a lock that stays the same for this long has no owner any more. */
const abandonedAfterMs = 10_000;
const patienceMs = 60_000;

/**
 * Takes the lock that is the file at `lockPath`, waiting for whoever holds it.
 *
 * The file names its owner, so that the lock of a dead process on this machine is taken over at once; one of another machine after it has stayed the same for ten seconds.
 *
 * @throws Error when others keep it for a minute, or the file cannot be made.
 */
export async function acquireLock(lockPath: string, options: LockOptions): Promise<FileLock> {
  const owner = `${process.pid} ${hostname()} ${randomUUID()}\n`;
  const startedAt = performance.now();
  let seen: { readonly owner?: string | undefined; readonly since: number } = { since: startedAt };
  while (!(await tryCreate(lockPath, owner))) {
    const now = performance.now();
    const current = await readOwner(lockPath);
    if (current !== seen.owner) {
      seen = { owner: current, since: now };
    }
    if (current !== undefined && (isDead(current) || now - seen.since > abandonedAfterMs)) {
      if (await takeAway(lockPath, current)) await options.onAbandoned();
    } else if (now - startedAt > patienceMs) {
      throw new Error('Another program keeps the file locked.');
    } else {
      await pause(1 + Math.random() * 4);
    }
  }
  const isHeld = async () => (await readOwner(lockPath)) === owner;
  return {
    isHeld,
    release: async () => {
      if (await isHeld()) await rm(lockPath, { force: true });
    },
  };
}

async function tryCreate(lockPath: string, owner: string): Promise<boolean> {
  try {
    await writeFile(lockPath, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    // Windows answers so while the file of the last owner is still being deleted.
    if (codeOf(error) === 'EEXIST' || (process.platform === 'win32' && codeOf(error) === 'EPERM')) {
      return false;
    }
    throw error;
  }
}

async function readOwner(lockPath: string): Promise<string | undefined> {
  try {
    return await readFile(lockPath, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isDead(owner: string): boolean {
  const [, pid, host] = /^(\d+) (.*) \S+\n$/.exec(owner) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Removes the abandoned lock unless someone else was faster; a living owner whose lock was caught by mistake finds out by `isHeld`. */
async function takeAway(lockPath: string, abandoned: string): Promise<boolean> {
  const aside = `${lockPath.replace(/\.lock$/, '')}-${randomUUID()}.lock`;
  try {
    await rename(lockPath, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  const taken = await readOwner(aside);
  await rm(aside, { force: true });
  return taken === abandoned;
}
