import type { Document } from '../../core/document/document.js';
import type { Library } from '../../core/library/library.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import type { HistoryFacts } from '../knownHistory.js';
import type { Repository } from '../readHistory.js';
import type { SignedContents } from '../signedContents.js';
import type { Prefix } from './policyBase.js';
import type { CheckSignature } from './signatureCheck.js';

/** What is verified, by which rules and as of when. */
export interface VerifyRequest {
  readonly repository: Repository;
  readonly prefix: Prefix;
  /** The library as HEAD has it. */
  readonly library: Library;
  /** Library paths to verify; all documents when undefined. */
  readonly paths?: readonly string[];
  /** Revision whose rules count for what is not yet in it. */
  readonly base?: string;
  readonly today: CivilDate;
  /** Seconds since 1970. */
  readonly now: number;
  readonly checkSignature: CheckSignature;
  /** A document as it is on disk: its records that no commit has yet are told as such. */
  readonly onDisk?: (path: string) => Document | undefined;
  /** What was found out about the history before, so that it is not looked for again. */
  readonly known?: HistoryFacts;
  /** Contents that somebody came across, where nothing else is known. */
  readonly seen?: SignedContents;
  /** Whether documents are followed as well that nobody ever signed. */
  readonly unsignedToo?: boolean;
}
