import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { roster, signed } from '../support/closeout.js';
import { closeout as accepted } from '../support/closeoutRepository.js';
import { checkOutput } from '../support/outputSchema.js';
import { inFolder, runSop, type SopPlace, type SopRun } from '../support/runSop.js';
import { Story } from '../support/story.js';

const lee = { name: 'Lee Park', email: 'lee@msp.example' };
const dana = { name: 'Dana & Co', email: 'dana@msp.example' };
const sam = { name: 'Sam Ito', email: 'sam@msp.example' };

const open = accepted
  .replace('title: Contoso closeout', 'title: <b>Contoso</b> | closeout')
  .replace(
    '- [x] NET-1: Export the rules.',
    '- [ ] NET-1: Export the rules. [file](fw.txt)\n- [ ] Tell the client.',
  );
const worked = open.replace('[ ] NET-1', '[x] NET-1');
const done = worked.replace('[ ] Tell', '[x] Tell');
const closed = signed(done, { at: '2026-11-05T09:00:00Z' });

/** Worked on in two branches, moved, signed, and spoiled by a later change. */
const story = Story.begin()
  .commit({
    by: lee,
    at: '2026-11-01T09:00:00Z',
    files: {
      '.sop/library.yml': 'title: Test\n',
      '.sop/roster.yml': roster,
      'fw.txt': 'rules\n',
      'a/fw.txt': 'rules\n',
      'closeout.md': open,
      'other.md': '---\nid: SOP-1\n---\n# Other\n',
    },
  })
  .on('work')
  .commit({ by: lee, at: '2026-11-02T09:00:00Z', files: { 'closeout.md': worked } })
  .on('main')
  .commit({ by: sam, at: '2026-11-02T10:00:00Z', files: { 'other.md': '# Other\n' } })
  .commit({ by: sam, at: '2026-11-03T09:00:00Z', merges: ['work'] })
  .commit({
    by: lee,
    at: '2026-11-04T09:00:00Z',
    files: { 'closeout.md': undefined, 'a/closeout.md': done },
  })
  .commit({ by: dana, at: '2026-11-05T09:00:00Z', files: { 'a/closeout.md': closed } })
  .commit({
    by: sam,
    at: '2026-11-06T09:00:00Z',
    files: { 'a/closeout.md': closed.replace('Export the rules.', 'Export all rules.') },
  });

async function inStory(
  use: (sop: (...argv: string[]) => Promise<SopRun>, folder: string) => Promise<void>,
  place: SopPlace = {},
): Promise<void> {
  await inFolder({}, async (folder) => {
    execFileSync('git', ['init', '-q', '--initial-branch=main', folder]);
    story.write(folder);
    execFileSync('git', ['reset', '-q', '--hard'], { cwd: folder });
    await use((...argv) => runSop(folder, ['audit', ...argv], place), folder);
  });
}

interface Event {
  readonly day: string;
  readonly author: string | null;
  readonly message: string;
}

function eventsIn({ stdout }: SopRun): readonly string[] {
  const { timeline } = JSON.parse(stdout) as { timeline: readonly Event[] };
  return timeline.map(({ day, author, message }) => `${day.slice(8)} ${author ?? ''}: ${message}`);
}

describe('sop audit', () => {
  it('tells the life of a document through branches and moves', async () => {
    await inStory(async (sop) => {
      const run = await sop('chk-4t7qz', '--format', 'json');
      assert.equal(run.exitCode, 0, run.stderr);
      checkOutput('audit', run.stdout);
      assert.deepEqual(eventsIn(run), [
        '01 Lee Park: The document was created with 2 items.',
        '02 Lee Park: Item NET-1 “Export the rules. file” was ticked.',
        '04 Lee Park: The file was moved from closeout.md to a/closeout.md.',
        '04 Lee Park: Item “Tell the client.” was ticked.',
        '05 Dana & Co: Dana Reyes (noc) signed “acceptance”.',
        '05 Dana & Co: With that all its gates were passed: it was closed.',
        '06 Sam Ito: Item NET-1 “Export the rules. file” now reads “Export all rules. file”.',
        '06 Sam Ito: The signature of Dana Reyes at “acceptance” (2026-11-05) was voided: what was signed changed.',
        '06 Sam Ito: With that it was closed no longer.',
      ]);
    });
  });

  it('gives what a sign-off is verified by, and who brought each item where it is', async () => {
    await inStory(async (sop, folder) => {
      const { stdout } = await sop('a/closeout.md', '--format', 'json');
      const audit = JSON.parse(stdout);
      assert.equal(audit.standing, 'open');
      assert.deepEqual(
        audit.items.map(({ by, at }: Record<string, string>) => `${by} ${at}`),
        ['Lee Park 2026-11-02T09:00:00Z', 'Lee Park 2026-11-04T09:00:00Z'],
      );
      const [signOff] = audit.signOffs;
      assert.equal(`${signOff.verdict} ${signOff.assurance}`, 'stale author');
      assert.match(signOff.payload, /^\{"at":"2026-11-05T09:00:00Z".*"doc":"CHK-4T7QZ".*\}$/);
      const [evidence] = audit.evidence;
      const blob = execFileSync('git', ['rev-parse', 'HEAD:a/fw.txt'], { cwd: folder });
      assert.deepEqual([evidence.path, evidence.blob], ['a/fw.txt', blob.toString().trim()]);
    });
  });

  it('reads commits alone, so that the same commit gives the same bytes', async () => {
    await inStory(async (sop, folder) => {
      for (const format of ['text', 'html', 'markdown', 'csv', 'json']) {
        const first = await sop('CHK-4T7QZ', '--format', format);
        execFileSync('sh', ['-c', 'echo "- [x] More" >> a/closeout.md'], { cwd: folder });
        const later = new Date('2027-02-01T09:00:00Z');
        const second = await runSop(folder, ['audit', 'CHK-4T7QZ', '--format', format], {
          now: () => later,
        });
        assert.equal(second.stdout, first.stdout);
        assert.notEqual(first.stdout, '');
      }
    });
  });

  it('escapes what documents and authors say in every format', async () => {
    await inStory(async (sop) => {
      const html = await sop('CHK-4T7QZ', '--format', 'html');
      assert.doesNotMatch(html.stdout, /<b>|<script|https?:/);
      assert.match(html.stdout, /<h1>Audit of &lt;b&gt;Contoso&lt;\/b&gt; \| closeout<\/h1>/);
      assert.match(html.stdout, /<td class="who">Dana &amp; Co<\/td>/);
      const markdown = await sop('CHK-4T7QZ', '--format', 'markdown');
      assert.match(markdown.stdout, /^# Audit of \\<b\\>Contoso\\<\/b\\> \\\| closeout\n/);
      assert.match(markdown.stdout, /\| Dana &amp; Co \|/);
    });
  });

  it('tells a part of the time, and of an earlier commit', async () => {
    await inStory(async (sop) => {
      const part = await sop(
        'CHK-4T7QZ',
        '--since',
        '2026-11-04',
        '--until',
        '2026-11-04',
        '--format',
        'json',
      );
      assert.equal(eventsIn(part).length, 2);
      const turned = await sop('CHK-4T7QZ', '--since', '2026-11-04', '--until', '2026-11-03');
      assert.deepEqual(
        [turned.exitCode, turned.stderr],
        [2, 'sop: --since 2026-11-04 comes after --until 2026-11-03.\n'],
      );
      const earlier = await sop('CHK-4T7QZ', '--at', '2026-11-03', '--format', 'json');
      assert.equal(eventsIn(earlier).length, 2);
      assert.equal(JSON.parse(earlier.stdout).today, '2026-11-03');
    });
  });

  it('prints the timeline as a table for a spreadsheet', async () => {
    await inStory(async (sop) => {
      const { stdout } = await sop('CHK-4T7QZ', '--format', 'csv');
      const [head, ...lines] = stdout.trimEnd().split('\r\n');
      assert.equal(head, 'document,day,at,commit,author,email,event,what,item,gate,path');
      assert.equal(lines.length, 9);
      assert.match(
        lines[0] ?? '',
        /^CHK-4T7QZ,2026-11-01,2026-11-01T09:00:00Z,[0-9a-f]{40},Lee Park,/,
      );
    });
  });

  it('says what it cannot find', async () => {
    await inStory(async (sop) => {
      const run = await sop('CHK-4T7QX');
      assert.equal(run.exitCode, 2);
      assert.equal(
        run.stderr,
        'sop: No commit holds a document "CHK-4T7QX". Did you mean CHK-4T7QZ?\n',
      );
      assert.equal(
        (await sop('a/fw.txt')).stderr,
        'sop: By the settings that are committed, a/fw.txt is no document; commit .sop/library.yml if that makes it one.\n',
      );
      const lost = await sop('CHK-4T7QZ', '--at', 'nowhere');
      assert.match(lost.stderr, /--at: git knows no revision "nowhere" here\./);
    });
  });
});
