/** What is known of the history of a library, kept between two starts. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { packHistory, unpackHistory, type HistoryTable } from '../git/historyTable.js';
import { exploreHistory, type KnownHistory, type LibraryInHistory } from '../git/knownHistory.js';
import { gitReading } from '../git/gitRequest.js';
import { outputOf } from '../git/gitOutput.js';
import type { CacheLocation } from './cacheLocation.js';

/** Another number for another layout. */
const layout = 'SOPHIST1';

/**
 * All that is to be known of the history of the commit `tip`: from the cache, continued from the commit it ends with.
 *
 * A cache that is absent, damaged or of another program counts as none. A history that was rewritten meanwhile keeps what
 * it still leads to. Shallow clones are never kept: what they lack today may be there tomorrow.
 */
export async function readKnownHistory(
  place: LibraryInHistory,
  tip: string,
  {
    location,
    isKept,
  }: {
    readonly location: CacheLocation | undefined;
    /** Whether it is the history to go on from at the next start. */
    readonly isKept: boolean;
  },
): Promise<KnownHistory | undefined> {
  // The cache is read while git answers.
  const shallow = location === undefined ? undefined : isShallow(place);
  const found = location && readCache(location);
  const usable = (await shallow) === false ? location : undefined;
  const cached = usable && found;
  const known = await exploreHistory(place, tip, cached);
  if (usable && isKept && known && known !== cached) {
    const table = packHistory(known);
    if (table) writeCache(usable, table);
  }
  return known;
}

async function isShallow({ repository: { run, folder } }: LibraryInHistory): Promise<boolean> {
  const answer = outputOf(await run(gitReading('rev-parse', ['--is-shallow-repository'], folder)));
  return answer?.trim() !== 'false';
}

/** The cache of a history lies beside that of the library; each program has its own. */
export function historyCacheOf(location: CacheLocation): CacheLocation {
  const [program = ''] = location.key.split('-');
  return { ...location, file: `${location.file.replace(/\.library$/, '')}.${program}.history` };
}

function readCache({ file, key }: CacheLocation): KnownHistory | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch {
    // Nothing was left there, or not for us.
    return undefined;
  }
  const head = headOf(key, bytes.subarray(bytes.indexOf(10) + 1));
  if (!bytes.subarray(0, head.length).equals(head)) return undefined;
  // The checksum holds, so this is what `writeCache` wrote.
  return unpackHistory(JSON.parse(bytes.toString('utf8', head.length)) as HistoryTable);
}

/** One line in front of the data: layout, checksum, and what it was written for. */
function headOf(key: string, data: Uint8Array): Buffer {
  return Buffer.from(`${layout} ${crc32(data).toString(16)} ${JSON.stringify(key)}\n`);
}

/** Replaces the file in one step; that it cannot be written is no failure. */
function writeCache({ file, key }: CacheLocation, table: HistoryTable): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const data = Buffer.from(JSON.stringify(table));
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(temporary, Buffer.concat([headOf(key, data), data]), { mode: 0o600 });
    renameSync(temporary, file);
  } catch {
    // A folder that cannot be written to costs time at the next start, nothing else.
    rmSync(temporary, { force: true });
  }
}
