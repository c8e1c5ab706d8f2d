import { randomUUID } from 'node:crypto';
import { readFile, readlink, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from './fileError.js';

/** A lock held in the name of one operation. */
export interface FileLock {
  /** Whether an owner before died without releasing it, and may have left files behind. */
  readonly wasAbandoned: boolean;
  /** Whether nobody took it away, as happens to a process that sleeps for long. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** An operation takes milliseconds; a lock that stays the same for this long has no owner any more. */
const abandonedAfterMs = 10_000;
const patienceMs = 60_000;

/**
 * Takes the lock that is the link or file at `lockPath`, waiting for whoever holds it.
 *
 * It names its owner, so that the lock of a dead process on this machine is taken over at once; one of another machine after it has stayed the same for ten seconds.
 *
 * @throws Error when others keep it for a minute, or it cannot be made.
 */
export async function acquireLock(lockPath: string): Promise<FileLock> {
  const owner = `${process.pid} ${hostname()} ${randomUUID()}`;
  const startedAt = performance.now();
  let seen: { readonly owner?: string | undefined; readonly since: number } = { since: startedAt };
  let wasAbandoned = false;
  while (!(await tryCreate(lockPath, owner))) {
    const now = performance.now();
    const current = await readOwner(lockPath);
    if (current !== seen.owner) {
      seen = { owner: current, since: now };
    }
    if (current !== undefined && (isDead(current) || now - seen.since > abandonedAfterMs)) {
      await takeAway(lockPath, current);
      wasAbandoned = true;
    } else if (now - startedAt > patienceMs) {
      throw new Error('Another program keeps the file locked.');
    } else {
      await pause(1 + Math.random() * 4);
    }
  }
  const isHeld = async () => (await readOwner(lockPath)) === owner;
  return {
    wasAbandoned,
    isHeld,
    release: async () => {
      if (await isHeld()) await rm(lockPath, { force: true });
    },
  };
}

/** A symbolic link comes into being together with its text, a file does not: dying in between would leave a lock without an owner. */
async function tryCreate(lockPath: string, owner: string): Promise<boolean> {
  try {
    if (process.platform === 'win32') {
      await writeFile(lockPath, owner, { flag: 'wx' });
    } else {
      await symlink(owner, lockPath);
    }
    return true;
  } catch (error) {
    const code = codeOf(error) ?? '';
    // Windows answers EPERM while the file of the last owner is still being deleted.
    if (code === 'EEXIST' || (process.platform === 'win32' && code === 'EPERM')) return false;
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(code)) throw error;
  }
  // A file system without links, such as that of a memory stick.
  try {
    await writeFile(lockPath, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readOwner(lockPath: string): Promise<string | undefined> {
  try {
    return await readlink(lockPath);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    // EINVAL: it is a file.
    if (!['EINVAL', 'UNKNOWN'].includes(codeOf(error) ?? '')) throw error;
  }
  try {
    return await readFile(lockPath, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isDead(owner: string): boolean {
  const [, pid, host] = /^(\d+) (.*) \S+$/.exec(owner) ?? [];
  if (pid === undefined || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Removes the abandoned lock unless someone else was faster; a living owner whose lock was caught by mistake finds out by `isHeld`. */
async function takeAway(lockPath: string, abandoned: string): Promise<void> {
  const aside = `${lockPath.replace(/\.lock$/, '')}-${randomUUID()}.lock`;
  if ((await readOwner(lockPath)) !== abandoned) return;
  await rename(lockPath, aside).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
  await rm(aside, { force: true });
}
