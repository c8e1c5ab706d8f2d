import assert from 'node:assert/strict';
import type { YamlValue } from '../../../src/core/document/frontmatter.js';
import { parseGates } from '../../../src/core/schema/gateDefinition.js';

const noc = { role: 'noc' };

function check(value: YamlValue, ...expected: string[]) {
  const { gates, problems } = parseGates(value);
  const found = problems.map(({ path, message }) => `${path.join('.')}: ${message}`);
  assert.deepEqual([...gates.map(({ id }) => id), ...found], expected);
}

describe('gates of a document', () => {
  it('reads every key', () => {
    const { gates, problems } = parseGates([
      {
        id: 'acceptance',
        title: 'Accepted into support',
        items: { roles: ['noc'], sections: ['Backup'] },
        after: ['handoff', 'TPL-SOW-BOM#approval'],
        sign: { role: 'noc', count: 2, independent: true },
        meaning: 'The NOC accepts.',
        needs: { lessons: 1 },
        blocks: ['released_on'],
      },
    ]);
    assert.deepEqual(problems, []);
    assert.deepEqual(gates, [
      {
        id: 'acceptance',
        title: 'Accepted into support',
        items: { roles: ['noc'], sections: ['Backup'] },
        after: [{ gate: 'handoff' }, { template: 'TPL-SOW-BOM', gate: 'approval' }],
        sign: { role: 'noc', count: 2, independent: true },
        meaning: 'The NOC accepts.',
        lessonsNeeded: 1,
        blocks: ['released_on'],
      },
    ]);
  });

  it('needs little: an id is a gate over all items that nobody signs', () => {
    check([{ id: 'done' }], 'done');
    check(null);
  });

  it('leaves out what it cannot read and says where', () => {
    check('handoff', 'gates: "gates" must be a list of gates.');
    check(['handoff'], 'gates.0: A gate must be a mapping with at least an "id".');
    check(
      [{ title: 'X' }],
      'gates.0.id: A gate needs an "id" of lower-case letters, digits and dashes.',
    );
    check(
      [{ id: 'a', sing: noc }],
      'gates.0.sing: A gate has no key "sing"; it has id, title, items, after, sign, meaning, needs, blocks.',
    );
    check(
      [{ id: 'a', sign: 'noc' }],
      'gates.0.sign: "sign" must be a mapping with the "role" that signs.',
    );
    check(
      [{ id: 'a', sign: { role: 'noc', count: 0 } }],
      'gates.0.sign.count: "count" must be a whole number from 1 to 20.',
    );
    check(
      [{ id: 'a', sign: { role: 'noc', anyone: true } }],
      'gates.0.sign.anyone: "sign" has no key "anyone"; it has role, count, independent.',
    );
    check(
      [{ id: 'a', sign: { role: 'noc', independent: 'no' } }],
      'gates.0.sign.independent: "independent" must be true or false.',
    );
    check(
      [{ id: 'a', needs: { lessons: '1' } }],
      'gates.0.needs: "needs" must be a mapping such as { lessons: 1 }.',
    );
    check([{ id: 'a', blocks: [1] }], 'gates.0.blocks.0: "blocks" must hold texts only.');
  });

  it('does not let a gate look at nothing', () => {
    check(
      [{ id: 'a', items: { roles: [] } }],
      'gates.0.items.roles: "roles" is empty, so the gate would look at no item.',
    );
    check(
      [{ id: 'a', items: { role: ['noc'] } }],
      'gates.0.items: "items" must be a mapping with "roles" or "sections".',
    );
  });

  it('takes the first of two gates with one id', () => {
    check([{ id: 'a' }, { id: 'a' }], 'a', 'gates.1.id: Two gates have the id "a".');
  });
});
