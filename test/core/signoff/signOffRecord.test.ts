import assert from 'node:assert/strict';
import type { YamlValue } from '../../../src/core/document/frontmatter.js';
import { isInstant, parseSignOffs } from '../../../src/core/signoff/signOffRecord.js';

const digest = '0123456789abcdef'.repeat(4);
const record = {
  gate: 'acceptance',
  decision: 'accepted',
  role: 'noc',
  name: 'Dana Reyes',
  by: 'dana@msp.example',
  at: '2026-11-20T20:04:05Z',
  content: `c1:${digest}`,
  policy: `p1:${digest}`,
  prev: 'none',
};

function check(change: { readonly [key: string]: YamlValue | undefined }, ...expected: string[]) {
  const changed = Object.fromEntries(
    Object.entries({ ...record, ...change }).filter(([, value]) => value !== undefined),
  ) as { readonly [key: string]: YamlValue };
  const { records, problems } = parseSignOffs([changed]);
  assert.deepEqual(
    problems.map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`),
    expected,
  );
  assert.equal(
    records.length,
    expected.length === 0 ? 1 : 0,
    'a record with a mistake is never believed',
  );
}

describe('sign-off records', () => {
  it('reads a whole record', () => {
    check({});
    check({ meaning: 'Accepted.', sig: 'x' });
    check({ decision: 'returned', note: 'NOC-3 is missing.', items: ['NOC-3'] });
    check({ decision: 'revoked', note: 'By mistake.', target: digest });
    check({ decision: 'overridden', note: 'Go-live.', until: '2026-12-31' });
  });

  it('refuses unknown, missing and wrongly typed keys', () => {
    check({ signed: true }, 'signed: A sign-off has no key "signed".');
    check({ role: undefined }, ': The sign-off lacks "role".');
    check({ name: 7 }, 'name: "name" of a sign-off must be a quoted text.');
    check({ items: 'NOC-3' }, 'items: "items" of a sign-off must be a list of item keys.');
  });

  it('refuses digests, decisions and dates of another form', () => {
    check(
      { content: `c1:${digest.toUpperCase()}` },
      'content: "content" of a sign-off is not a digest of the expected form.',
    );
    check({ prev: 'first' }, 'prev: "prev" of a sign-off is not a digest of the expected form.');
    check(
      { decision: 'approved' },
      'decision: "approved" is no decision; it is accepted, returned, revoked, overridden.',
    );
    check(
      { decision: 'toString' },
      'decision: "toString" is no decision; it is accepted, returned, revoked, overridden.',
    );
    check(
      { at: '2026-11-20T20:04:05+01:00' },
      'at: "at" must be a UTC instant such as "2026-11-20T20:04:05Z".',
    );
  });

  it('asks returns, revocations and overrides for what they need', () => {
    check({ decision: 'returned' }, 'decision: A sign-off that is returned needs "note".');
    check(
      { decision: 'revoked', note: 'x' },
      'decision: A sign-off that is revoked needs "target".',
    );
    check(
      { decision: 'overridden', note: 'x' },
      'decision: A sign-off that is overridden needs "until".',
    );
    check(
      { decision: 'overridden', note: 'x', until: '2026-02-30' },
      'until: "until" must be a day such as 2026-12-31.',
    );
  });

  it('knows instants', () => {
    assert.ok(isInstant('2024-02-29T23:59:59Z'));
    for (const text of [
      '2023-02-29T00:00:00Z',
      '2024-01-01T24:00:00Z',
      '2024-01-01T00:00:60Z',
      '2024-01-01T00:00:00.0Z',
      '2024-01-01 00:00:00Z',
      '2024-01-01T00:00:00',
    ]) {
      assert.ok(!isInstant(text), text);
    }
  });

  it('takes an empty value for no record and anything else for a mistake', () => {
    assert.deepEqual(parseSignOffs(null), { records: [], problems: [] });
    assert.equal(parseSignOffs('none').problems.length, 1);
    assert.equal(parseSignOffs(['none']).problems.length, 1);
  });
});
