import { allStale, cheat, editLater } from './cheat.js';
import {
  acceptedStory,
  byDana,
  commitRun,
  edit,
  handedOffStory,
  people,
  recordFor,
  run,
  signed,
  times,
  verifiedRun,
  withRecord,
  workedRun,
} from './closeoutStory.js';

const { lee, dana, sam } = people;
const handedOff = () => handedOffStory().text(run);

/** Dana's commit signs the hand-off's successor and edits it as well. */
const acceptAndEdit = (from: string, to: string) => () => {
  const story = handedOffStory();
  const before = commitRun(story, dana, '2026-11-20T09:00:00Z', edit(story.text(run), to, from));
  return commitRun(before, dana, times.acceptance, signed(story.text(run), byDana));
};

const acceptWithContentOf =
  (text: () => string, gate = 'acceptance') =>
  () => {
    const story = handedOffStory();
    const { content } = recordFor(text(), { ...byDana, gate });
    const record = recordFor(story.text(run), { ...byDana, content: content as string });
    return commitRun(story, dana, times.acceptance, withRecord(story.text(run), record));
  };
const mismatched = [
  'acceptance dana: invalid content-mismatch',
  'gate acceptance: ready signature-stale signature-missing',
  'state: awaiting acceptance',
];

/** What is edited after it was signed, or while it is. */
export const edits = [
  cheat(
    'a tick is taken away',
    () => editLater('[x] NET-2', '[ ] NET-2'),
    ...allStale,
    'gate handoff: blocked item-open',
    'gate acceptance: blocked after-open item-open',
  ),
  cheat('an optional item is ticked', () => editLater('[ ] Print', '[x] Print'), ...allStale),
  cheat(
    'an item becomes not applicable',
    () => editLater('[x] NET-2: Remove the accounts', '[ ] NET-2: (n/a: none) Remove the accounts'),
    ...allStale,
  ),
  cheat(
    'the evidence is another file',
    () => editLater('../evidence/fw.txt', '../lessons/licence.md'),
    ...allStale,
  ),
  cheat(
    'the evidence is taken away',
    () => editLater(' [rules](../evidence/fw.txt)', ''),
    ...allStale,
    'gate handoff: blocked item-evidence',
    'gate acceptance: blocked after-open item-evidence',
  ),
  cheat(
    'a line is written below an item',
    () => editLater('of the old provider.\n', 'of the old provider.\n\n  All but one.\n'),
    ...allStale,
  ),
  cheat('the prose', () => editLater('goes to the known issues', 'is forgotten'), ...allStale),
  cheat('a heading', () => editLater('## Network', '## Networks'), ...allStale),
  cheat('a field', () => editLater('the Acme move', 'the Beta move'), ...allStale),
  cheat(
    'a comment that no reader sees',
    () => editLater('# Closeout\n', '# Closeout\n\n<!-- Half of it. -->\n'),
    ...allStale,
  ),
  cheat(
    'an item is added',
    () => editLater('- [x] Tell', '- [ ] NET-3: One more thing.\n- [x] Tell'),
    ...allStale,
    'gate handoff: blocked item-open',
    'gate acceptance: blocked after-open item-open',
  ),
  cheat(
    "an item of the NOC's is opened again",
    () => editLater('[x] NOC-1', '[ ] NOC-1', dana),
    'acceptance dana: stale',
    'gate acceptance: blocked item-open',
    'state: awaiting acceptance',
  ),
  cheat(
    "a remark below an item of the NOC's",
    () => editLater('@noc verified against', '@noc verified, mostly, against', dana),
    'acceptance dana: stale',
    'gate handoff: blocked looser-than-template',
    'gate acceptance: blocked looser-than-template after-open',
    'state: open',
  ),
  cheat(
    'the project',
    () => editLater('project: PRJ-118', 'project: CLI-ACME'),
    ...allStale,
    'gate acceptance: blocked after-open lessons-missing',
  ),
  cheat(
    'the owner',
    () => editLater('owner: project-team', 'owner: service-manager'),
    ...allStale,
    'gate handoff: blocked looser-than-template no-items',
    'gate acceptance: blocked looser-than-template after-open',
  ),
  cheat(
    'the role that signs',
    () => editLater('sign: { role: noc }', 'sign: { role: service-manager }'),
    ...allStale,
    'gate handoff: blocked looser-than-template',
    // Her record stands as she gave it; today's gate would not take it.
    'gate acceptance: blocked looser-than-template after-open',
  ),
  cheat(
    'the meaning of what was signed',
    () => editLater('The NOC accepts this environment', 'The NOC has seen this environment'),
    ...allStale,
  ),
  cheat(
    'an edit that a merge makes by the way',
    () => {
      const story = acceptedStory();
      const other = story
        .on('other')
        .commit({ by: lee, at: times.later, files: { 'evidence/more.txt': 'x\n' } });
      const text = edit(story.text(run), 'known issues', 'unknown issues');
      return other
        .on('main')
        .commit({ by: sam, at: times.later, merges: ['other'], files: { [run]: text } });
    },
    ...allStale,
  ),
  cheat(
    'the commit that signs ticks an item too',
    acceptAndEdit('[ ] NOC-1', '[x] NOC-1'),
    'acceptance dana: invalid signed-with-change',
  ),
  cheat(
    'the commit that signs writes prose too',
    acceptAndEdit('the unknown issues', 'the known issues'),
    'acceptance dana: invalid signed-with-change',
    'handoff lee: valid',
  ),
  cheat(
    'a merge signs what only it has',
    () => {
      const story = handedOffStory();
      const other = story
        .on('other')
        .commit({ by: lee, at: times.handoff, files: { 'evidence/more.txt': 'x\n' } });
      const text = edit(story.text(run), '[ ] Print', '[x] Print');
      return other.on('main').commit({
        by: dana,
        at: times.acceptance,
        merges: ['other'],
        files: { [run]: signed(text, byDana) },
      });
    },
    'handoff lee: stale',
    'acceptance dana: invalid signed-with-change self-approval',
    'gate handoff: ready signature-stale signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
  ),
  cheat(
    'a run that is signed as it is made',
    () => {
      const story = handedOffStory().back(4);
      const text = signed(verifiedRun, {
        gate: 'handoff',
        role: 'project-team',
        name: 'Lee Park',
        by: lee.email,
        at: times.handoff,
      });
      const made = commitRun(story, lee, times.handoff, text, {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      return commitRun(made, dana, times.acceptance, signed(text, byDana));
    },
    'handoff lee: invalid signed-with-change',
  ),
  cheat(
    'the fingerprint of what was there before',
    acceptWithContentOf(() => workedRun),
    ...mismatched,
  ),
  cheat(
    'the fingerprint of another gate',
    acceptWithContentOf(handedOff, 'handoff'),
    ...mismatched,
  ),
  cheat(
    'a fingerprint of nothing',
    () => {
      const story = handedOffStory();
      const record = recordFor(story.text(run), { ...byDana, content: `c1:${'0'.repeat(64)}` });
      return commitRun(story, dana, times.acceptance, withRecord(story.text(run), record));
    },
    ...mismatched,
  ),
];
