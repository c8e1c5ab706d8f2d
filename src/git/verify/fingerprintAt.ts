import { fingerprintInputOf } from '../../core/gate/gateCase.js';
import type { Library } from '../../core/library/library.js';
import type { GateDefinition } from '../../core/schema/gateDefinition.js';
import { fingerprintOf } from '../../core/signoff/fingerprint.js';
import type { Content, ContentReader } from '../contentReader.js';

/** Where contents are read, and whose bookkeeping is left out. */
interface FingerprintRules {
  readonly reader: ContentReader;
  readonly policy: Library;
}

const fingerprints = new WeakMap<Library, Map<string, string | undefined>>();

/** The fingerprint that `gate` has on some content of the document, by the rules of a policy; the records of a document ask for the same ones. */
export function fingerprintAt(
  { reader, policy }: FingerprintRules,
  content: Content,
  gate: GateDefinition,
): string | undefined {
  let known = fingerprints.get(policy);
  if (!known) {
    known = new Map();
    fingerprints.set(policy, known);
  }
  const key = JSON.stringify([content.blob, content.path, gate]);
  if (!known.has(key)) {
    const { document, text } = reader.get(content);
    const input = fingerprintInputOf(policy, document, { gate, text });
    known.set(key, input && fingerprintOf(input, policy.hash));
  }
  return known.get(key);
}
