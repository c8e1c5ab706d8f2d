import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { cheat, unaccepted } from './cheat.js';
import type { CheatCase, Git } from './cheatCase.js';
import {
  acceptedStory,
  byDana,
  commitRun,
  edit,
  handedOffStory,
  people,
  recordFor,
  run,
  settingsStory,
  signedByKey,
  times,
  verifiedRun,
  withRecord,
  rosterPath,
  byLee,
} from './closeoutStory.js';
import { keyFile, keyedRoster, keyedStory, signWith, type KeyOwner } from './keys.js';
import { signaturePayload } from '../../../src/core/signoff/recordId.js';
import type { Story } from '../../support/story.js';

const { lee, dana, sam, mallory } = people;

/** Accepted with a record that is signed itself, by whatever `sign` makes of the payload. */
function acceptSigned(
  sign: (payload: string) => string,
  {
    start = keyedStory(),
    author = dana,
    at = times.acceptance,
    change = {},
  }: {
    readonly start?: Story;
    readonly author?: typeof dana;
    readonly at?: string;
    readonly change?: Readonly<Record<string, string>>;
  } = {},
): Story {
  const story = handedOffStory(start);
  const text = signedByKey(story.text(run), { ...byDana, at, ...change }, sign);
  return commitRun(story, author, at, text);
}

/** Everything in one commit, as a squash leaves it. */
function squashed(story: Story, start: Story, author = sam): Story {
  return commitRun(start, author, times.later, story.text(run), {
    files: { 'evidence/fw.txt': 'permit any\n' },
  });
}

const bad = 'acceptance dana: invalid bad-signature';
const tooLow = 'acceptance dana: invalid assurance-too-low';
const signature = /\n {4}sig: ".*"/;
const byDanaKey = signWith.bind(undefined, 'dana');

/** Accepted by real commits of git, the last one signed. */
function committedWith(
  name: string,
  { owner, assurance }: { readonly owner: KeyOwner; readonly assurance?: string },
  ...expected: readonly string[]
): CheatCase {
  return {
    name,
    story: () => handedOffStory(keyedStory(assurance)),
    afterwards: (git) => {
      writeAccepted(git, keyedStory(assurance));
      git.as(dana, times.acceptance)(
        ...['-c', 'gpg.format=ssh', '-c', `user.signingKey=${keyFile(owner)}`],
        ...['commit', '-q', '-S', '-a', '-m', 'Accept'],
      );
    },
    expected,
  };
}

function writeAccepted(git: Git, start: Story): void {
  writeFileSync(path.join(git.folder, run), acceptedStory(start).text(run));
}

/** Signatures of records and commits, and what the rules demand of them. */
export const signatures: readonly CheatCase[] = [
  cheat("a key that is nobody's", () => acceptSigned(signWith('mallory')), bad),
  cheat("the project lead's key", () => acceptSigned(signWith('lee')), bad),
  cheat('her key, for commits', () => acceptSigned(byDanaKey('git')), bad),
  cheat('her key, for files', () => acceptSigned(byDanaKey('file')), bad),
  cheat('her key, over nothing', () => acceptSigned(() => signWith('dana')('')), bad),
  cheat(
    'her key, over the record in another document',
    () => acceptSigned((payload) => signWith('dana')(edit(payload, 'CHK-4T7QZ', 'CHK-5T7QZ'))),
    bad,
  ),
  cheat(
    'her key, over another decision',
    () => acceptSigned((payload) => signWith('dana')(edit(payload, '"accepted"', '"returned"'))),
    bad,
  ),
  cheat(
    'her key, over the record without its document',
    () => acceptSigned((payload) => signWith('dana')(edit(payload, '"doc":"CHK-4T7QZ",', ''))),
    bad,
  ),
  cheat('no signature at all', () => acceptSigned(() => 'signed, Dana'), bad),
  cheat(
    'a signature with its middle cut out',
    () =>
      acceptSigned((payload) => {
        const lines = signWith('dana')(payload).split('\n');
        return [...lines.slice(0, 2), ...lines.slice(3)].join('\n');
      }),
    bad,
  ),
  cheat(
    'her key, but the roster has none of her',
    () => acceptSigned(signWith('dana'), { start: settingsStory }),
    'acceptance dana: invalid unknown-key',
  ),
  {
    name: 'her key comes into the roster on the same branch',
    story: () => {
      const branch = handedOffStory()
        .on('work')
        .commit({ by: sam, at: '2026-11-20T09:00:00Z', files: { [rosterPath]: keyedRoster() } });
      const text = signedByKey(branch.text(run), byDana, signWith('dana'));
      return commitRun(branch, dana, times.acceptance, text);
    },
    expected: ['acceptance dana: invalid unknown-key policy-changed'],
  },
  cheat(
    'a key with powers it must not have',
    () =>
      acceptSigned(signWith('dana'), {
        start: keyedStory(undefined, `cert-authority ${'ssh-ed25519'} AAAA`),
      }),
    'acceptance dana: invalid unknown-key',
    '.sop/roster.yml finding: roster/invalid',
  ),
  cheat(
    'her signature is taken away later',
    () => {
      const story = acceptSigned(signWith('dana'));
      return commitRun(story, lee, times.later, story.text(run).replace(signature, ''));
    },
    'acceptance dana: invalid record-altered',
  ),
  cheat(
    'her signature is replaced later',
    () => {
      const story = acceptSigned(signWith('dana'));
      const other = acceptSigned(signWith('mallory')).text(run);
      return commitRun(story, lee, times.later, other);
    },
    'acceptance dana: invalid bad-signature record-altered',
  ),
  cheat(
    'signed before the record it follows',
    () => acceptSigned(signWith('dana'), { at: '2026-11-19T15:30:00Z', author: mallory }),
    'acceptance dana: invalid backdated',
  ),
  cheat(
    'signed for tomorrow',
    () => acceptSigned(signWith('dana'), { at: '2026-11-22T09:00:00Z' }),
    'acceptance dana: invalid future',
    ...unaccepted,
  ),
  cheat(
    'signed by her key in the name of another',
    () =>
      acceptSigned(signWith('dana'), { change: { name: 'Noor Haddad', by: 'noor@msp.example' } }),
    '!acceptance dana',
    'acceptance noor: invalid unknown-key forged-author',
  ),
  cheat(
    'signed by a key of hers and moved to another document',
    () => {
      const story = acceptSigned(signWith('dana'));
      const copy = edit(story.text(run), 'CHK-4T7QZ', 'CHK-5T7QZ');
      return story.commit({ by: lee, at: times.later, files: { 'closeouts/beta.md': copy } });
    },
    'acceptance dana: valid/record',
    'closeouts/beta.md handoff lee: invalid time-mismatch content-mismatch signed-with-change',
    'closeouts/beta.md acceptance dana: invalid bad-signature forged-author time-mismatch content-mismatch signed-with-change',
    'closeouts/beta.md gate handoff: ready signature-stale signature-missing',
    'closeouts/beta.md gate acceptance: blocked after-open',
    'closeouts/beta.md state: awaiting handoff',
  ),
  {
    ...cheat(
      'her key, where nothing can check it',
      () => acceptSigned(signWith('dana')),
      'acceptance dana: unverifiable signature-unchecked',
    ),
    without: 'ssh-keygen',
  },
  cheat('a record signature is demanded', () => acceptedStory(keyedStory('record')), tooLow),
  cheat('a commit signature is demanded', () => acceptedStory(keyedStory('commit')), tooLow),
  committedWith(
    'a commit signature is demanded, and a stranger made it',
    { owner: 'mallory', assurance: 'commit' },
    tooLow,
  ),
  committedWith(
    'a commit signature is demanded, and the project lead made it',
    { owner: 'lee', assurance: 'commit' },
    tooLow,
  ),
  {
    name: 'the signature of another commit of hers',
    story: () => handedOffStory(keyedStory('commit')),
    afterwards: (git) => {
      const as = git.as(dana, times.acceptance);
      writeAccepted(git, keyedStory('commit'));
      as(
        ...['-c', 'gpg.format=ssh', '-c', `user.signingKey=${keyFile('dana')}`],
        ...['commit', '-q', '-S', '-a', '-m', 'Accept'],
      );
      const object = git('cat-file', 'commit', 'HEAD').replace(/\nAccept\n$/, '\nAccept!\n');
      const file = path.join(git.folder, '.git', 'forged');
      writeFileSync(file, object);
      git('reset', '-q', '--hard', git('hash-object', '-t', 'commit', '-w', file).trim());
    },
    expected: [tooLow],
  },
  cheat(
    'a squash of unsigned records',
    () => {
      const start = keyedStory();
      return squashed(acceptedStory(start), start);
    },
    'handoff lee: invalid forged-author time-mismatch signed-with-change',
    'acceptance dana: invalid forged-author time-mismatch signed-with-change',
  ),
  cheat(
    'a squash in which the project lead signed for her',
    () => {
      const start = keyedStory();
      const record = recordFor(verifiedRun, byDana);
      const sig = signWith('lee')(signaturePayload('CHK-4T7QZ', record));
      return squashed(
        commitRun(start, lee, times.run, withRecord(verifiedRun, { ...record, sig })),
        start,
      );
    },
    '!handoff lee',
    'gate handoff: ready signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
    'acceptance dana: invalid bad-signature forged-author time-mismatch signed-with-change',
  ),
];

/** Honest histories with signatures. */
export const honestSignatures: readonly CheatCase[] = [
  cheat(
    'a signed record in a document with line ends of Windows',
    () => {
      const story = acceptSigned(signWith('dana'));
      return commitRun(story, lee, times.later, story.text(run).replaceAll('\n', '\r\n'));
    },
    'acceptance dana: valid/record',
  ),
  cheat(
    'a signature in a block of lines',
    () => {
      const story = acceptSigned(signWith('dana'));
      const block = story.text(run).replace(/\n {4}sig: (".*")/, (_, text: string) => {
        const lines = (JSON.parse(text) as string).trimEnd().split('\n');
        return ['', '    sig: |', ...lines.map((line) => `      ${line}`)].join('\n');
      });
      return commitRun(story, lee, times.later, block);
    },
    'acceptance dana: valid/record',
  ),
  cheat(
    'a record signed by her key',
    () => acceptSigned(signWith('dana')),
    'acceptance dana: valid/record',
  ),
  cheat(
    'a record signed by her key where that is demanded',
    () => acceptSigned(signWith('dana'), { start: keyedStory('record') }),
    'acceptance dana: valid/record',
  ),
  cheat(
    'a record signed by her key and committed by another',
    () => acceptSigned(signWith('dana'), { author: sam }),
    'acceptance dana: valid/record',
  ),
  committedWith(
    'a commit signed by her key where that is demanded',
    { owner: 'dana', assurance: 'commit' },
    'acceptance dana: valid/commit',
  ),
  cheat(
    'a squash of signed records',
    () => {
      const start = keyedStory();
      const handedOff = signedByKey(verifiedRun, byLee, signWith('lee'));
      const accepted = signedByKey(handedOff, byDana, signWith('dana'));
      return squashed(commitRun(start, lee, times.run, accepted), start);
    },
    'handoff lee: valid/record',
    'acceptance dana: valid/record',
  ),
  cheat(
    'a squash under her own name',
    () => {
      const start = keyedStory();
      const handedOff = signedByKey(verifiedRun, byLee, signWith('lee'));
      const accepted = signedByKey(handedOff, byDana, signWith('dana'));
      return squashed(commitRun(start, lee, times.run, accepted), start, dana);
    },
    'handoff lee: valid/record',
    'acceptance dana: valid/record',
  ),
  cheat(
    'a squash with a later edit',
    () => {
      const start = keyedStory();
      const handedOff = signedByKey(verifiedRun, byLee, signWith('lee'));
      const accepted = signedByKey(handedOff, byDana, signWith('dana'));
      const edited = edit(accepted, 'known issues', 'open issues');
      return squashed(commitRun(start, lee, times.run, edited), start);
    },
    'handoff lee: stale/record',
    'acceptance dana: stale/record',
    'gate handoff: ready signature-stale signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
  ),
  cheat(
    'a signature that she adds later',
    () => {
      const story = acceptedStory(keyedStory());
      const text = handedOffStory(keyedStory()).text(run);
      return commitRun(story, dana, times.later, signedByKey(text, byDana, signWith('dana')));
    },
    'acceptance dana: valid/record',
  ),
];
