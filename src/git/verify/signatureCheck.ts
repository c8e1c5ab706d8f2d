import type { Person } from '../../core/schema/roster.js';
import type { GitObject } from '../batchReader.js';
import { toText } from '../gitOutput.js';

/** An SSH signature (`-----BEGIN SSH SIGNATURE-----`) with what it should cover. */
export interface SignatureQuestion {
  readonly signature: string;
  readonly payload: Uint8Array;
  /** `git` for commits, `sop-signoff` for records. */
  readonly namespace: string;
  /** Public keys in authorized_keys form, any of which may have made it. */
  readonly keys: readonly string[];
}

/** Asks the platform whether a signature is good; `unavailable` when it cannot check signatures at all. */
export type CheckSignature = (
  question: SignatureQuestion,
) => Promise<'good' | 'bad' | 'unavailable'>;

declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Whether `record`'s own signature was made by one of the person's keys over `payload`. */
export async function checkRecordSignature(
  check: CheckSignature,
  signer: Person,
  signed: { readonly signature: string; readonly payload: string },
): Promise<'good' | 'bad' | 'unavailable'> {
  return check({
    signature: signed.signature,
    payload: new TextEncoder().encode(signed.payload),
    namespace: 'sop-signoff',
    keys: signer.keys,
  });
}

/** Whether the commit is signed, in SSH form, by one of the person's keys. */
export async function isCommitSigned(
  check: CheckSignature,
  signer: Person,
  commit: GitObject | undefined,
): Promise<boolean> {
  const parts = commit && splitCommit(commit.bytes);
  if (!parts || signer.keys.length === 0) {
    return false;
  }
  return (await check({ ...parts, namespace: 'git', keys: signer.keys })) === 'good';
}

/**
 * The signature of a raw commit and the bytes it covers: the object without its `gpgsig` header.
 *
 * Header lines continue while they begin with a blank (git's commit format, gitformat-signature).
 */
function splitCommit(
  bytes: Uint8Array,
): { readonly signature: string; readonly payload: Uint8Array } | undefined {
  let at = 0;
  let from: number | undefined;
  while (at < bytes.length && bytes[at] !== newline) {
    const end = endOfLine(bytes, at);
    const line = bytes.subarray(at, end);
    if (from === undefined && toText(line).startsWith('gpgsig ')) {
      from = at;
    } else if (from !== undefined && line[0] !== blank) {
      break;
    }
    at = end;
  }
  if (from === undefined) {
    return undefined;
  }
  const header = toText(bytes.subarray(from, at));
  const payload = new Uint8Array(bytes.length - (at - from));
  payload.set(bytes.subarray(0, from));
  payload.set(bytes.subarray(at), from);
  return { signature: header.slice('gpgsig '.length).replace(/\n /g, '\n'), payload };
}

const newline = 10;
const blank = 32;

function endOfLine(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(newline, from);
  return at < 0 ? bytes.length : at + 1;
}
