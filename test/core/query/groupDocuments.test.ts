import assert from 'node:assert/strict';
import type { Document } from '../../../src/core/document/document.js';
import {
  groupInSteps,
  sortByTitleInSteps,
  type Grouping,
} from '../../../src/core/query/groupDocuments.js';
import { profileIn } from '../../../src/core/library/profileIn.js';
import { finish } from '../../../src/core/library/steps.js';
import { libraryOf } from '../../support/libraryOf.js';

const settings = {
  '.sop/library.yml': 'title: Test\nworkflows:\n  visits: Visits\n  incident: Incidents\n',
  '.sop/roster.yml': 'roles:\n  noc:\n    title: Operations centre\n    members: []\n',
};

/** Groups as `label: title, title`. */
function check(grouping: Grouping, documents: readonly string[], expected: readonly string[]) {
  const files = documents.map((frontmatter, index) => [
    `${index}.md`,
    `---\n${frontmatter}\n---\n`,
  ]);
  const library = libraryOf({ ...settings, ...Object.fromEntries(files) });
  const titles = (group: readonly Document[]) =>
    finish(sortByTitleInSteps(library, group)).map(
      (document) => profileIn(library, document).title,
    );
  const groups = finish(groupInSteps(library, library.documents.values(), grouping)).map(
    ({ label, documents: group }) => `${label ?? '-'}: ${titles(group).join(', ')}`,
  );
  assert.deepEqual(groups, expected);
}

describe('groupDocuments', () => {
  it('puts declared values in their order under their titles, others by name, none last', () => {
    check(
      'workflow',
      [
        'title: A',
        'title: B\nworkflow: zoo',
        'title: C\nworkflow: incident',
        'title: D\nworkflow: visits',
      ],
      ['Visits: D', 'Incidents: C', 'zoo: B', '-: A'],
    );
    check(
      'owner',
      ['title: A\nowner: alpha', 'title: B\nowner: noc'],
      ['Operations centre: B', 'alpha: A'],
    );
  });

  it('names kinds by their titles', () => {
    check('kind', ['title: A', 'title: B\nkind: sop'], ['SOP: B', 'Page: A']);
  });

  it('names a client by its document', () => {
    check(
      'client',
      [
        'title: Contoso Ltd\nkind: client\nid: contoso',
        'title: A\nclient: contoso',
        'title: B\nclient: other',
      ],
      ['Contoso Ltd: A', 'other: B', '-: Contoso Ltd'],
    );
  });

  it('sorts by title, numbers by size and case aside', () => {
    check(
      'status',
      ['title: step 10', 'title: Step 9', 'title: alpha'],
      ['-: alpha, Step 9, step 10'],
    );
  });
});
