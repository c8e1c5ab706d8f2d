import { accept, cheat, unaccepted } from './cheat.js';
import {
  byDana,
  byLee,
  commitRun,
  edit,
  openRun,
  people,
  run,
  settingsStory,
  signed,
  times,
  verifiedRun,
  workedRun,
  workedStory,
} from './closeoutStory.js';

const { lee, dana } = people;
const at = (instant: string, committedAt = instant) => ({ at: instant, committedAt });

/** The acceptance says and its commit has this time. */
const acceptAt = (instant: string, committedAt = instant) =>
  accept({ at: instant }, at(instant, committedAt));

const unreadable = [
  '!acceptance dana',
  'unreadable record: 1',
  'gate handoff: blocked sign-off-invalid',
  'gate acceptance: blocked sign-off-invalid after-open',
  'state: open',
];
const malformed = (name: string, instant: string) =>
  cheat(name, () => accept({ at: instant }), ...unreadable);

/** Handed off at a time before the work was done, then accepted honestly. */
function handedOffAt(instant: string, committedAt = instant) {
  const story = commitRun(
    workedStory(),
    lee,
    instant,
    signed(verifiedRun, { ...byLee, at: instant }),
    { committedAt },
  );
  return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
}

/** Dana verifies between Lee's work and his hand-off, which looks at nothing of hers. */
export const early = '2026-11-18T16:00:00Z';

/** When it says to have been signed, against when it was. */
export const time = [
  cheat(
    'eleven minutes after its commit',
    () => accept({ at: '2026-11-20T20:15:06Z' }),
    'acceptance dana: invalid time-mismatch',
  ),
  cheat(
    'an hour before its commit',
    () => accept({ at: '2026-11-20T19:04:05Z' }),
    'acceptance dana: invalid time-mismatch',
  ),
  cheat(
    "before what it signs was written, by the author's clock too",
    () => acceptAt('2026-11-19T08:00:00Z'),
    'acceptance dana: invalid backdated',
  ),
  cheat(
    "before what it signs was written, by the author's clock alone",
    () => acceptAt('2026-11-19T08:00:00Z', times.acceptance),
    'acceptance dana: invalid backdated',
  ),
  cheat(
    'after what it signs was written, but before the record it follows',
    () => acceptAt('2026-11-19T15:30:00Z'),
    'acceptance dana: invalid backdated',
  ),
  cheat(
    'a hand-off before the work',
    () => handedOffAt('2026-11-18T09:00:00Z', times.handoff),
    'handoff lee: invalid backdated',
  ),
  cheat(
    'before the work, which a merge brought',
    () => {
      const before = commitRun(settingsStory, lee, times.run, openRun);
      const work = commitRun(before.on('work'), lee, times.worked, workedRun, {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      const merged = work.on('main').commit({ by: people.sam, at: times.worked, merges: ['work'] });
      const done = commitRun(merged, dana, '2026-11-18T16:00:00Z', verifiedRun);
      const handoff = { ...byLee, at: '2026-11-17T09:00:00Z' };
      const story = commitRun(done, lee, handoff.at, signed(verifiedRun, handoff), {
        committedAt: times.handoff,
      });
      return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
    },
    'handoff lee: invalid backdated',
  ),
  cheat(
    'before the work, which a merge made itself',
    () => {
      const before = commitRun(settingsStory, lee, times.run, openRun);
      const half = edit(workedRun, '[x] NET-2', '[ ] NET-2');
      const other = before
        .on('other')
        .commit({ by: lee, at: times.run, files: { 'evidence/fw.txt': 'permit any\n' } });
      const mine = commitRun(other.on('main'), lee, '2026-11-11T09:00:00Z', half);
      const merged = mine.commit({
        by: people.sam,
        at: times.worked,
        merges: ['other'],
        files: { [run]: verifiedRun },
      });
      const handoff = { ...byLee, at: '2026-11-12T09:00:00Z' };
      const story = commitRun(merged, lee, handoff.at, signed(verifiedRun, handoff), {
        committedAt: times.handoff,
      });
      return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
    },
    'handoff lee: invalid backdated',
  ),
  cheat(
    "before the document's previous commit, by both clocks",
    () => handedOffAt(early),
    'handoff lee: invalid backdated',
  ),
  cheat(
    'an hour from now',
    () => acceptAt('2026-11-21T13:00:00Z'),
    'acceptance dana: invalid future',
  ),
  cheat(
    'an hour from now, committed in time',
    () => accept({ at: '2026-11-21T13:00:00Z' }),
    'acceptance dana: invalid future time-mismatch',
  ),
  cheat(
    'tomorrow',
    () => acceptAt('2026-11-22T09:00:00Z'),
    'acceptance dana: invalid future',
    ...unaccepted,
  ),
  cheat(
    'next year, by the commit alone',
    () => accept({}, at('2027-11-20T20:04:05Z')),
    'acceptance dana: invalid future time-mismatch',
  ),
  malformed('without a zone', '2026-11-20T20:04:05'),
  malformed('in a zone of its own', '2026-11-20T21:04:05+01:00'),
  malformed('in parts of a second', '2026-11-20T20:04:05.5Z'),
  malformed('a day without a time', '2026-11-20'),
  malformed('on a day that is not', '2026-02-30T20:04:05Z'),
  malformed('in the hour that is not', '2026-11-20T24:04:05Z'),
  malformed('in a leap second', '2026-11-20T23:59:60Z'),
  malformed('in small letters', '2026-11-20t20:04:05z'),
  malformed('with a blank before it', ' 2026-11-20T20:04:05Z'),
];

export { handedOffAt };
