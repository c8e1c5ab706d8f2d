import assert from 'node:assert/strict';
import { parseDocument } from '../../../src/core/document/parseDocument.js';
import { parseGates } from '../../../src/core/schema/gateDefinition.js';
import { canonicalText } from '../../../src/core/signoff/canonicalText.js';
import {
  type FingerprintInput,
  fingerprintOf,
  signedContentOf,
} from '../../../src/core/signoff/fingerprint.js';
import { independentContent } from '../../support/independentFingerprint.js';
import { sha256 } from '../../support/sha256.js';
import { createPick, signedDocument } from '../../support/signedDocument.js';

const surroundings = { rosterRoles: ['noc', 'team'], people: ['dana'], bookkeeping: ['spare'] };
const documents = Math.ceil(20_000 * Number(process.env['FUZZ_RUNS'] ?? 1));
const firstSeed = Number(process.env['FUZZ_SEED'] ?? 20261121);

function inputFor(text: string, gateId: string): FingerprintInput {
  const bom = text.startsWith('\ufeff');
  const read = { text: bom ? text.slice(1) : text, bom };
  const document = parseDocument('a.md', read);
  const { data } = document.frontmatter;
  const { gates } = parseGates(data['gates']);
  return {
    ...{ document, text: read.text, documentId: data['id'] as string, gates },
    gate: gates.find(({ id }) => id === gateId),
    bookkeeping: surroundings.bookkeeping,
    names: { roles: new Set(['noc', 'team']), owner: data['owner'] as string },
  };
}

describe('the second implementation of fingerprint c1', () => {
  it('agrees with the first on documents made at random', function () {
    this.timeout(600_000);
    for (let seed = firstSeed; seed < firstSeed + documents; seed++) {
      const { text, gate } = signedDocument(createPick(seed));
      const expected = independentContent(text, gate, surroundings);
      const input = inputFor(text, gate);
      if (fingerprintOf(input, sha256) !== `c1:${sha256(expected)}`) {
        const message = `FUZZ_SEED=${seed} FUZZ_RUNS=0.00001\n${text}`;
        assert.equal(canonicalText(signedContentOf(input)), expected, message);
        assert.fail(message);
      }
    }
  });
});
