import { accept, cheat, unaccepted } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  byLee,
  commitRun,
  edit,
  people,
  run,
  settingsStory,
  signed,
  times,
  verifiedRun,
} from './closeoutStory.js';

const { lee, dana } = people;

/** A run that is signed by everybody in good faith although something in it cannot be seen. */
// eslint-disable-next-line @typescript-eslint/max-params -- A case is one line of words.
function hidden(name: string, from: string, to: string, ...expected: string[]): CheatCase {
  return cheat(
    name,
    () => {
      const text = edit(verifiedRun, from, to);
      const made = commitRun(
        settingsStory,
        lee,
        times.worked,
        edit(text, '[x] NOC-1', '[ ] NOC-1'),
        {
          files: { 'evidence/fw.txt': 'permit any\n' },
        },
      );
      const done = commitRun(made, dana, times.verified, text);
      const handedOff = commitRun(done, lee, times.handoff, signed(text, byLee));
      return commitRun(handedOff, dana, times.acceptance, signed(handedOff.text(run), byDana));
    },
    ...expected,
  );
}

const unsure = [
  'gate handoff: blocked document-unsure',
  'gate acceptance: blocked document-unsure after-open',
  'state: open',
];
const unsureAndLooser = [
  'handoff lee: invalid looser-than-template',
  'acceptance dana: invalid looser-than-template',
  'gate handoff: blocked document-unsure looser-than-template',
  'gate acceptance: blocked document-unsure looser-than-template after-open',
  'state: open',
];
const looser = [
  ...unsureAndLooser.slice(0, 2),
  'gate handoff: blocked looser-than-template',
  'gate acceptance: blocked looser-than-template after-open',
  'state: open',
];

/** What looks like something else, or like nothing. */
export const confusables: readonly CheatCase[] = [
  hidden('prose that reads backwards', 'known issues', '\u202Eknown issues\u202C', ...unsure),
  hidden('an isolate that never ends', 'known issues', '\u2067known issues', ...unsure),
  hidden('an item that reads backwards', 'Remove the', '\u202ERemove the', ...unsureAndLooser),
  hidden('a key with a blank of no width', 'NET-2', 'NET\u200B-2', ...unsureAndLooser),
  hidden('an item with a joiner of no width', 'Tell the', 'Tell\u200D the', ...unsureAndLooser),
  hidden('a field with a mark of direction', 'the Acme move', 'the \u200FAcme move', ...unsure),
  hidden('a control character', 'known issues', 'known\u0008 issues', ...unsure),
  hidden('an item with a Cyrillic letter', 'Tell the client', 'Tеll the client', ...looser),
  hidden('an item with full-width letters', 'Tell the client', 'Ｔell the client', ...looser),
  cheat(
    'a name that ends in a mark of direction',
    () => accept({ name: 'Dana Reyes\u200E' }),
    'acceptance dana: invalid name-differs',
    ...unsure,
  ),
  cheat(
    'an address with a full-width sign',
    () => accept({ by: 'dana＠msp.example' }),
    '!acceptance dana',
    'acceptance dana＠msp.example: invalid unknown-signer forged-author',
    ...unaccepted,
  ),
  cheat(
    'a gate with a Cyrillic letter',
    () => accept({ gate: 'аcceptance' }),
    '!acceptance dana',
    'аcceptance dana: invalid unknown-gate',
    ...unaccepted,
  ),
  cheat(
    'a decision with a Cyrillic letter',
    () => accept({ decision: 'аccepted' }),
    '!acceptance dana',
    'unreadable record: 1',
    'gate handoff: blocked sign-off-invalid',
    'gate acceptance: blocked sign-off-invalid after-open',
    'state: open',
  ),
  cheat(
    'a copy whose id has a Cyrillic letter',
    () => {
      const story = acceptedStory();
      const copy = edit(story.text(run), 'CHK-4T7QZ', 'СHK-4T7QZ');
      return story.commit({ by: lee, at: times.later, files: { 'closeouts/beta.md': copy } });
    },
    'closeouts/beta.md handoff lee: invalid time-mismatch content-mismatch signed-with-change',
    'closeouts/beta.md acceptance dana: invalid forged-author time-mismatch content-mismatch signed-with-change',
    'closeouts/beta.md gate handoff: ready signature-stale signature-missing',
    'closeouts/beta.md gate acceptance: blocked after-open',
    'closeouts/beta.md state: awaiting handoff',
  ),
];
