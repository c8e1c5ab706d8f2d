import assert from 'node:assert/strict';
import { type Schema, Validator } from '@cfworker/json-schema';
import { outputSchema } from '../../../src/core/schema/output.schema.js';

const validator = new Validator(outputSchema as Schema, '2020-12');

function accepts(output: unknown): boolean {
  return validator.validate(output).valid;
}

const document = {
  path: 'checklists/prj-118.md',
  id: 'CHK-4T7QZ',
  kind: 'checklist',
  title: 'Closeout',
  owner: 'project-team',
  state: 'awaiting acceptance',
  frontmatter: { id: 'CHK-4T7QZ' },
  frontmatterStatus: 'ok',
  review: { reviewedOn: '2026-05-01', dueOn: '2026-11-01', status: 'overdue', overdueDays: 20 },
  project: { phase: 'closeout', state: 'late', ageDays: 140, held: ['ingrid'], owned: true },
};
const counts = {
  ...{ total: 24, done: 20, open: 3, notApplicable: 1, required: 22, requiredOpen: 3 },
  overdue: 1,
};
const item = {
  ...{ key: 'NOC-3', text: 'Export rules', state: 'open', required: true, depth: 0 },
  ...{ section: ['Documentation'], role: null, line: 31, offset: 812, box: 815 },
};
const gate = {
  id: 'acceptance',
  verdict: 'blocked',
  reasons: [{ code: 'item-open', message: 'It is open.', path: 'a.md', line: 31 }],
};
const finding = {
  code: 'gate/blocked',
  level: 'error',
  path: 'a.md',
  range: { start: { line: 3, column: 1 }, end: { line: 3, column: 9 } },
  message: 'It is blocked.',
  documentId: null,
};
const summary = { documents: 1, error: 1, warning: 0, info: 0 };

describe('the schema of the output', () => {
  it('allows what each command prints, and nothing that it does not define', () => {
    const allowed = (outputSchema.anyOf ?? []).map(({ $ref = '' }) => $ref.replace('#/$defs/', ''));
    assert.deepEqual(allowed.toSorted(), Object.keys(outputSchema.$defs ?? {}).toSorted());
  });

  it('accepts lists, single documents and findings', () => {
    assert.ok(accepts({ schema: 'sop/1', documents: [] }));
    assert.ok(accepts({ schema: 'sop/1', documents: [{ ...document, items: counts }] }));
    const lists = { headings: [], links: [], gates: [gate], signOffs: [] };
    const shown = { ...document, itemCounts: counts, items: [item], ...lists };
    assert.ok(accepts({ schema: 'sop/1', documents: [shown] }));
    assert.ok(accepts({ schema: 'sop/1', findings: [finding], summary }));
    assert.ok(accepts({ schema: 'sop/1', path: 'a.md', state: 'open', gates: [gate] }));
  });

  it('accepts members that later versions add', () => {
    const later = { ...document, items: counts, mood: 'good' };
    assert.ok(accepts({ schema: 'sop/1', documents: [later] }));
  });

  it('accepts null for a fact that a document does not have', () => {
    const review = { reviewedOn: null, dueOn: null, status: 'none', overdueDays: 0 };
    const bare = { ...document, id: null, owner: null, review, items: counts };
    assert.ok(accepts({ schema: 'sop/1', documents: [bare] }));
  });

  it('refuses another version, a missing member and a wrong value', () => {
    assert.ok(!accepts({ schema: 'sop/2', documents: [] }));
    assert.ok(!accepts({ schema: 'sop/1' }));
    assert.ok(!accepts({ schema: 'sop/1', documents: [document] }));
    assert.ok(!accepts({ schema: 'sop/1', findings: [{ ...finding, level: 'fatal' }], summary }));
    const { range: _, ...nowhere } = finding;
    assert.ok(!accepts({ schema: 'sop/1', findings: [nowhere], summary }));
  });
});
