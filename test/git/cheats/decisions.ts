import { recordId } from '../../../src/core/signoff/recordId.js';
import { sha256 } from '../../support/sha256.js';
import type { Story } from '../../support/story.js';
import { accept, cheat, unaccepted } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  byLee,
  byNoor,
  commitRun,
  edit,
  handedOffStory,
  people,
  recordFor,
  run,
  settingsStory,
  signed,
  times,
  withRecord,
  workedRun,
} from './closeoutStory.js';

const { lee, dana, noor, sam } = people;
const later = '2026-11-20T21:00:00Z';
const last = '2026-11-20T22:00:00Z';
const evidence = { files: { 'evidence/fw.txt': 'permit any\n' } };
const withoutTick = edit(workedRun, '[x] NET-2', '[ ] NET-2');

function returnedBy(): Story {
  const story = handedOffStory();
  const text = signed(story.text(run), { ...byDana, decision: 'returned', note: 'Old rules.' });
  return commitRun(story, dana, times.acceptance, text);
}

/** Returns, withdrawals and overrides that do not hold, and records of nothing. */
export const decisions: readonly CheatCase[] = [
  cheat(
    'the manager overrides what he worked on',
    () => {
      const done = commitRun(
        commitRun(settingsStory, lee, times.run, withoutTick, evidence),
        sam,
        times.worked,
        workedRun,
      );
      const handedOff = commitRun(done, lee, times.handoff, signed(workedRun, byLee));
      const record = {
        ...byDana,
        decision: 'overridden',
        role: 'service-manager',
        name: sam.name,
        by: sam.email,
        note: 'Go-live tonight.',
        until: '2026-12-01',
      };
      return commitRun(handedOff, sam, times.acceptance, signed(handedOff.text(run), record));
    },
    '!acceptance dana',
    'acceptance sam overridden: invalid self-approval',
    'gate acceptance: overridden item-open signature-missing',
  ),
  cheat(
    'the project lead overrides',
    () => {
      const story = handedOffStory();
      const record = {
        ...byDana,
        decision: 'overridden',
        role: 'project-team',
        name: lee.name,
        by: lee.email,
        note: 'Go-live tonight.',
        until: '2026-12-01',
      };
      return commitRun(story, lee, times.acceptance, signed(story.text(run), record));
    },
    '!acceptance dana',
    'acceptance lee overridden: invalid wrong-role not-independent',
    ...unaccepted,
  ),
  cheat(
    'an override without an end',
    () => accept({ decision: 'overridden', note: 'Go-live tonight.' }),
    '!acceptance dana',
    'unreadable record: 1',
    'gate handoff: blocked sign-off-invalid',
    'gate acceptance: blocked sign-off-invalid after-open',
    'state: open',
  ),
  cheat(
    'another takes back her return',
    () => {
      const story = returnedBy();
      const returned = recordFor(handedOffStory().text(run), {
        ...byDana,
        decision: 'returned',
        note: 'Old rules.',
      });
      const record = {
        ...byNoor,
        at: later,
        decision: 'revoked',
        note: 'Fine.',
        target: recordId(returned, sha256),
      };
      return commitRun(story, noor, later, signed(story.text(run), record));
    },
    '!acceptance dana',
    'acceptance dana returned: valid',
    'acceptance noor revoked: invalid not-yours',
    'gate acceptance: returned returned signature-missing',
    'state: returned',
  ),
  cheat(
    'another accepts what she returned',
    () => {
      const story = returnedBy();
      return commitRun(story, noor, later, signed(story.text(run), { ...byNoor, at: later }));
    },
    '!acceptance dana',
    'acceptance dana returned: valid',
    'acceptance noor: valid',
    'gate acceptance: returned returned',
    'state: returned',
  ),
  cheat(
    'a withdrawal of nothing',
    () => {
      const story = acceptedStory();
      const record = {
        ...byDana,
        at: later,
        decision: 'revoked',
        note: 'x',
        target: 'f'.repeat(64),
      };
      return commitRun(story, dana, later, signed(story.text(run), record));
    },
    'acceptance dana revoked: invalid target-unknown',
  ),
  cheat(
    'a gate that is not there',
    () => accept({ gate: 'approval' }),
    '!acceptance dana',
    'approval dana: invalid unknown-gate',
    ...unaccepted,
  ),
  cheat(
    'another meaning',
    () => accept({ meaning: 'The NOC has seen this environment.' }),
    'acceptance dana: invalid meaning-differs',
    ...unaccepted,
  ),
  cheat(
    'no meaning',
    () => accept({ meaning: undefined }),
    'acceptance dana: invalid meaning-differs',
    ...unaccepted,
  ),
  cheat(
    'a predecessor that is not there',
    () => accept({ prev: 'f'.repeat(64) }),
    'acceptance dana: invalid chain-broken',
    ...unaccepted,
  ),
  {
    ...cheat(
      'an acceptance before a return that she took back',
      () => {
        const story = acceptedStory();
        const returned = { ...byDana, decision: 'returned', note: 'Old rules.', at: later };
        const record = recordFor(story.text(run), returned);
        const second = commitRun(story, dana, later, withRecord(story.text(run), record));
        const revoked = {
          ...byDana,
          at: last,
          decision: 'revoked',
          note: 'Misread.',
          target: recordId(record, sha256),
        };
        return commitRun(second, dana, last, signed(second.text(run), revoked));
      },
      'acceptance dana: valid',
      'acceptance dana returned: valid',
      'acceptance dana revoked: valid',
      ...unaccepted,
    ),
    needs: 'superseded',
  },
  {
    ...cheat(
      'an override that has lapsed',
      () => {
        const record = {
          decision: 'overridden',
          role: 'service-manager',
          name: sam.name,
          by: sam.email,
          note: 'Go-live tonight.',
          until: '2026-11-20',
        };
        return accept(record, { author: sam });
      },
      '!acceptance dana',
      'acceptance sam overridden: valid',
      ...unaccepted,
    ),
    needs: 'lapsed',
  },
];
