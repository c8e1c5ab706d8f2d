import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { sha256 } from './sha256.js';

/** Where the cache of one library is kept, and what it must have been written for. */
export interface CacheLocation {
  readonly file: string;
  readonly key: string;
}

/**
 * The cache of the library at `root`: outside it, in `folder` or where the system keeps caches of a user.
 *
 * Undefined for a user without a home, and when the program does not run from its bundle: then nothing tells whether its readers have changed since the cache was written.
 */
export function findCacheLocation(root: string, folder?: string): CacheLocation | undefined {
  const program = programFingerprint();
  const place = folder ?? userFolder();
  if (program === undefined || place === undefined) return undefined;
  return cacheLocationFor(root, place, program);
}

/** The same for a given program; one of them has one file per library and folder. */
export function cacheLocationFor(root: string, folder: string, program: string): CacheLocation {
  const file = path.join(folder, `${sha256(root).slice(0, 32)}.library`);
  return { file, key: `${program} ${root}` };
}

function userFolder(): string | undefined {
  const { env, platform } = process;
  try {
    return path.join(cachesOfUser(env, platform), 'sop-ledger');
  } catch {
    // A user without a home, as in many containers.
    return undefined;
  }
}

function cachesOfUser(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = env;
  if (xdg !== undefined && path.isAbsolute(xdg)) return xdg;
  if (platform === 'win32') return local ?? path.join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return path.join(homedir(), '.cache');
}

/** Another program text may read documents otherwise, so its checksum is a part of every key. */
function programFingerprint(): string | undefined {
  if (typeof __filename === 'undefined' || !__filename.endsWith('.cjs')) return undefined;
  return `${path.basename(__filename)}-${crc32(readFileSync(__filename)).toString(16)}`;
}
