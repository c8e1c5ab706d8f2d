import { cheat, unaccepted } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  commitRun,
  edit,
  handedOffStory,
  people,
  run,
  settingsPath,
  signed,
  times,
  withoutLastRecord,
} from './closeoutStory.js';

const { lee, dana } = people;
const accepted = () => acceptedStory().text(run);

/** The accepted library with something else beside or in place of the run. */
function beside(
  name: string,
  files: () => Parameters<ReturnType<typeof acceptedStory>['commit']>[0]['files'],
  ...expected: string[]
): CheatCase {
  return cheat(
    name,
    () => acceptedStory().commit({ by: lee, at: times.later, files: files() ?? {} }),
    ...expected,
  );
}

const gone = ['!handoff lee', '!acceptance dana', '!gate handoff', '!gate acceptance', '!state'];
const twin = (path: string, how = '') => [
  `${path} handoff lee: invalid time-mismatch${how} signed-with-change`,
  `${path} acceptance dana: invalid forged-author time-mismatch${how} signed-with-change`,
];
const bothBlocked = (path: string) => [
  'gate handoff: blocked duplicate-id',
  'gate acceptance: blocked duplicate-id after-open',
  'state: open',
  `${path} gate handoff: blocked duplicate-id`,
  `${path} gate acceptance: blocked duplicate-id after-open`,
  `${path} state: open`,
  'finding: id/duplicate',
  `${path} finding: id/duplicate`,
];

/** Ids, twins, and what is no file of its own. */
export const places: readonly CheatCase[] = [
  beside(
    'a signed copy of the run',
    () => ({ 'closeouts/beta.md': accepted() }),
    ...twin('closeouts/beta.md'),
    ...bothBlocked('closeouts/beta.md'),
  ),
  cheat(
    'a signed copy of a run that was away once',
    () => {
      const gone = commitRun(acceptedStory(), lee, '2026-11-20T22:00:00Z', undefined);
      const back = commitRun(gone, lee, '2026-11-20T22:05:00Z', accepted());
      return back.commit({
        by: lee,
        at: times.later,
        files: { 'closeouts/beta.md': accepted() },
      });
    },
    ...twin('closeouts/beta.md'),
    ...bothBlocked('closeouts/beta.md'),
  ),
  beside(
    'a twin whose name differs in case',
    () => ({ 'closeouts/ACME.md': accepted() }),
    ...twin('closeouts/ACME.md'),
    ...bothBlocked('closeouts/ACME.md'),
  ),
  beside(
    'a note that takes its id',
    () => ({ 'notes/x.md': '---\nid: CHK-4T7QZ\n---\n' }),
    ...bothBlocked('notes/x.md').filter((line) => !/^notes.*(gate|state)/.test(line)),
  ),
  beside(
    'a copy for another project',
    () => ({ 'closeouts/beta.md': edit(accepted(), 'CHK-4T7QZ', 'CHK-5T7QZ') }),
    ...twin('closeouts/beta.md', ' content-mismatch'),
    'closeouts/beta.md gate handoff: ready signature-stale signature-missing',
    'closeouts/beta.md gate acceptance: blocked after-open',
    'closeouts/beta.md state: awaiting handoff',
  ),
  beside(
    'a symbolic link in place of the run',
    () => ({
      'closeouts/elsewhere.md': edit(accepted(), 'CHK-4T7QZ', 'CHK-5T7QZ'),
      [run]: { mode: '120000', content: 'elsewhere.md' },
    }),
    ...gone,
    ...twin('closeouts/elsewhere.md', ' content-mismatch'),
    'closeouts/elsewhere.md gate handoff: ready signature-stale signature-missing',
    'closeouts/elsewhere.md gate acceptance: blocked after-open',
    'closeouts/elsewhere.md state: awaiting handoff',
  ),
  beside(
    'a submodule in place of the run',
    () => ({ [run]: { mode: '160000', content: 'a'.repeat(40) } }),
    ...gone,
  ),
  cheat(
    'the link is followed by the run without its acceptance',
    () => {
      const link = acceptedStory().commit({
        by: lee,
        at: '2026-11-20T22:00:00Z',
        files: { [run]: { mode: '120000', content: 'elsewhere.md' } },
      });
      return commitRun(link, lee, times.later, withoutLastRecord(accepted()));
    },
    'acceptance dana: invalid record-removed',
    ...unaccepted,
  ),
  beside(
    'a file of git in place of its evidence',
    () => ({ 'evidence/fw.txt': undefined }),
    'gate handoff: blocked item-evidence',
    'gate acceptance: blocked after-open item-evidence',
    'state: open',
  ),
  cheat(
    'a run without id',
    () => {
      const story = acceptedStory();
      return commitRun(story, lee, times.later, edit(story.text(run), 'id: CHK-4T7QZ\n', ''));
    },
    'handoff lee: stale',
    'acceptance dana: stale',
    'gate handoff: blocked no-id',
    'gate acceptance: blocked no-id after-open',
    'state: awaiting handoff',
    'finding: id/missing',
  ),
  cheat(
    'a run whose id is a number',
    () => {
      const story = acceptedStory();
      return commitRun(story, lee, times.later, edit(story.text(run), 'id: CHK-4T7QZ', 'id: 47'));
    },
    'handoff lee: stale',
    'acceptance dana: stale',
    'gate handoff: blocked no-id',
    'gate acceptance: blocked no-id after-open',
    'state: awaiting handoff',
    'finding: field/type',
  ),
  cheat(
    'a run that the library ignores',
    () =>
      acceptedStory().commit({
        by: lee,
        at: times.later,
        files: { [settingsPath]: 'title: Acme MSP\nignore: [closeouts]\n' },
      }),
    ...gone,
  ),
  cheat(
    'a conflict that was committed',
    () => {
      const story = acceptedStory();
      const text = edit(
        story.text(run),
        '# Closeout\n',
        '# Closeout\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n',
      );
      return commitRun(story, lee, times.later, text);
    },
    'handoff lee: stale',
    'acceptance dana: stale',
    'gate handoff: blocked document-unsure',
    'gate acceptance: blocked document-unsure after-open',
    'state: awaiting handoff',
    'finding: file/conflict-marker',
  ),
  cheat(
    'a run in UTF-16',
    () => {
      const story = handedOffStory();
      const text = signed(story.text(run), byDana);
      const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
      return story.commit({ by: dana, at: times.acceptance, files: { [run]: bytes } });
    },
    'gate handoff: blocked document-unsure',
    'gate acceptance: blocked document-unsure after-open',
    'state: open',
    'finding: file/encoding',
  ),
];
