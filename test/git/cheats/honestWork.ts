import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { recordId } from '../../../src/core/signoff/recordId.js';
import { roster } from '../../support/closeout.js';
import { sha256 } from '../../support/sha256.js';
import type { Story } from '../../support/story.js';
import { cheat, cheatWithGit, unaccepted } from './cheat.js';
import type { CheatCase, Git } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  byLee,
  byNoor,
  commitRun,
  edit,
  handedOffStory,
  openRun,
  people,
  recordFor,
  rosterPath,
  run,
  settingsStory,
  signed,
  times,
  verifiedRun,
  withRecord,
  workedRun,
  workedStory,
} from './closeoutStory.js';

const { lee, dana, noor, sam } = people;
const later = '2026-11-20T21:00:00Z';
const last = '2026-11-20T22:00:00Z';
const evidence = { files: { 'evidence/fw.txt': 'permit any\n' } };

/** Lee's work and everything after it on a branch of its own. */
function onBranch(): Story {
  return acceptedStory(settingsStory.on('work'));
}

function write(git: Git, file: string, text: string): void {
  writeFileSync(path.join(git.folder, file), text);
}

const twice = (text: string) => edit(text, 'sign: { role: noc }', 'sign: { role: noc, count: 2 }');

/** A run that two of the NOC must sign, handed off. */
function handedOffForTwo(): Story {
  let story = commitRun(settingsStory, lee, times.run, twice(openRun));
  story = commitRun(story, lee, times.worked, twice(workedRun), evidence);
  story = commitRun(story, dana, times.verified, twice(verifiedRun));
  return commitRun(story, lee, times.handoff, signed(twice(verifiedRun), byLee));
}

const returned = { ...byDana, decision: 'returned', note: 'Old rules.', items: ['NET-1'] };

/** Branches, merges, rebases, returns, overrides: honest work. */
export const honestWork: readonly CheatCase[] = [
  cheat('a branch that is not merged yet', () => onBranch()),
  cheat('a branch, merged', () =>
    onBranch()
      .on('main')
      .commit({ by: sam, at: times.later, merges: ['work'] }),
  ),
  { ...cheat('a branch, checked against its base', () => onBranch()), base: 'main' },
  cheatWithGit('a branch, merged by moving on', (git) => {
    git('checkout', '-q', '-b', 'other', 'HEAD~3');
    git('merge', '-q', '--ff-only', 'main');
  }),
  cheatWithGit('a rebase', (git) => {
    const as = git.as(sam, times.later);
    as('checkout', '-q', '-b', 'work');
    as('branch', '-f', 'main', 'HEAD~2');
    as('checkout', '-q', 'main');
    write(git, 'notes.md', '# Notes\n');
    as('add', 'notes.md');
    as('commit', '-q', '-m', 'Add notes');
    as('checkout', '-q', 'work');
    as('rebase', '-q', 'main');
  }),
  cheatWithGit('a cherry-pick', (git) => {
    const as = git.as(sam, times.later);
    as('branch', 'work');
    as('reset', '-q', '--hard', 'HEAD~1');
    write(git, 'notes.md', '# Notes\n');
    as('add', 'notes.md');
    as('commit', '-q', '-m', 'Add notes');
    git.as(dana, times.acceptance)('cherry-pick', 'work');
  }),
  cheatWithGit('a cherry-pick, merged with what it was picked from', (git) => {
    const as = git.as(sam, times.later);
    as('branch', 'work');
    as('reset', '-q', '--hard', 'HEAD~1');
    write(git, 'notes.md', '# Notes\n');
    as('add', 'notes.md');
    as('commit', '-q', '-m', 'Add notes');
    as('cherry-pick', 'work');
    as('merge', '-q', '--no-edit', 'work');
  }),
  cheatWithGit('a revert and its revert', (git) => {
    git.as(lee, later)('revert', '--no-edit', 'HEAD');
    git.as(dana, last)('revert', '--no-edit', 'HEAD');
  }),
  cheatWithGit('a merge of the default branch into the branch that signs', (git) => {
    const as = git.as(sam, times.later);
    as('checkout', '-q', '-b', 'work');
    as('branch', '-f', 'main', 'HEAD~2');
    as('checkout', '-q', 'main');
    write(git, rosterPath, edit(roster, '{ person: noor }', '{ person: noor }, { person: sam }'));
    as('commit', '-q', '-a', '-m', 'Let Sam into the NOC');
    as('checkout', '-q', 'work');
    as('merge', '-q', '--no-edit', 'main');
  }),
  cheatWithGit('a roster that changes on the default branch meanwhile', (git) => {
    const as = git.as(sam, times.later);
    as('checkout', '-q', '-b', 'work');
    as('branch', '-f', 'main', 'HEAD~2');
    as('checkout', '-q', 'main');
    write(git, rosterPath, edit(roster, '{ person: noor }', '{ person: noor }, { person: sam }'));
    as('commit', '-q', '-a', '-m', 'Let Sam into the NOC');
    as('merge', '-q', '--no-edit', 'work');
  }),
  cheat(
    'two sign on two branches',
    () => {
      const base = handedOffForTwo();
      const mine = base.on('dana');
      const one = commitRun(mine, dana, times.acceptance, signed(base.text(run), byDana));
      const theirs = one.on('noor', 'main');
      const other = commitRun(
        theirs,
        noor,
        later,
        signed(base.text(run), { ...byNoor, at: later }),
      );
      const record = recordFor(base.text(run), { ...byNoor, at: later });
      const merged = withRecord(one.text(run), record);
      return other
        .on('dana')
        .commit({ by: sam, at: times.later, merges: ['noor'], files: { [run]: merged } });
    },
    'acceptance noor: valid',
  ),
  cheat(
    'two sign one after the other',
    () => {
      const base = handedOffForTwo();
      const one = commitRun(base, dana, times.acceptance, signed(base.text(run), byDana));
      return commitRun(one, noor, later, signed(one.text(run), { ...byNoor, at: later }));
    },
    'acceptance noor: valid',
  ),
  cheat('the NOC verifies after the hand-off', () => {
    let story = commitRun(settingsStory, lee, times.run, openRun);
    story = commitRun(story, lee, times.worked, workedRun, evidence);
    story = commitRun(story, lee, times.handoff, signed(workedRun, byLee));
    const ticked = ['@noc', 'NOC-1'].reduce(
      (text, name) => edit(text, `[ ] ${name}`, `[x] ${name}`),
      story.text(run),
    );
    story = commitRun(story, dana, '2026-11-20T09:00:00Z', ticked);
    return commitRun(story, dana, times.acceptance, signed(ticked, byDana));
  }),
  cheat(
    'she returns it, he mends it, she accepts it',
    () => {
      let story = handedOffStory();
      story = commitRun(
        story,
        dana,
        '2026-11-20T09:00:00Z',
        signed(story.text(run), { ...returned, at: '2026-11-20T09:00:00Z' }),
      );
      story = commitRun(
        story,
        lee,
        '2026-11-20T10:00:00Z',
        edit(story.text(run), 'firewall rules. [rules]', 'firewall rules. [new rules]'),
      );
      const handoff = { ...byLee, at: '2026-11-20T11:00:00Z' };
      story = commitRun(story, lee, handoff.at, signed(story.text(run), handoff));
      return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
    },
    'handoff lee: valid',
    'handoff lee: valid',
    'acceptance dana returned: valid',
  ),
  cheat(
    'she takes her return back',
    () => {
      const base = handedOffStory();
      const story = commitRun(base, dana, times.acceptance, signed(base.text(run), returned));
      const target = recordId(recordFor(base.text(run), returned), sha256);
      const revoke = { ...byDana, at: later, decision: 'revoked', note: 'Misread.', target };
      return commitRun(story, dana, later, signed(story.text(run), revoke));
    },
    '!acceptance dana',
    'acceptance dana returned: valid',
    'acceptance dana revoked: valid',
    ...unaccepted,
  ),
  cheat(
    'she withdraws and accepts again',
    () => {
      const base = handedOffStory();
      let story = commitRun(base, dana, times.acceptance, signed(base.text(run), byDana));
      const target = recordId(recordFor(base.text(run), byDana), sha256);
      const revoke = { ...byDana, at: later, decision: 'revoked', note: 'Too early.', target };
      story = commitRun(story, dana, later, signed(story.text(run), revoke));
      return commitRun(story, dana, last, signed(story.text(run), { ...byDana, at: last }));
    },
    'acceptance dana: valid',
    'acceptance dana: valid',
    'acceptance dana revoked: valid',
  ),
  cheat(
    'a typo is mended and affirmed again by both',
    () => {
      let story = acceptedStory();
      story = commitRun(
        story,
        lee,
        later,
        edit(story.text(run), 'goes to the known issues', 'goes to known issues'),
      );
      const handoff = { ...byLee, at: '2026-11-20T21:10:00Z', note: 'A word less.' };
      story = commitRun(story, lee, handoff.at, signed(story.text(run), handoff));
      const acceptance = { ...byDana, at: last, note: 'A word less.' };
      return commitRun(story, dana, last, signed(story.text(run), acceptance));
    },
    'handoff lee: valid',
    'handoff lee: valid',
    'acceptance dana: valid',
    'acceptance dana: valid',
  ),
  cheat(
    'the manager overrides until the end of the month',
    () => {
      const story = handedOffStory();
      const record = {
        ...byDana,
        decision: 'overridden',
        role: 'service-manager',
        name: sam.name,
        by: sam.email,
        note: 'Go-live tonight.',
        until: '2026-11-30',
      };
      return commitRun(story, sam, times.acceptance, signed(story.text(run), record));
    },
    '!acceptance dana',
    'acceptance sam overridden: valid',
    'gate acceptance: overridden signature-missing',
  ),
  cheat('she merges his branch before she accepts', () => {
    const base = settingsStory.on('work');
    const work = commitRun(
      commitRun(base, lee, times.run, openRun),
      lee,
      times.worked,
      workedRun,
      evidence,
    );
    const merged = work.on('main').commit({ by: dana, at: times.verified, merges: ['work'] });
    const done = commitRun(merged, dana, '2026-11-19T09:30:00Z', verifiedRun);
    const handedOff = commitRun(done, lee, times.handoff, signed(verifiedRun, byLee));
    return commitRun(handedOff, dana, times.acceptance, signed(handedOff.text(run), byDana));
  }),
  cheat('she makes the run and renames a heading', () => {
    const renamed = (text: string) => edit(text, '## Handover', '## Handing over');
    let story = commitRun(settingsStory, dana, times.run, openRun);
    story = commitRun(story, lee, times.worked, workedRun, evidence);
    story = commitRun(story, dana, times.verified, renamed(verifiedRun));
    story = commitRun(story, lee, times.handoff, signed(renamed(verifiedRun), byLee));
    return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
  }),
  cheat('a run without a template', () => {
    const plain = (text: string) => text.replace(/template: .*\n/, '');
    let story = commitRun(settingsStory, lee, times.run, plain(openRun));
    story = commitRun(story, lee, times.worked, plain(workedRun), evidence);
    story = commitRun(story, dana, times.verified, plain(verifiedRun));
    story = commitRun(story, lee, times.handoff, signed(plain(verifiedRun), byLee));
    return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
  }),
  cheat('a run that asks for more than its template', () => {
    const strict = (text: string, box = '[x]') =>
      edit(text, '- [ ] Print', `- ${box} NOC-2: The pager knows the site. @noc\n- [ ] Print`);
    let story = commitRun(settingsStory, lee, times.run, strict(openRun, '[ ]'));
    story = commitRun(story, lee, times.worked, strict(workedRun, '[ ]'), evidence);
    story = commitRun(story, dana, times.verified, strict(verifiedRun));
    story = commitRun(story, lee, times.handoff, signed(strict(verifiedRun), byLee));
    return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
  }),
  cheat('the roster changes before, on the default branch', () => {
    const story = handedOffStory().commit({
      by: sam,
      at: '2026-11-20T09:00:00Z',
      files: {
        [rosterPath]: edit(roster, '{ person: noor }', '{ person: noor }, { person: sam }'),
      },
    });
    return commitRun(story, dana, times.acceptance, signed(story.text(run), byDana));
  }),
  {
    ...cheat('a library in a folder of its repository', () =>
      acceptedStory().below('docs/library'),
    ),
    folder: 'docs/library',
    // With its folder on disk.
    afterwards: () => undefined,
  },
  cheat(
    'nothing is signed yet',
    () => workedStory(),
    '!handoff lee',
    '!acceptance dana',
    'gate handoff: ready signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
  ),
];
