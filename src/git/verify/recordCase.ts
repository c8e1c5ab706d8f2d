import type { Library } from '../../core/library/library.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { GateDefinition } from '../../core/schema/gateDefinition.js';
import { parseGates } from '../../core/schema/gateDefinition.js';
import type { SignOffRecord } from '../../core/signoff/signOffRecord.js';
import type { Content, ContentReader } from '../contentReader.js';
import type { Version } from '../documentVersions.js';
import type { History } from '../readHistory.js';
import type { GitObject } from '../batchReader.js';
import type { RecordTables } from './recordTables.js';
import type { CheckSignature } from './signatureCheck.js';
import type { VersionFacts } from './versionFacts.js';

/** What all records of a document are judged with. */
export interface DocumentCase {
  readonly history: History;
  readonly reader: ContentReader;
  readonly documentId: string;
  readonly versions: readonly Version[];
  readonly tables: RecordTables;
  readonly facts: VersionFacts;
  readonly today: CivilDate;
  /** Seconds since 1970. */
  readonly now: number;
  readonly checkSignature: CheckSignature;
  /** The raw object of a commit that changed the document. */
  readonly readCommit: (hash: string) => Promise<GitObject | undefined>;
}

/** One record at the commit that brought it, and the rules it is judged by. */
export interface RecordCase extends DocumentCase {
  readonly id: string;
  readonly record: SignOffRecord;
  readonly origin: Version & { readonly content: Content };
  /** Roster and configuration in force before it came. */
  readonly policy: Library;
}

/** Clocks of two machines may differ by this much, in seconds. */
export const clockTolerance = 600;

/** The gate of the record as the document had it when it was signed. */
export function gateAtOrigin({ reader, origin, record }: RecordCase): GateDefinition | undefined {
  const { gates } = parseGates(reader.get(origin.content).document.frontmatter.data['gates']);
  return gates.find(({ id }) => id === record.gate);
}

/** Seconds since 1970 of an instant that `isInstant` accepts. */
export function secondsOf(instant: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = (
    instant.match(/\d+/g) ?? []
  ).map(Number);
  return daysSince1970(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
}

/** Days from 1970-01-01 in the Gregorian calendar, counting years from March so that leap days come last. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leapDays + dayOfYear - 719_468;
}
