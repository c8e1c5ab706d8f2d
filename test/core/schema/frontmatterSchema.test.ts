import assert from 'node:assert/strict';
import { parseStrictYaml } from '../../../src/core/document/strictYaml.js';
import { schemaForFrontmatter } from '../../../src/core/schema/frontmatterSchema.js';
import { builtInKinds } from '../../../src/core/schema/kinds/builtInKinds.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { schemaViolations } from '../../../src/core/schema/schemaCheck.js';

const configuration = parseConfiguration(
  'kinds: { run: { fields: { severity: { type: choice, choices: [low, high] } } } }',
);

/** Expected are the messages, each by a part of it. */
function check(kindId: string, yaml: string, ...expected: readonly string[]) {
  const kind = configuration.kinds.get(kindId);
  assert.ok(kind);
  const schema = schemaForFrontmatter(kind, { workflows: configuration.workflows.keys() });
  const messages = schemaViolations(parseStrictYaml(yaml).value ?? {}, schema).map(
    ({ message }) => message,
  );
  assert.equal(messages.length, expected.length, JSON.stringify(messages));
  expected.forEach((words, index) => {
    assert.ok(messages[index]?.includes(words), `${messages[index]} has "${words}"`);
  });
}

const sop = 'id: SOP-0001\ntitle: Backup\nowner: noc\nworkflow: incident\n';

describe('the schema of a kind', () => {
  it('accepts what the kind asks for, and keys it does not know', () => {
    check('sop', sop);
    check('sop', `${sop}kind: sop\nstatus: approved\nreview_in: 6 months\nweather: fine`);
    check('page', '{}');
    check('run', 'severity: high');
  });

  it('says what is missing or of the wrong type', () => {
    check('sop', 'id: a\ntitle: b\nowner: c', 'must have the key "workflow"');
    check('sop', `${sop}due_on: 2026-02-30`, '"due_on" must be a date that exists');
    check('sop', `${sop}tags: x`, '"tags" must be a list of texts');
    check('sop', `${sop}status: done`, '"status" must be one of draft');
    check('sop', sop.replace('incident', 'party'), '"workflow" must be one of incident');
    check('sop', `${sop}kind: lesson`, '"kind" must be "sop"');
    check('run', 'severity: middling', '"severity" must be one of low, high');
  });

  it('can be made of every kind', () => {
    for (const kind of builtInKinds.values()) {
      const schema = schemaForFrontmatter(kind);
      assert.deepEqual(JSON.parse(JSON.stringify(schema)), schema);
      assert.ok(Object.values(schema.properties ?? {}).every(({ description }) => description));
    }
  });
});
