import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commonBookkeeping, commonFields, fieldsOf } from '../../../src/core/schema/fields.js';
import { builtInKinds } from '../../../src/core/schema/kinds/builtInKinds.js';
import { kindsPage, kindsPagePath } from '../../support/kindsPage.js';

const kinds = [...builtInKinds.values()];

describe('the built-in kinds', () => {
  it('are those the product promises', () => {
    assert.deepEqual(
      [...builtInKinds.keys()],
      [
        ...['sop', 'checklist', 'template', 'lesson', 'project', 'client', 'priority-list'],
        ...['data-case', 'role-definition', 'agreement', 'meeting', 'dashboard', 'page'],
      ],
    );
  });

  it('make ids that tell them apart', () => {
    const prefixes = kinds.map(({ idPrefix }) => idPrefix);
    assert.equal(new Set(prefixes).size, kinds.length);
    prefixes.forEach((prefix) => {
      assert.match(prefix, /^[A-Z]{2,5}$/);
    });
  });

  it('describe every field in one sentence, and each key once', () => {
    for (const { id, fields } of kinds) {
      const keys = fields.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length, id);
      for (const { key, description, type, choices } of [...fields, ...commonFields]) {
        assert.match(key, /^[a-z][a-z0-9_]*$/);
        assert.match(description, /^[A-Z][^|]*\.$/, `${id} ${key}`);
        assert.equal(type === 'choice', choices !== undefined, `${id} ${key}`);
      }
    }
  });

  it('end only in statuses that they know', () => {
    for (const { id, statuses, finalStatuses } of kinds) {
      assert.deepEqual(
        finalStatuses.filter((status) => !statuses.includes(status)),
        [],
        id,
      );
    }
  });

  it('see the common fields their own way', () => {
    const sop = builtInKinds.get('sop');
    const keys = fieldsOf(sop).map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length);
    assert.deepEqual(
      keys.slice(0, commonFields.length),
      commonFields.map(({ key }) => key),
    );
    assert.ok(fieldsOf(sop).find(({ key }) => key === 'owner')?.required);
    assert.ok(!fieldsOf(undefined).find(({ key }) => key === 'owner')?.required);
    assert.ok(keys.includes('backup_owner'));
  });

  it('keep every review key and the sign-offs themselves out of sign-offs', () => {
    const reviewKeys = commonFields.filter(({ key }) => key.startsWith('reviewed_'));
    for (const { key } of reviewKeys) {
      assert.ok(commonBookkeeping.includes(key), key);
    }
    assert.ok(commonBookkeeping.includes('sign_offs'));
    assert.ok(!commonBookkeeping.includes('gates'));
  });

  it('are what their page says; `npm run docs` writes it', () => {
    assert.equal(readFileSync(kindsPagePath, 'utf8'), kindsPage());
  });
});
