/** Frozen digests: how their files look, and how the product computes what stands in them. */
import { readFileSync } from 'node:fs';
import { fingerprintInputOf } from '../../src/core/gate/gateCase.js';
import type { YamlMapping } from '../../src/core/document/frontmatter.js';
import { parseStrictYaml } from '../../src/core/document/strictYaml.js';
import { parseGates } from '../../src/core/schema/gateDefinition.js';
import { parseRoster } from '../../src/core/schema/parseRoster.js';
import { fingerprintOf } from '../../src/core/signoff/fingerprint.js';
import { policyDigest } from '../../src/core/signoff/policyDigest.js';
import { recordId, signaturePayload } from '../../src/core/signoff/recordId.js';
import { libraryOf } from './libraryOf.js';
import { sha256 } from './sha256.js';

/** A document and the fingerprints of its gates; the gate `''` is the whole document. */
export interface FingerprintVector {
  readonly name: string;
  readonly text: string;
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** A record, its id, and what its signature in the document `doc` covers. */
export interface RecordVector {
  readonly name: string;
  readonly record: YamlMapping;
  readonly id: string;
  readonly doc: string;
  readonly payload: string;
}

/** A roster, the frontmatter of a document, and the digest of the rules they make. */
export interface PolicyVector {
  readonly name: string;
  readonly roster: string;
  readonly fields: string;
  readonly digest: string;
}

/** The files of vectors by name; `c1` has beside its vectors the files of the library they belong to. */
export interface GoldenFile<Vector> {
  readonly library?: Readonly<Record<string, string>>;
  readonly vectors: readonly Vector[];
}

export function goldenPath(name: 'c1' | 'records' | 'p1'): URL {
  return new URL(`../core/signoff/golden/${name}.golden.json`, import.meta.url);
}

export function readGolden<Vector>(name: 'c1' | 'records' | 'p1'): GoldenFile<Vector> {
  return JSON.parse(readFileSync(goldenPath(name), 'utf8')) as GoldenFile<Vector>;
}

export function fingerprintsOf(
  file: string,
  library: Readonly<Record<string, string>>,
): FingerprintVector['fingerprints'] {
  const text = file.replace(/^\ufeff/, '');
  const made = libraryOf({ ...library, 'golden.md': text });
  const document = made.documents.get('golden.md');
  const gates = parseGates(document?.frontmatter.data['gates']).gates;
  const entries = [...gates, undefined].map((gate) => {
    const input = document && fingerprintInputOf(made, document, { gate, text });
    return [gate?.id ?? '', input ? fingerprintOf(input, sha256) : 'none'];
  });
  return Object.fromEntries(entries) as Readonly<Record<string, string>>;
}

export function digestsOf(record: YamlMapping, doc: string): Pick<RecordVector, 'id' | 'payload'> {
  return { id: recordId(record, sha256), payload: signaturePayload(doc, record) };
}

export function policyOf({ roster, fields }: Pick<PolicyVector, 'roster' | 'fields'>): string {
  const data = parseStrictYaml(fields).value as YamlMapping;
  return policyDigest(parseRoster(roster), data, sha256);
}
