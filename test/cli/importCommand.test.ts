import assert from 'node:assert/strict';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop } from '../support/runSop.js';

const files = {
  '.sop/library.yml': 'title: Test\n',
  'p.md':
    '---\nid: PRJ-118\nkind: project\ntitle: Office move\nclient: CLI-1\npsa_id: "10233"\n---\n\n# Office move\n',
};

/** Runs the command on an export of this text. */
function compare(csv: string, ...argv: readonly string[]) {
  return inFolder({ ...files, 'psa.csv': csv }, (folder) =>
    runSop(folder, ['import', '--csv', 'psa.csv', ...argv]),
  );
}

describe('sop import', () => {
  it('lists what differs, each with its place', async () => {
    const run = await compare('Number,Name,Status\n10233,"Office, new",Open\n\n7,Other,Open\n');
    assert.equal(run.exitCode, 1);
    assert.equal(
      run.stdout,
      'p.md  PRJ-118 is called "Office move" here and "Office, new" in the PSA.\n' +
        'psa.csv:4  7, Other, is open in the PSA, and the library has no project for it.\n',
    );
    assert.match(run.stderr, /2 mismatches in 2 projects\./);
  });

  it('is fine when nothing differs, whatever parts the cells', async () => {
    for (const csv of [
      'Number;Name\r\n10233;Office move\r\n',
      'Number\tName\n10233\tOffice move\n',
    ]) {
      const run = await compare(csv);
      assert.equal(run.exitCode, 0, run.stderr);
      assert.equal(run.stdout, '');
    }
  });

  it('parts cells by what the headings are parted by', async () => {
    const heads = ['Number;"Name, short"', 'Number\t"Name; short"', 'Number,"Name; of; it"'];
    const [semicolons, tabs, commas] = await Promise.all(heads.map((head) => compare(`${head}\n`)));
    assert.deepEqual([tabs, commas], [semicolons, semicolons]);
  });

  it('prints JSON as its schema says', async () => {
    const { stdout } = await compare('Number,Name\n,Nameless\n7,Other\n', '--format', 'json');
    checkOutput('import', stdout);
  });

  it('says what is wrong with a file', async () => {
    const refuses = async (csv: string, words: RegExp) => {
      const run = await compare(csv);
      assert.equal(run.exitCode, 2);
      assert.match(run.stderr, words);
    };
    await refuses('Number,Name\n"7,Other\n', /psa\.csv: The file is no CSV: /);
    await refuses('', /The export is empty\./);
    await refuses('A,B\n', /No column of the export is known to hold the id/);
    const missing = await inFolder(files, (folder) =>
      runSop(folder, ['import', '--csv', 'no.csv']),
    );
    assert.equal(missing.exitCode, 2);
    assert.match(missing.stderr, /no\.csv: There is no such file\./);
  });
});
