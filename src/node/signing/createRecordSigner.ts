import type { RunProgram } from '../../git/gitRequest.js';
import { createSignatureCheck, signOffNamespace, signWithKey } from '../sshSignature.js';
import type { SignText } from './signDocument.js';

/** Whose key, and where it is. */
export interface RecordKey {
  readonly run: RunProgram;
  /** A file, from `folder`, or a public key whose private half an agent holds. */
  readonly key: string;
  readonly folder: string;
  /** The roster's name and keys of the signer. */
  readonly person: { readonly name: string; readonly keys: readonly string[] };
}

/**
 * Signs records with a person's own key, and only with one that the roster knows.
 *
 * A signature that nobody can check is worse than none: it would make the sign-off invalid.
 */
export function createRecordSigner({ run, key, folder, person }: RecordKey): SignText {
  const check = createSignatureCheck(run);
  return async (payload) => {
    if (person.keys.length === 0) {
      return {
        kind: 'failed',
        message: `The roster has no key of ${person.name}, so nobody could check the signature; add the public key to .sop/roster.yml first.`,
      };
    }
    const outcome = await signWithKey(run, { folder, key, payload });
    if (outcome.kind === 'refused') {
      return { kind: 'failed', message: outcome.message };
    }
    const answer = await check({
      signature: outcome.signature,
      payload: Buffer.from(payload, 'utf8'),
      namespace: signOffNamespace,
      keys: person.keys,
    });
    return answer === 'good'
      ? { kind: 'signed', signature: outcome.signature }
      : {
          kind: 'failed',
          message: `The key "${key}" is none of those that the roster has of ${person.name}.`,
        };
  };
}
