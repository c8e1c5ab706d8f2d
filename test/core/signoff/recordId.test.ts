import assert from 'node:assert/strict';
import { recordId, signaturePayload } from '../../../src/core/signoff/recordId.js';
import { sha256 } from '../../support/sha256.js';

const record = { gate: 'acceptance', decision: 'accepted', role: 'noc', prev: 'none' };

describe('record id', () => {
  it('is the SHA-256 of the canonical record', () => {
    assert.equal(
      recordId(record, sha256),
      sha256('{"decision":"accepted","gate":"acceptance","prev":"none","role":"noc"}'),
    );
  });

  it('does not change when the record is signed afterwards or its keys are reordered', () => {
    const { prev, ...others } = record;
    assert.equal(recordId({ prev, ...others, sig: 'x' }, sha256), recordId(record, sha256));
  });

  it('binds a signature to its document', () => {
    assert.equal(
      signaturePayload('CHK-4T7QZ', { ...record, sig: 'x' }),
      '{"decision":"accepted","doc":"CHK-4T7QZ","gate":"acceptance","prev":"none","role":"noc"}',
    );
  });
});
