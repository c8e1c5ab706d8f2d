import assert from 'node:assert/strict';
import {
  digestsOf,
  fingerprintsOf,
  type FingerprintVector,
  policyOf,
  type PolicyVector,
  readGolden,
  type RecordVector,
} from '../../support/goldenVectors.js';
import { canonical, independentContent } from '../../support/independentFingerprint.js';
import { sha256 } from '../../support/sha256.js';

const c1 = readGolden<FingerprintVector>('c1');
const records = readGolden<RecordVector>('records').vectors;
const policies = readGolden<PolicyVector>('p1').vectors;
const independently = {
  rosterRoles: ['noc', 'team'],
  people: ['dana', 'kim'],
  bookkeeping: ['checked_on'],
};

describe('frozen digests', () => {
  it('are more than 200', () => {
    const fingerprints = c1.vectors.flatMap((vector) => Object.values(vector.fingerprints));
    assert.ok(fingerprints.every((fingerprint) => /^c1:[0-9a-f]{64}$/.test(fingerprint)));
    assert.ok(fingerprints.length + 2 * records.length + policies.length >= 300);
  });

  for (const { name, text, fingerprints } of c1.vectors) {
    it(`of content: ${name}`, () => {
      assert.deepEqual(fingerprintsOf(text, c1.library ?? {}), fingerprints);
    });
  }

  it('of content are those of the second implementation', () => {
    for (const { name, text, fingerprints } of c1.vectors) {
      const kind = name === 'bookkeeping of the kind' ? ['change_log'] : [];
      const surroundings = {
        ...independently,
        bookkeeping: [...independently.bookkeeping, ...kind],
      };
      for (const [gate, fingerprint] of Object.entries(fingerprints)) {
        const content = independentContent(text, gate, surroundings);
        assert.equal(`c1:${sha256(content)}`, fingerprint, `${name}, gate "${gate}"\n${content}`);
      }
    }
  });

  for (const { name, record, doc, id, payload } of records) {
    it(`of records: ${name}`, () => {
      assert.deepEqual(digestsOf(record, doc), { id, payload });
      const { sig: _, ...unsigned } = record;
      assert.equal(sha256(canonical(unsigned)), id);
      assert.equal(canonical({ doc, ...unsigned }), payload);
    });
  }

  for (const { name, roster, fields, digest } of policies) {
    it(`of rules: ${name}`, () => {
      assert.equal(policyOf({ roster, fields }), digest);
    });
  }

  it('differ where a reader sees a difference, and only there', () => {
    const of = (name: string, gate = 'handoff') =>
      c1.vectors.find((vector) => vector.name === name)?.fingerprints[gate];
    for (const same of ['crlf', 'byte order mark', 'lone returns in the body', 'capital x']) {
      assert.equal(of(same), of('plain'), same);
    }
    for (const same of ['verified', 'foreign key of a review', 'field "tags: [a, b]"']) {
      assert.equal(of(same), of('plain'), same);
    }
    for (const other of ['open', 'title that a gate blocks', 'field "version: 1.10"']) {
      assert.notEqual(of(other), of('plain'), other);
    }
    assert.notEqual(of('field "version: 1.10"'), of('field "version: 1.1"'));
    assert.notEqual(of('verified', 'acceptance'), of('plain', 'acceptance'));
  });
});
