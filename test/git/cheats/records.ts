import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cheat, cheatWithGit, unaccepted } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  byNoor,
  commitRun,
  edit,
  handedOffStory,
  openRun,
  people,
  recordFor,
  run,
  signed,
  times,
  withRecord,
  withoutLastRecord,
} from './closeoutStory.js';
import { recordId } from '../../../src/core/signoff/recordId.js';
import { sha256 } from '../../support/sha256.js';
import type { Story } from '../../support/story.js';

const { lee, dana, noor, sam } = people;
const second = '2026-11-20T21:00:00Z';
const third = '2026-11-20T22:00:00Z';

/** The accepted run as Lee makes it later. */
const lateBy =
  (make: (text: string) => string, author = lee) =>
  () => {
    const story = acceptedStory();
    return commitRun(story, author, times.later, make(story.text(run)));
  };
const altered = (from: string, to: string) => lateBy((text) => edit(text, from, to));

const removed = ['acceptance dana: invalid record-removed', ...unaccepted];
const nothingSigned = [
  'handoff lee: invalid record-removed',
  'acceptance dana: invalid record-removed',
  'gate handoff: ready signature-missing',
  'gate acceptance: blocked after-open',
  'state: awaiting handoff',
];
const noGates = ['!gate handoff', '!gate acceptance', '!state'];

/** Dana returns the run; what follows is told. */
function returnedStory(): Story {
  const story = handedOffStory();
  const text = signed(story.text(run), {
    ...byDana,
    decision: 'returned',
    note: 'The rules are of last year.',
  });
  return commitRun(story, dana, times.acceptance, text);
}

const splitAtBody = (text: string) => text.indexOf('\n---\n', 3);
const withoutKey = (text: string, key: string) =>
  text.replace(new RegExp(`^${key}:(?: .*)?\\n(?:[ ]+.*\\n)*`, 'm'), '');

/** Records that were edited, removed, moved or used again. */
export const records: readonly CheatCase[] = [
  cheat('her record is removed', lateBy(withoutLastRecord), ...removed),
  cheat('her record is removed by herself', lateBy(withoutLastRecord, dana), ...removed),
  cheatWithGit(
    'her commit is reverted',
    (git) => {
      git.as(lee, times.later)('revert', '--no-edit', 'HEAD');
    },
    ...removed,
  ),
  cheatWithGit(
    'her branch is merged with "ours"',
    (git) => {
      const as = git.as(lee, times.later);
      as('branch', 'signed');
      as('reset', '-q', '--hard', 'HEAD~1');
      as('merge', '-q', '-s', 'ours', '--no-ff', '--no-edit', 'signed');
    },
    ...removed,
  ),
  cheat(
    'a merge drops it by the way',
    () => {
      const story = acceptedStory().on('signed').on('main').back(1);
      return commitRun(story, sam, times.later, story.text(run), {
        merges: ['signed'],
        files: { 'evidence/more.txt': 'x\n' },
      });
    },
    ...removed,
  ),
  cheat(
    'a return is removed before another accepts',
    () => {
      const returned = returnedStory();
      const text = withoutLastRecord(returned.text(run));
      const removedAgain = commitRun(returned, lee, second, text);
      return commitRun(removedAgain, noor, third, signed(text, { ...byNoor, at: third }));
    },
    '!acceptance dana',
    'acceptance dana returned: invalid record-removed',
    'acceptance noor: valid',
  ),
  cheat(
    'a return is edited into an acceptance',
    () => {
      const story = returnedStory();
      const text = edit(story.text(run), 'decision: "returned"', 'decision: "accepted"');
      return commitRun(story, lee, second, edit(text, '"The rules are of last year."', '"Fine."'));
    },
    'acceptance dana returned: invalid record-altered',
    'acceptance dana: invalid meaning-differs forged-author time-mismatch',
    ...unaccepted,
  ),
  cheat(
    'its time is edited',
    altered('2026-11-20T20:04:05Z', '2026-11-20T21:04:05Z'),
    'acceptance dana: invalid record-altered',
    'acceptance dana: invalid forged-author time-mismatch',
  ),
  cheat(
    'its policy is edited',
    lateBy((text) => text.replace(/p1:0{64}(?![\s\S]*p1:0{64})/, `p1:${'1'.repeat(64)}`)),
    'acceptance dana: invalid record-altered',
    'acceptance dana: invalid forged-author time-mismatch',
  ),
  cheat(
    'its predecessor is forgotten',
    lateBy((text) => text.replace(/prev: "[0-9a-f]{64}"/, 'prev: "none"')),
    'acceptance dana: invalid record-altered',
    'acceptance dana: invalid forged-author time-mismatch',
  ),
  cheat(
    'its signer is edited into another',
    lateBy((text) => edit(edit(text, '"Dana Reyes"', '"Noor Haddad"'), dana.email, noor.email)),
    'acceptance dana: invalid record-altered',
    'acceptance noor: invalid forged-author time-mismatch',
  ),
  cheat(
    'he edits the record before hers, which was his own',
    altered('2026-11-19T16:00:00Z', '2026-11-19T16:00:01Z'),
    'handoff lee: invalid record-altered',
    'handoff lee: invalid time-mismatch backdated',
    'acceptance dana: invalid chain-broken',
    ...unaccepted,
  ),
  cheat(
    'it gets a key that no record has',
    altered('name: "Dana Reyes"', 'name: "Dana Reyes"\n    valid: "yes"'),
    'acceptance dana: invalid record-altered',
    'unreadable record: 1',
    'gate handoff: blocked sign-off-invalid',
    'gate acceptance: blocked sign-off-invalid after-open',
    'state: open',
  ),
  cheat(
    'it stands there twice',
    lateBy((text) => {
      const last = text.slice(text.lastIndexOf('\n  - gate: '), splitAtBody(text));
      return text.slice(0, splitAtBody(text)) + last + text.slice(splitAtBody(text));
    }),
    'acceptance dana: valid',
    'acceptance dana: invalid replayed',
  ),
  {
    ...cheat(
      'a withdrawn acceptance is used again',
      () => {
        const story = acceptedStory();
        const record = recordFor(handedOffStory().text(run), byDana);
        const withdrawn = signed(story.text(run), {
          ...byDana,
          decision: 'revoked',
          note: 'Wrong client.',
          target: recordId(record, sha256),
          at: second,
        });
        const taken = commitRun(story, dana, second, withdrawn);
        return commitRun(taken, lee, third, withRecord(withdrawn, record));
      },
      'acceptance dana: valid',
      'acceptance dana: invalid replayed',
      'acceptance dana revoked: valid',
      ...unaccepted,
    ),
    needs: 'revoked',
  },
  cheat(
    'the records change places',
    lateBy((text) => {
      const [head = '', first = '', rest = ''] = text
        .slice(0, splitAtBody(text))
        .split('\n  - gate: ');
      return `${head}\n  - gate: ${rest}\n  - gate: ${first}${text.slice(splitAtBody(text))}`;
    }),
    'acceptance dana: invalid chain-broken',
    ...unaccepted,
  ),
  cheat(
    'all are removed with their key',
    lateBy((text) => withoutKey(text, 'sign_offs')),
    ...nothingSigned,
  ),
  cheat(
    'all are removed and the list stays',
    lateBy((text) => edit(withoutKey(text, 'sign_offs'), '\n---\n', '\nsign_offs: []\n---\n')),
    ...nothingSigned,
  ),
  cheat(
    'the run forgets that it is signed, gated and made from a template',
    lateBy((text) => ['sign_offs', 'gates', 'template'].reduce(withoutKey, text)),
    ...nothingSigned.slice(0, 2),
    ...noGates,
  ),
  cheat(
    'the run is taken away and comes back unsigned',
    () => {
      const story = acceptedStory();
      const gone = commitRun(story, lee, second, undefined);
      return commitRun(gone, lee, times.later, withoutLastRecord(story.text(run)));
    },
    ...removed,
  ),
  cheat(
    'the run is taken away and comes back unsigned elsewhere',
    () => {
      const story = acceptedStory();
      const gone = commitRun(story, lee, second, undefined);
      return gone.commit({
        by: lee,
        at: times.later,
        files: { 'old/acme.md': withoutLastRecord(story.text(run)) },
      });
    },
    '!handoff lee',
    '!acceptance dana',
    ...noGates,
    'old/acme.md handoff lee: valid',
    'old/acme.md acceptance dana: invalid record-removed',
    'old/acme.md gate handoff: passed',
    'old/acme.md gate acceptance: ready signature-missing',
    'old/acme.md state: awaiting acceptance',
  ),
  cheat(
    'the run moves and loses it on the way',
    () => {
      const story = acceptedStory();
      return commitRun(story, lee, times.later, undefined, {
        files: { 'closeouts/beta.md': withoutLastRecord(story.text(run)) },
      });
    },
    '!handoff lee',
    '!acceptance dana',
    ...noGates,
    'closeouts/beta.md handoff lee: valid',
    'closeouts/beta.md acceptance dana: invalid record-removed',
    'closeouts/beta.md gate handoff: passed',
    'closeouts/beta.md gate acceptance: ready signature-missing',
    'closeouts/beta.md state: awaiting acceptance',
  ),
  cheat(
    'the run changes places with another and loses it on the way',
    () => {
      const other = edit(openRun, 'CHK-4T7QZ', 'CHK-5T7QZ');
      const start = acceptedStory().commit({
        by: lee,
        at: second,
        files: { 'closeouts/beta.md': other },
      });
      return commitRun(start, lee, times.later, other, {
        files: { 'closeouts/beta.md': withoutLastRecord(start.text(run)) },
      });
    },
    '!handoff lee',
    '!acceptance dana',
    'gate handoff: blocked item-open',
    'gate acceptance: blocked after-open item-open',
    'state: open',
    'closeouts/beta.md handoff lee: valid',
    'closeouts/beta.md acceptance dana: invalid record-removed',
    'closeouts/beta.md gate handoff: passed',
    'closeouts/beta.md gate acceptance: ready signature-missing',
    'closeouts/beta.md state: awaiting acceptance',
  ),
  cheat(
    'the run gets another id and a decoy gets the old one',
    () => {
      const story = acceptedStory();
      const text = edit(withoutLastRecord(story.text(run)), 'CHK-4T7QZ', 'CHK-5T7QZ');
      return commitRun(story, lee, times.later, text, {
        files: { 'notes/decoy.md': '---\nid: CHK-4T7QZ\n---\n' },
      });
    },
    '!acceptance dana',
    'handoff lee: invalid time-mismatch content-mismatch signed-with-change backdated',
    'gate handoff: ready signature-stale signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
    'notes/decoy.md handoff lee: invalid record-removed',
    'notes/decoy.md acceptance dana: invalid record-removed',
  ),
  cheat(
    'the run gets another id and loses it with the old one',
    lateBy((text) => edit(withoutLastRecord(text), 'CHK-4T7QZ', 'CHK-5T7QZ')),
    'handoff lee: stale',
    'acceptance dana: invalid record-removed',
    'gate handoff: ready signature-stale signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
  ),
  {
    name: 'a record that no commit holds',
    story: handedOffStory,
    onDisk: true,
    afterwards: ({ folder }) => {
      writeFileSync(path.join(folder, run), acceptedStory().text(run));
    },
    expected: ['acceptance dana: unverifiable/recorded not-committed', ...unaccepted],
  },
];
