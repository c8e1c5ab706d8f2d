import { roster } from '../../support/closeout.js';
import { cheat, unaccepted } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  byDana,
  byLee,
  commitRun,
  edit,
  handedOffStory,
  openRun,
  people,
  rosterPath,
  run,
  settingsStory,
  signed,
  times,
  verifiedRun,
  workedRun,
  workedStory,
} from './closeoutStory.js';
import type { Author, Story } from '../../support/story.js';

const { lee, dana, noor, sam, ola } = people;
const later = '2026-11-20T21:00:00Z';

/** The acceptance signed by somebody else, and what that is worth. */
// eslint-disable-next-line @typescript-eslint/max-params -- A case is one line of words.
function acceptedBy(
  name: string,
  who: Author,
  { role = 'noc', members = roster }: { readonly role?: string; readonly members?: string },
  expected: string,
) {
  return cheat(
    name,
    () => {
      const start = settingsStory.commit({
        by: sam,
        at: times.settings,
        files: { [rosterPath]: members },
      });
      const story = handedOffStory(start);
      const record = { ...byDana, role, name: who.name, by: who.email };
      return commitRun(story, who, times.acceptance, signed(story.text(run), record));
    },
    '!acceptance dana',
    expected,
    ...unaccepted,
  );
}

/** Dana works on `text` before she accepts what has become of it. */
function workedOn(name: string, ...steps: readonly ((story: Story) => Story)[]) {
  return cheat(
    name,
    () => {
      const done = steps.reduce((story, step) => step(story), settingsStory);
      const text = done.text(run);
      const handedOff = commitRun(done, lee, times.handoff, signed(text, byLee));
      return commitRun(handedOff, dana, times.acceptance, signed(handedOff.text(run), byDana));
    },
    'acceptance dana: invalid self-approval',
  );
}

const file = { files: { 'evidence/fw.txt': 'permit any\n' } };
const by =
  (author: Author, at: string, text: string) =>
  (story: Story): Story =>
    commitRun(story, author, at, text, file);
const withoutTick = edit(workedRun, '[x] NET-2', '[ ] NET-2');
const extra = '- [x] NET-3: Document the VPN.\n';
const withExtra = edit(verifiedRun, '- [x] Tell', `${extra}- [x] Tell`);
const plain = (text: string) => text.replace(/template: .*\n/, '');
const dayLater = '2026-11-19T10:00:00Z';

/** Who may sign, and who must not have done the work. */
export const duties: readonly CheatCase[] = [
  acceptedBy(
    'the project lead signs as the NOC',
    lee,
    {},
    'acceptance lee: invalid not-in-role not-independent self-approval',
  ),
  acceptedBy(
    'the project lead signs as the project team',
    lee,
    { role: 'project-team' },
    'acceptance lee: invalid wrong-role not-independent',
  ),
  acceptedBy(
    'a member of both roles signs',
    lee,
    { members: edit(roster, '{ person: dana }', '{ person: dana }, { person: lee }') },
    'acceptance lee: invalid not-independent self-approval',
  ),
  acceptedBy(
    'a member of both roles signs who did none of the work',
    noor,
    { members: edit(roster, '{ person: lee }', '{ person: lee }, { person: noor }') },
    'acceptance noor: invalid not-independent',
  ),
  acceptedBy('a former member signs', ola, {}, 'acceptance ola: invalid not-in-role'),
  acceptedBy(
    'a member signs who joins tomorrow',
    noor,
    { members: edit(roster, '{ person: noor }', '{ person: noor, from: 2026-11-21 }') },
    'acceptance noor: invalid not-in-role',
  ),
  acceptedBy(
    'a member signs who has left the company',
    noor,
    { members: edit(roster, '[noor@msp.example] }', '[noor@msp.example], until: 2026-11-19 }') },
    'acceptance noor: invalid not-in-role',
  ),
  acceptedBy('the manager signs as the NOC', sam, {}, 'acceptance sam: invalid not-in-role'),
  acceptedBy(
    'the manager signs as manager',
    sam,
    { role: 'service-manager' },
    'acceptance sam: invalid wrong-role',
  ),
  acceptedBy(
    'she signs in a role that looks like hers',
    dana,
    { role: 'nоc' },
    'acceptance dana: invalid not-in-role wrong-role self-approval',
  ),
  cheat(
    'the NOC hands off for the project team',
    () => {
      const story = workedStory();
      const record = { ...byLee, role: 'noc', name: dana.name, by: dana.email };
      return commitRun(story, dana, times.handoff, signed(verifiedRun, record));
    },
    '!handoff lee',
    '!acceptance dana',
    'handoff dana: invalid wrong-role',
    'gate handoff: ready signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
  ),
  cheat(
    'two signatures are asked for and she gives both',
    () => {
      const two = (text: string) =>
        edit(text, 'sign: { role: noc }', 'sign: { role: noc, count: 2 }');
      let story = commitRun(settingsStory, lee, times.run, two(openRun));
      story = commitRun(story, lee, times.worked, two(workedRun), file);
      story = commitRun(story, dana, times.verified, two(verifiedRun));
      story = commitRun(story, lee, times.handoff, signed(two(verifiedRun), byLee));
      story = commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
      return commitRun(story, dana, later, signed(story.text(run), { ...byDana, at: later }));
    },
    'acceptance dana: valid',
    'acceptance dana: valid',
    ...unaccepted,
  ),
  workedOn(
    'she ticks an item of the project team',
    by(lee, times.run, openRun),
    by(lee, times.worked, withoutTick),
    by(dana, times.verified, verifiedRun),
  ),
  workedOn(
    'she ticks it under her second address',
    (story) =>
      story.commit({
        by: sam,
        at: times.settings,
        files: {
          [rosterPath]: edit(roster, '[dana@msp.example]', '[dana@msp.example, dana@home.example]'),
        },
      }),
    by(lee, times.worked, withoutTick),
    by({ name: 'D', email: 'DANA@home.example' }, times.verified, verifiedRun),
  ),
  workedOn(
    'she names the evidence of an item of theirs',
    by(lee, times.worked, edit(verifiedRun, ' [rules](../evidence/fw.txt)', '')),
    by(dana, dayLater, verifiedRun),
  ),
  workedOn(
    'she rewords an item of theirs',
    by(lee, times.worked, edit(withExtra, 'Document the VPN', 'Remove the VPN')),
    by(dana, dayLater, withExtra),
  ),
  workedOn(
    'she takes an item of theirs away',
    by(lee, times.worked, withExtra),
    by(dana, dayLater, verifiedRun),
  ),
  workedOn(
    'she makes an item of theirs her own',
    by(lee, times.worked, withExtra),
    by(dana, dayLater, edit(withExtra, 'Document the VPN.', 'Document the VPN. @noc')),
  ),
  workedOn(
    'she adds an item of theirs, done',
    by(lee, times.worked, verifiedRun),
    by(dana, dayLater, withExtra),
  ),
  workedOn('she makes the run with their items done', by(dana, times.worked, verifiedRun)),
  workedOn(
    'she ticks it in a merge',
    by(lee, times.worked, withoutTick),
    (story) =>
      story
        .on('other')
        .commit({ by: lee, at: times.worked, files: { 'evidence/more.txt': 'x\n' } })
        .on('main'),
    (story) =>
      story.commit({
        by: dana,
        at: times.verified,
        merges: ['other'],
        files: { [run]: verifiedRun },
      }),
  ),
  workedOn(
    'she ticks it before the run moves',
    (story) =>
      story.commit({
        by: lee,
        at: times.worked,
        files: { 'drafts/acme.md': withoutTick, ...file.files },
      }),
    (story) =>
      story.commit({ by: dana, at: times.verified, files: { 'drafts/acme.md': verifiedRun } }),
    (story) =>
      story.commit({
        by: lee,
        at: dayLater,
        files: { 'drafts/acme.md': undefined, [run]: verifiedRun },
      }),
  ),
  workedOn(
    'she ticks it before a run without template moves',
    (story) =>
      story.commit({
        by: lee,
        at: times.worked,
        files: { 'drafts/acme.md': plain(withoutTick), ...file.files },
      }),
    (story) =>
      story.commit({
        by: dana,
        at: times.verified,
        files: { 'drafts/acme.md': plain(verifiedRun) },
      }),
    (story) =>
      story.commit({
        by: lee,
        at: dayLater,
        files: { 'drafts/acme.md': undefined, [run]: plain(verifiedRun) },
      }),
  ),
];
