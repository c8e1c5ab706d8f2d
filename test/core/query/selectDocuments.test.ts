import assert from 'node:assert/strict';
import fc from 'fast-check';
import { selectDocuments } from '../../../src/core/query/selectDocuments.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { fuzz } from '../../support/fuzz.js';
import { libraryOf } from '../../support/libraryOf.js';

const library = libraryOf({
  '.sop/library.yml': 'folders:\n  runbooks/**: { kind: sop, owner: noc, workflow: incident }\n',
  'checklists/prj-118.md':
    '---\nid: CHK-4T7QZ\nkind: checklist\ntitle: Contoso closeout\nowner: project-team\n' +
    'client: CLI-CONTOSO\ntags: [network, Handoff]\ndue_on: 2026-11-25\nlead: { name: Dana Reyes }\n---\n\n' +
    '## Firewall\n\n- [x] NOC-3: Export rules\n- [ ] Label ports (due 2026-11-01)\n- [ ] Cake (optional)\n',
  'checklists/prj-119.md':
    '---\nid: CHK-AAAAA\nkind: checklist\ntitle: Fabrikam closeout\nowner: project-team\n' +
    'client: CLI-FABRIKAM\ndue_on: 2027-03-01\nscore: 7\nready: true\n---\n\n- [x] Done\n- [x] Too\n',
  'runbooks/dns.md':
    '---\ntitle: DNS down\nreviewed_on: 2026-05-01\nreview_in: 6 months\n---\n\n# DNS\n',
  'notes.md': '# Notes about firewalls\n\nPlain.\n',
});

// A day of the calendar, as the parser would brand it.
const today = '2026-11-21' as CivilDate;

function check(query: string, ...expected: string[]) {
  const { documents, problems } = selectDocuments(library, { today, query });
  assert.deepEqual(problems, []);
  assert.deepEqual(names(documents), expected);
}

function sorted(sort: string, ...expected: string[]) {
  const { documents, sortProblems } = selectDocuments(library, { today, sort });
  assert.deepEqual(sortProblems, []);
  assert.deepEqual(names(documents), expected);
}

function refuses(query: string, marked: string, message: string) {
  const { documents, problems } = selectDocuments(library, { today, query });
  assert.deepEqual(documents, []);
  assert.equal(problems[0]?.message, message);
  const { start, end } = problems[0].range;
  assert.equal(query.slice(start, end), marked);
}

function names(documents: readonly { readonly path: string }[]): readonly string[] {
  return documents.map(({ path }) => path.replace(/^.*\/|\.md$/g, ''));
}

describe('selectDocuments', () => {
  it('gives every document in the order of paths without a query', () => {
    check('', 'prj-118', 'prj-119', 'notes', 'dns');
  });

  it('finds bare words in titles, ids, paths, headings and items, in any case', () => {
    check('firewall', 'prj-118', 'notes');
    check('CONTOSO closeout', 'prj-118');
    check('chk-aaaaa', 'prj-119');
    check('runbooks/', 'dns');
    check('"label ports"', 'prj-118');
    check('fire*ports');
    check('export*rules', 'prj-118');
  });

  it('compares names by whole words, with wildcards when asked', () => {
    check('kind:checklist', 'prj-118', 'prj-119');
    check('kind:check');
    check('kind:check*', 'prj-118', 'prj-119');
    check('client:cli-contoso', 'prj-118');
    check('client:*contoso', 'prj-118');
    check('id:CHK-?????', 'prj-118', 'prj-119');
    check('tags:handoff', 'prj-118');
    check('lead.name:reyes', 'prj-118');
    check('lead.name:="dana reyes"', 'prj-118');
    check('lead.name:=reyes');
  });

  it('knows what folders and kinds give', () => {
    check('kind:sop owner:@noc workflow:incident', 'dns');
    check('kind:page', 'notes');
  });

  it('compares dates with days from today, months and years', () => {
    check('due_on:<7d', 'prj-118');
    check('due_on:<4d');
    check('due_on:<=4d', 'prj-118');
    check('due_on:>=-30d', 'prj-118', 'prj-119');
    check('due_on:2026-11', 'prj-118');
    check('due_on:<=2026', 'prj-118');
    check('due_on:>2026', 'prj-119');
    check('due_on:[2026-11-25 TO 2027-03-01}', 'prj-118');
    check('due_on:[* TO *]', 'prj-118', 'prj-119');
    check('due_on:2026-11-25', 'prj-118');
    check('due_on:*', 'prj-118', 'prj-119');
    check('-due_on:*', 'notes', 'dns');
  });

  it('compares numbers', () => {
    check('items:3', 'prj-118');
    check('items_open:>0', 'prj-118');
    check('required_open:1', 'prj-118');
    check('items_overdue:>=1', 'prj-118');
    check('progress:<50%', 'prj-118');
    check('progress:100', 'prj-119');
    check('score:>6', 'prj-119');
    check('ready:true', 'prj-119');
  });

  it('asks for the review clock', () => {
    check('review:overdue', 'dns');
    check('overdue_days:20', 'dns');
    check('review_due_on:2026-11-01', 'dns');
  });

  it('asks for all terms at once, for either side of OR, and for none that is negated', () => {
    check('kind:checklist due_on:<7d -client:contoso "firewall"', 'prj-118');
    check('kind:(sop OR page) -dns', 'notes');
    check('kind:sop OR kind:checklist client:*fabrikam', 'prj-119', 'dns');
  });

  it('says which field was meant and what a value should be', () => {
    refuses('kind:sop onwer:noc', 'onwer', 'There is no field "onwer". Did you mean "owner"?');
    refuses('zzzzzz:1', 'zzzzzz', 'There is no field "zzzzzz".');
    refuses(
      'due_on:<soon',
      '<soon',
      'due_on: "soon" is no date; write 2026-05-01, 2026-05, today, 7d or -30d.',
    );
    refuses(
      'x due_on:2026-02-30',
      '2026-02-30',
      'due_on: "2026-02-30" is no date; write 2026-05-01, 2026-05, today, 7d or -30d.',
    );
    refuses('items:many', 'many', 'items: "many" is no number.');
  });

  it('sorts by fields, documents without a value last', () => {
    sorted('title', 'prj-118', 'dns', 'prj-119', 'notes');
    sorted('-due_on', 'prj-119', 'prj-118', 'notes', 'dns');
    sorted('due_on,-path', 'prj-118', 'prj-119', 'dns', 'notes');
    sorted('-progress', 'prj-119', 'prj-118', 'notes', 'dns');
    const { sortProblems } = selectDocuments(library, { today, sort: 'titel' });
    assert.deepEqual(
      sortProblems.map(({ message }) => message),
      ['There is no field "titel". Did you mean "title"?'],
    );
  });

  it('stops at the limit', () => {
    const { documents } = selectDocuments(library, { today, sort: 'path', limit: 1 });
    assert.deepEqual(names(documents), ['prj-118']);
  });

  it('never throws, whatever is asked', () => {
    const term = fc.tuple(
      fc.constantFrom(...['', '-', '!', 'NOT ', '(']),
      fc.constantFrom(...['', 'kind:', 'due_on:', 'items:', 'title:', 'lead.name:', 'nothing:']),
      fc.constantFrom(...['', '<', '>=', '=', '"', '[', '{', '@']),
      fc.oneof(
        fc.constantFrom(...['7d', '2026', '2026-13', '9999y', '-9999y', '*a*b*', '1 TO 2]', '1e9']),
        fc.string({ unit: 'binary', maxLength: 8 }),
      ),
      fc.constantFrom(...['', ')', ' OR ', '"', ' ']),
    );
    fc.assert(
      fc.property(fc.array(term, { maxLength: 6 }), (terms) => {
        const query = terms.flat().join('');
        const { documents, problems } = selectDocuments(library, { today, query, sort: '-items' });
        assert.ok(problems.length === 0 || documents.length === 0);
      }),
      fuzz(2000),
    );
  });
});
