import type { YamlMapping } from '../document/frontmatter.js';
import type { Hash } from '../text/hash.js';
import { canonicalText } from './canonicalText.js';

/** Identity of a record: SHA-256 of its canonical JSON without `sig`, so that signing it later changes no chain. */
export function recordId(raw: YamlMapping, hash: Hash): string {
  return hash(canonicalText(withoutSignature(raw)));
}

/** What an SSH signature of a record covers: the record without `sig`, bound to its document by `doc`. */
export function signaturePayload(documentId: string, raw: YamlMapping): string {
  return canonicalText({ ...withoutSignature(raw), doc: documentId });
}

function withoutSignature(raw: YamlMapping): YamlMapping {
  const { sig: _, ...record } = raw;
  return record;
}
