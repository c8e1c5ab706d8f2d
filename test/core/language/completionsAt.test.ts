import assert from 'node:assert/strict';
import { suggestionsIn, cursor } from '../../support/languageLibrary.js';

interface Expectation {
  readonly path?: string;
  /** Labels that are there, in this order among themselves. */
  readonly has?: readonly string[];
  /** Labels that are not. */
  readonly lacks?: readonly string[];
  /** All labels. */
  readonly is?: readonly string[];
  readonly suggestsPaths?: boolean;
}

function check(
  text: string,
  { path = 'checklists/a.md', has = [], lacks = [], is, suggestsPaths }: Expectation,
) {
  const labels = suggestionsIn(path, text, suggestsPaths).entries.map(({ label }) => label);
  if (is !== undefined) assert.deepEqual(labels, is);
  assert.deepEqual(
    labels.filter((label) => has.includes(label)),
    has,
  );
  assert.deepEqual(
    lacks.filter((label) => labels.includes(label)),
    [],
  );
}

/** Takes the suggestion with `label` and compares the text with the cursor's place left out. */
function checkTaken(
  text: string,
  { label, after, path = 'checklists/a.md' }: { label: string; after: string; path?: string },
) {
  const bare = text.replace(cursor, '');
  const entry = suggestionsIn(path, text).entries.find((each) => each.label === label);
  assert.ok(entry, `"${label}" is not suggested.`);
  const { range, newText } = entry;
  assert.equal(bare.slice(0, range.start) + newText + bare.slice(range.end), after);
}

describe('completions in frontmatter', () => {
  it('suggests the keys of the kind that are missing, the required ones first', () => {
    check('---\nkind: sop\ntitle: A\n‸\n---\n', {
      has: ['id', 'owner', 'workflow', 'backup_owner', 'tags'],
      lacks: ['kind', 'title', 'sign_offs', 'reviewed_content', 'lead_tech'],
    });
    check('---\nkind: project\n‸\n---\n', { has: ['lead_tech'] });
  });

  it('says whether a key is required and what it means', () => {
    const entries = suggestionsIn('a.md', '---\nkind: sop\nwork‸\n---\n').entries;
    const workflow = entries.find(({ label }) => label === 'workflow');
    assert.equal(workflow?.detail, 'required');
    assert.equal(workflow.documentation, 'Workflow the procedure is for.');
  });

  it('writes a key with what its value begins with', () => {
    checkTaken('---\nkind: sop\now‸\n---\n', {
      label: 'owner',
      after: '---\nkind: sop\nowner: \n---\n',
    });
    checkTaken('---\nkind: sop\nta‸\n---\n', {
      label: 'tags',
      after: '---\nkind: sop\ntags: [$0]\n---\n',
    });
    checkTaken('---\nkind: sop\now‸: noc\n---\n', {
      label: 'owner',
      after: '---\nkind: sop\nowner: noc\n---\n',
    });
  });

  it('suggests values by the type of the field', () => {
    check('---\nkind: ‸\n---\n', { has: ['sop', 'checklist', 'lesson'] });
    check('---\nowner: ‸\n---\n', { is: ['noc', 'project-team'] });
    check('---\nreviewed_by: ‸\n---\n', { is: ['dana'] });
    check('---\nkind: sop\nworkflow: ‸\n---\n', { has: ['incident', 'project'] });
    check('---\nkind: sop\nstatus: ‸\n---\n', {
      is: ['draft', 'in-review', 'approved', 'retired'],
    });
    check('---\ndue_on: ‸\n---\n', {
      has: ['2026-11-20', '2026-11-21', '2026-11-27', '2026-11-30'],
    });
    check('---\nreview_in: ‸\n---\n', { has: ['6 months', '12 months'] });
    check('---\ntags: [‸]\n---\n', { is: ['network'] });
    check('---\nclient: ‸\n---\n', { is: ['CLT-CONTOSO'] });
    check('---\nkind: lesson\ntarget: ‸\n---\n', { is: ['SOP-0012'] });
    check('---\nkind: sop\nacknowledge:\n  - ‸\n---\n', { is: ['noc', 'project-team'] });
    check('---\ntitle: ‸\n---\n\n# Contoso closeout\n', { is: ['Contoso closeout'] });
  });

  it('suggests the parts of gates', () => {
    check('---\ngates:\n  - id: a\n    ‸\n---\n', { has: ['title', 'sign'], lacks: ['id'] });
    check('---\ngates:\n  - ‸\n---\n', { has: ['id', 'sign'] });
    check('---\ngates:\n  - id: a\n    sign: { ‸ }\n---\n', {
      is: ['role', 'count', 'independent'],
    });
    check('---\ngates:\n  - id: a\n    sign: { role: ‸ }\n---\n', { is: ['noc', 'project-team'] });
    check('---\ngates:\n  - id: a\n    items: { sections: [‸] }\n---\n\n# T\n\n## Network\n', {
      is: ['Network'],
    });
  });

  it('replaces the value at the cursor and quotes what must be quoted', () => {
    checkTaken('---\nowner: pro‸x # who\n---\n', {
      label: 'noc',
      after: '---\nowner: noc # who\n---\n',
    });
    checkTaken('---\nowner:‸\n---\n', { label: 'noc', after: '---\nowner: noc\n---\n' });
    checkTaken('---\nowner: "‸"\n---\n', { label: 'noc', after: '---\nowner: "noc"\n---\n' });
    checkTaken('---\ntitle: ‸\n---\n# Ready: yes\n', {
      label: 'Ready: yes',
      after: '---\ntitle: "Ready: yes"\n---\n# Ready: yes\n',
    });
  });

  it('answers while the block cannot be read', () => {
    check('---\nkind: sop\nowner: [\nstatus: ‸\n---\n', { has: ['draft'] });
  });

  it('leaves records of sign-offs and comments alone', () => {
    check('---\nsign_offs:\n  - ‸\n---\n', { is: [] });
    check('---\nowner: noc # ‸\n---\n', { is: [] });
  });
});

describe('completions in text', () => {
  it('suggests ids after [[ and closes the link', () => {
    check('See [[‸', { has: ['LL-7Q3K9', 'SOP-0012'] });
    checkTaken('See [[SOP‸', { label: 'SOP-0012', after: 'See [[SOP-0012]]' });
    checkTaken('See [[SOP‸]] too', { label: 'SOP-0012', after: 'See [[SOP-0012]] too' });
  });

  it('finds documents by their titles as well', () => {
    check('See [[change‸', { is: ['SOP-0012'] });
  });

  it('suggests headings behind # of a wiki link', () => {
    check('See [[SOP-0012#‸', { is: ['change-a-firewall', 'when-to-escalate', 'roll-back'] });
  });

  it('suggests marks of items', () => {
    check('- [ ] Export rules (‸', {
      is: ['optional', 'evidence', 'evidence:', 'n/a:', 'due', 'from'],
    });
    check('- [ ] Export rules (evidence: ‸', { is: ['file', 'link', 'ticket', 'meeting'] });
    check('- [ ] Export rules (due ‸', { has: ['2026-11-20', '2026-11-27'] });
    check('- [ ] Export rules (from ‸', { is: ['LL-7Q3K9'] });
    check('- [ ] Export rules @‸', { is: ['noc', 'project-team', 'dana'] });
    check('## Network @‸', { has: ['noc'] });
    checkTaken('- [ ] Export (due ‸)', {
      label: '2026-11-20',
      after: '- [ ] Export (due 2026-11-20)',
    });
    checkTaken('- [ ] Export (‸', { label: 'optional', after: '- [ ] Export (optional)' });
  });

  it('suggests none of them in prose, code and addresses', () => {
    check('Export rules (‸', { is: [] });
    check('Write to dana@‸', { is: [] });
    check('- [ ] Run `show @‸', { is: [] });
    check('```\n- [ ] Run (‸\n```\n', { is: [] });
  });

  it('suggests documents by title in Markdown links, and leaves paths and anchors to the editor', () => {
    check('[x](‸', { has: ['Change a firewall'] });
    check('[x](../‸', { is: [] });
    check('[x](../sops/firewall.md#‸', { is: [] });
    check('[x](../sops/firewall.md#‸', { has: ['roll-back'], suggestsPaths: false });
    checkTaken('[x](fire‸)', { label: 'Change a firewall', after: '[x](../sops/firewall.md)' });
  });
});

describe('completions in sop-list blocks', () => {
  const block = (text: string) => `# NOC\n\n\`\`\`sop-list\n${text}\n\`\`\`\n`;
  it('suggests the keys of a list', () => {
    check(block('title: Past due\n‸'), {
      is: ['query', 'of', 'columns', 'sort', 'group', 'limit', 'view', 'at_most'],
    });
    check(block('view: ‸'), { is: ['list', 'table', 'board', 'number', 'chart'] });
  });

  it('suggests fields and values of a query', () => {
    check(block('query: ‸'), { has: ['kind', 'owner', 'due_on', 'state'] });
    check(block('query: kind:‸'), { has: ['sop', 'checklist'] });
    check(block('query: kind:sop -owner:‸'), { is: ['noc', 'project-team'] });
    check(block('columns: [id, ‸]'), { has: ['title', 'overdue_days'] });
    check(block('sort: overdue_days ‸'), { is: ['asc', 'desc'] });
    checkTaken(block('query: kind:sop ow‸'), {
      label: 'owner',
      after: block('query: kind:sop owner:'),
    });
    checkTaken(block('query: kind:so‸'), { label: 'sop', after: block('query: kind:sop') });
  });
});

describe('completions in settings', () => {
  it('suggests keys and values of the library', () => {
    const path = '.sop/library.yml';
    check('‸', { path, has: ['title', 'kinds', 'workflows', 'review'] });
    check('review:\n  ‸', { path, is: ['due_soon', 'long_overdue'] });
    check('folders:\n  runbooks/**:\n    owner: ‸', { path, is: ['noc', 'project-team'] });
    check('folders:\n  runbooks/**:\n    kind: ‸', { path, has: ['sop'] });
    check('rules:\n  ‸', { path, has: ['link/missing-file'] });
    check('rules:\n  link/missing-file: ‸', { path, is: ['error', 'warning', 'info', 'off'] });
    check('snoozes:\n  - ‸', { path, is: ['rule', 'path', 'until', 'reason'] });
    check('policy:\n  assurance:\n    noc: ‸', {
      path,
      is: ['recorded', 'author', 'commit', 'record'],
    });
  });

  it('suggests keys and values of the roster', () => {
    const path = '.sop/roster.yml';
    check('people:\n  kim:\n    name: Kim\n    ‸', {
      path,
      has: ['email', 'keys', 'until'],
      lacks: ['name'],
    });
    check('people:\n  kim:\n    reports_to: ‸', { path, is: ['dana'] });
    check('roles:\n  noc: [‸]', { path, is: ['dana'] });
    check('roles:\n  noc:\n    members:\n      - person: ‸', { path, is: ['dana'] });
  });
});
