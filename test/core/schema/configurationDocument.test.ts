import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dateFormats } from '../../../src/core/schema/dateFormat.js';
import type { JsonSchema } from '../../../src/core/schema/jsonSchema.js';
import { librarySchema } from '../../../src/core/schema/library.schema.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { parseRoster } from '../../../src/core/schema/parseRoster.js';
import { automaticPresets, presets } from '../../../src/core/schema/presets.js';
import { rosterSchema } from '../../../src/core/schema/roster.schema.js';

const page = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n([^]*?)```/g)].map((match) => match[1] ?? '');

/** Every key that a schema knows, at any depth. */
function keysOf(schema: JsonSchema): readonly string[] {
  const { properties = {}, items, additionalProperties: others } = schema;
  return [
    ...Object.keys(properties),
    ...[...Object.values(properties), items, others === false ? undefined : others].flatMap(
      (part) => (part === undefined ? [] : keysOf(part)),
    ),
  ];
}

describe('docs/configuration.md', () => {
  it('has examples that are right', () => {
    assert.equal(examples.length, 3);
    for (const example of examples) {
      const isRoster = example.startsWith('people:');
      const { problems } = isRoster ? parseRoster(example) : parseConfiguration(example);
      assert.deepEqual(problems, []);
    }
  });

  it('names every key of both files', () => {
    const keys = new Set([...keysOf(librarySchema), ...keysOf(rosterSchema)]);
    assert.ok(keys.size > 30);
    const missing = [...keys].filter(
      (key) => !new RegExp(`(^|[\`\\s{])${key}[\`:]`, 'm').test(page),
    );
    assert.deepEqual(missing, []);
  });

  it('names every format, and every preset with whether it must be declared', () => {
    for (const format of dateFormats) {
      assert.ok(page.includes(`\`${format}\``), format);
    }
    for (const id of presets.keys()) {
      const automatic = automaticPresets.includes(id) ? 'yes' : 'no';
      assert.match(page, new RegExp(`^\\| \`${id}\` \\|.*\\| ${automatic}`, 'm'));
    }
  });
});
