import assert from 'node:assert/strict';
import { compareExport } from '../../../src/core/projects/compareExport.js';
import { readExport } from '../../../src/core/projects/exportedProjects.js';
import type { CivilDate } from '../../../src/core/schema/civilDate.js';
import { parseConfiguration } from '../../../src/core/schema/parseConfiguration.js';
import { libraryOf } from '../../support/libraryOf.js';

const today = '2026-11-20' as CivilDate;

function project(id: string, ...fields: readonly string[]): string {
  return ['---', `id: ${id}`, 'kind: project', ...fields, '---', '', `# ${id}`, ''].join('\n');
}

const pages = {
  'projects/118.md': project(
    'PRJ-118',
    'title: Office move',
    'client: CLI-1',
    'psa_id: "10233"',
    'status: active',
    'ends_on: 2026-10-30',
  ),
  'clients/1.md': '---\nid: CLI-1\nkind: client\ntitle: Kestrel Legal\n---\n\n# Kestrel Legal\n',
};

/** Rows of a table, cells parted by `|`, against pages; each mismatch as `code message`. */
function check(
  rows: readonly string[],
  files: Readonly<Record<string, string>>,
  { expected, settings = '' }: { expected: readonly string[]; settings?: string },
): void {
  const table = rows.map((row, index) => ({ line: index + 1, cells: row.split('|') }));
  const reading = readExport(table, parseConfiguration(settings).psa);
  if (reading.kind === 'refused') {
    assert.deepEqual([reading.message], expected);
    return;
  }
  const found = compareExport(libraryOf(files), reading.projects, today);
  assert.deepEqual(
    [...reading.problems, ...found].map(({ code, message }) => `${code} ${message}`),
    expected,
  );
}

const head = 'Project Number|Project Name|Company|Status|End Date';

describe('an export of projects', () => {
  it('agrees where names differ in nothing but case and punctuation', () => {
    check([head, '10233|OFFICE-MOVE|Kestrel Legal|In progress|2026-10-30'], pages, {
      expected: [],
    });
  });

  it('differs in name, client and end', () => {
    check([head, '10233|Cheapside|Kestrel LLP|In progress|2026-12-01'], pages, {
      expected: [
        'title-differs PRJ-118 is called "Office move" here and "Cheapside" in the PSA.',
        'client-differs PRJ-118 is for Kestrel Legal here and for Kestrel LLP in the PSA.',
        'end-differs PRJ-118 ends on 2026-10-30 here and on 2026-12-01 in the PSA.',
      ],
    });
  });

  it('is closed there and not here, or here and not there', () => {
    check([head, '10233|Office move|Kestrel Legal|Closed|'], pages, {
      expected: [
        'open-in-library PRJ-118 is Closed in the PSA, but here it is in the phase delivery.',
      ],
    });
    const closed = { 'p.md': project('PRJ-1', 'title: Old', 'client: CLI-1', 'status: closed') };
    check([head, 'PRJ-1|Old|CLI-1|In progress|'], closed, {
      expected: ['open-in-psa PRJ-1 is closed here, but In progress in the PSA.'],
    });
  });

  it('has projects that the library lacks, unless they are over', () => {
    check([head, '10233|Office move|||', '7|New|Contoso|New|', '8|Past|Contoso|Complete|'], pages, {
      expected: [
        'not-in-library 7, New, is open in the PSA, and the library has no project for it.',
      ],
    });
  });

  it('lacks projects that the library has', () => {
    check([head], pages, {
      expected: ['not-in-export PRJ-118 is 10233 in the PSA, which the export does not have.'],
    });
  });

  it('helps to find the id of a page that has none', () => {
    const files = { 'p.md': project('PRJ-5', 'title: Two sites', 'client: CLI-1') };
    check([head, '77|Two Sites|||'], files, {
      expected: [
        'psa-id-missing PRJ-5 has the name of 77 in the PSA; write psa_id: "77" into it if it is the same.',
      ],
    });
    check([head], files, {
      expected: [
        'psa-id-missing PRJ-5 names no project of the PSA, and the export has none of this name.',
      ],
    });
  });

  it('finds two pages for one project', () => {
    const files = {
      'a.md': project('PRJ-1', 'title: A', 'client: CLI-1', 'psa_id: 7'),
      'b.md': project('PRJ-2', 'title: A', 'client: CLI-1', 'psa_id: 7'),
    };
    check([head, '7|A|CLI-1||'], files, {
      expected: ['psa-id-twice PRJ-2 and PRJ-1 both say that they are 7 in the PSA.'],
    });
  });

  it('tells rows that say too little', () => {
    check(
      [head, '|Nameless|||', '7|A||Closed|', '7|A||Closed|', '8|B||Closed|soon', '||||'],
      {},
      {
        expected: [
          'no-id The row names no project.',
          'duplicate-id Project 7 stands in line 3 already.',
          'bad-date "soon" is no date that is understood; name its form in .sop/library.yml as psa.date_format.',
        ],
      },
    );
  });

  it('is read by the headings and dates that the configuration names', () => {
    const settings =
      'psa:\n  columns: { id: Key, ends_on: Finish }\n  closed: [Invoiced]\n  date_format: MM/DD/YYYY\n';
    check(['Key|Finish|Status', '10233|10/31/2026|Open', '9||invoiced'], pages, {
      expected: ['end-differs PRJ-118 ends on 2026-10-30 here and on 2026-10-31 in the PSA.'],
      settings,
    });
    check(['Number|Name'], pages, {
      expected: ['The export has no column "Key", which .sop/library.yml names for id.'],
      settings,
    });
  });

  it('is refused without a column of ids', () => {
    check([], {}, { expected: ['The export is empty.'] });
    check(
      ['What|Who'],
      {},
      {
        expected: [
          'No column of the export is known to hold the id of a project. Name it in .sop/library.yml as psa.columns.id; there are: "What", "Who".',
        ],
      },
    );
  });
});
