import { accept, cheat } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  byLee,
  commitRun,
  edit,
  handedOffStory,
  openRun,
  people,
  rosterPath,
  run,
  settingsPath,
  settingsStory,
  signed,
  template,
  templatePath,
  times,
  verifiedRun,
  withoutLastRecord,
  workedRun,
} from './closeoutStory.js';
import { roster } from '../../support/closeout.js';
import type { CommitOptions } from '../../support/story.js';
import { early, handedOffAt } from './time.js';

const { lee, dana, sam, ola } = people;
const later = '2026-11-20T21:00:00Z';

/** The accepted run, rewritten by Lee in a way that changes nothing. */
function restyled(name: string, change: (text: string) => string | Uint8Array): CheatCase {
  return cheat(name, () => {
    const story = acceptedStory();
    return story.commit({
      by: lee,
      at: times.later,
      files: { [run]: change(story.text(run)) },
    });
  });
}

/** Nothing but what another commit adds to the accepted library. */
function followed(
  name: string,
  files: NonNullable<CommitOptions['files']>,
  ...expected: readonly string[]
): CheatCase {
  return cheat(
    name,
    () => acceptedStory().commit({ by: sam, at: times.later, files }),
    ...expected,
  );
}

const replaced = (from: string | RegExp, to: string) => (text: string) =>
  text.replace(from, () => to);
const evidence = { files: { 'evidence/fw.txt': 'permit any\n' } };

/** What people do all day, and what nothing may be raised about. */
export const honest: readonly CheatCase[] = [
  restyled('line ends of Windows', replaced(/\n/g, '\r\n')),
  restyled('a byte order mark', (text) => `\uFEFF${text}`),
  restyled('blanks at the ends of lines', (text) =>
    text.replace(/(known issues\.|Acme move)\n/g, '$1  \n'),
  ),
  restyled('an upper-case tick', replaced('[x] NET-1', '[X] NET-1')),
  restyled(
    'other quotes',
    replaced('title: Closeout of the Acme move', 'title: "Closeout of the Acme move"'),
  ),
  restyled('keys in another order', (text) =>
    edit(
      text.replace('owner: project-team\n', ''),
      'id: CHK-4T7QZ\n',
      'owner: project-team\nid: CHK-4T7QZ\n',
    ),
  ),
  restyled('a comment in the frontmatter', replaced('kind: checklist', 'kind: checklist # a run')),
  restyled('records in another style', (text) =>
    text.replace(/decision: "accepted"/g, 'decision: accepted').replace(/by: "(.*)"/g, "by: '$1'"),
  ),
  restyled(
    'bookkeeping',
    replaced('project: PRJ-118\n', 'project: PRJ-118\ntags: [acme]\ndue_on: 2026-12-01\n'),
  ),
  restyled(
    'the status it has',
    replaced('project: PRJ-118\n', 'project: PRJ-118\nstatus: closed\n'),
  ),
  restyled(
    'the day it was released',
    replaced('project: PRJ-118\n', 'project: PRJ-118\nreleased_on: 2026-11-21\n'),
  ),
  restyled(
    'a review',
    replaced('project: PRJ-118\n', 'project: PRJ-118\nreviewed_on: 2026-11-21\nreviewed_by: lee\n'),
  ),
  restyled('blank lines at the end', (text) => `${text}\n\n`),
  cheat('an edit and its exact revert', () => {
    const story = acceptedStory();
    const edited = commitRun(
      story,
      lee,
      later,
      edit(story.text(run), 'known issues', 'open issues'),
    );
    return commitRun(edited, lee, times.later, story.text(run));
  }),
  cheat('a record that was removed and put back', () => {
    const story = acceptedStory();
    const without = commitRun(story, lee, later, withoutLastRecord(story.text(run)));
    return commitRun(without, sam, times.later, story.text(run));
  }),
  cheat('a move', () => {
    const story = acceptedStory();
    const moved = commitRun(story, lee, later, undefined, {
      files: { 'archive/2026.md': story.text(run) },
    });
    return commitRun(moved, lee, times.later, story.text(run), {
      files: { 'archive/2026.md': undefined },
    });
  }),
  cheat('a move between hand-off and acceptance', () => {
    const draft = 'drafts/acme.md';
    const base = handedOffStory();
    const text = base.text(run);
    const moved = commitRun(base, lee, '2026-11-20T09:00:00Z', undefined, {
      files: { [draft]: text },
    });
    const back = commitRun(moved, sam, '2026-11-20T10:00:00Z', text, {
      files: { [draft]: undefined },
    });
    return commitRun(back, dana, times.acceptance, signed(text, byDana));
  }),
  cheat('a move in two commits, a copy and a removal', () => {
    const story = handedOffStory();
    const text = story.text(run);
    const gone = commitRun(story, lee, '2026-11-20T09:00:00Z', undefined);
    const back = commitRun(gone, lee, '2026-11-20T09:05:00Z', text);
    return commitRun(back, dana, times.acceptance, signed(text, byDana));
  }),
  cheat('another run where this one was before', () => {
    const old = 'drafts/run.md';
    const start = settingsStory.commit({
      by: lee,
      at: times.run,
      files: { [old]: openRun, ...evidence.files },
    });
    const moved = commitRun(start, lee, '2026-11-11T09:00:00Z', openRun, {
      files: {
        [old]: edit(openRun.replace(/template: .*\n/, ''), 'CHK-4T7QZ', 'CHK-5T7QZ').replace(
          /gates:\n([ ]+.*\n)*/,
          '',
        ),
      },
    });
    const worked = commitRun(moved, lee, times.worked, workedRun);
    const verified = commitRun(worked, dana, times.verified, verifiedRun);
    const handedOff = commitRun(verified, lee, times.handoff, signed(verifiedRun, byLee));
    return commitRun(handedOff, dana, times.acceptance, signed(handedOff.text(run), byDana));
  }),
  followed('the signer leaves later', {
    [rosterPath]: edit(roster, '[dana@msp.example] }', '[dana@msp.example], until: 2026-11-20 }'),
  }),
  followed('her role ends later', {
    [rosterPath]: edit(roster, '{ person: dana }', '{ person: dana, until: 2026-11-20 }'),
  }),
  followed('others join later', {
    [rosterPath]: edit(roster, '{ person: noor }', '{ person: noor }, { person: sam }'),
  }),
  followed('the settings change later', {
    [settingsPath]: 'title: Acme\npolicy: { assurance: { noc: record } }\n',
  }),
  followed('the template moves on later', {
    [templatePath]: edit(template, '- [ ] NET-2', '- [ ] NET-5: New.\n- [ ] NET-2'),
  }),
  followed(
    'the template is taken away later',
    { [templatePath]: undefined },
    'finding: link/unknown-id',
  ),
  followed('the evidence is replaced later', { 'evidence/fw.txt': 'deny any\n' }),
  followed(
    'another run begins',
    { 'closeouts/beta.md': edit(openRun, 'CHK-4T7QZ', 'CHK-5T7QZ') },
    'closeouts/beta.md gate handoff: blocked item-open',
    'closeouts/beta.md gate acceptance: blocked after-open item-open',
    'closeouts/beta.md state: open',
  ),
  cheat('her address in capitals', () =>
    accept({}, { author: { name: 'dana', email: 'DANA@MSP.EXAMPLE' } }),
  ),
  cheat('a clock that is nine minutes off', () => accept({}, { at: '2026-11-20T20:13:00Z' })),
  cheat('a clock that is nine minutes ahead of now', () =>
    accept({ at: '2026-11-21T12:09:00Z' }, { at: '2026-11-21T12:09:00Z' }),
  ),
  cheat('a hand-off that a rebase put behind later work of others', () =>
    handedOffAt(early, times.handoff),
  ),
  cheat(
    'a member signs on the last day',
    () => {
      const last = edit(roster, 'until: 2026-10-31', 'until: 2026-11-20');
      const start = settingsStory.commit({
        by: sam,
        at: times.settings,
        files: { [rosterPath]: last },
      });
      const story = handedOffStory(start);
      const record = { ...byDana, name: ola.name, by: ola.email };
      return commitRun(story, ola, times.acceptance, signed(story.text(run), record));
    },
    '!acceptance dana',
    'acceptance ola: valid',
  ),
];
