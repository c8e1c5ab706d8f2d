/**
 * Adds vectors to test/core/signoff/golden. A vector that is there is never computed anew: what it says was promised.
 *
 * `npm run golden`, after new cases were added below.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { policyCases, recordCases } from './goldenCases.js';
import {
  digestsOf,
  fingerprintsOf,
  type FingerprintVector,
  type GoldenFile,
  goldenPath,
  policyOf,
  type PolicyVector,
  readGolden,
  type RecordVector,
} from './goldenVectors.js';
import { documentCases, goldenLibrary } from './goldenDocuments.js';

type Name = Parameters<typeof goldenPath>[0];

function add<Vector extends { readonly name: string }>(
  file: Name,
  made: readonly (readonly [string, () => Vector])[],
  library?: GoldenFile<Vector>['library'],
): void {
  const known = existsSync(goldenPath(file)) ? readGolden<Vector>(file).vectors : [];
  const names = new Set(known.map(({ name }) => name));
  const added = made.flatMap(([name, make]) => (names.has(name) ? [] : [make()]));
  const vectors = [...known, ...added].map((vector) => `    ${JSON.stringify(vector)}`);
  const head = library === undefined ? '' : `  "library": ${JSON.stringify(library)},\n`;
  writeFileSync(goldenPath(file), `{\n${head}  "vectors": [\n${vectors.join(',\n')}\n  ]\n}\n`);
  console.log(`${file}: ${added.length} added, ${known.length} kept`);
}

mkdirSync(new URL('.', goldenPath('c1')), { recursive: true });
add<FingerprintVector>(
  'c1',
  documentCases.map(([name, text]) => [
    name,
    () => ({ name, text, fingerprints: fingerprintsOf(text, goldenLibrary) }),
  ]),
  goldenLibrary,
);
add<RecordVector>(
  'records',
  recordCases.map(({ name, doc, record }) => [
    name,
    () => ({ name, doc, record, ...digestsOf(record, doc) }),
  ]),
);
add<PolicyVector>(
  'p1',
  policyCases.map((policy) => [policy.name, () => ({ ...policy, digest: policyOf(policy) })]),
);
