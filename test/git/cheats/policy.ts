import { roster } from '../../support/closeout.js';
import type { Story } from '../../support/story.js';
import { cheat, unaccepted } from './cheat.js';
import {
  acceptedStory,
  byDana,
  byLee,
  commitRun,
  edit,
  handedOffStory,
  openRun,
  people,
  pinTo,
  rosterPath,
  run,
  settingsPath,
  settingsStory,
  signed,
  template,
  templatePath,
  times,
  verifiedRun,
  workedRun,
  workedStory,
} from './closeoutStory.js';

const { lee, dana, sam, ola, mallory } = people;
const change = '2026-11-20T09:00:00Z';
const byOla = { ...byDana, name: ola.name, by: ola.email };
const byMallory = { ...byDana, name: 'Dana Reyes', by: mallory.email };

const withOla = edit(roster, '{ person: ola, until: 2026-10-31 }', '{ person: ola }');
const withMallory = edit(
  edit(
    roster,
    'people:\n',
    `people:\n  mallory: { name: Dana Reyes, emails: [${mallory.email}] }\n`,
  ),
  '{ person: dana }',
  '{ person: dana }, { person: mallory }',
);
const withSecondAddress = edit(
  roster,
  '[dana@msp.example]',
  `[dana@msp.example, ${mallory.email}]`,
);

/** A branch of the handed-off run on which Sam first changes `files`, then `author` accepts with `record`. */
function acceptedOnBranch(
  files: Readonly<Record<string, string>>,
  {
    record = byDana,
    author = dana,
    start = handedOffStory(),
  }: {
    readonly record?: typeof byDana;
    readonly author?: typeof dana;
    readonly start?: Story;
  } = {},
): Story {
  const story = start.on('work').commit({ by: sam, at: change, files });
  return commitRun(story, author, times.acceptance, signed(story.text(run), record));
}

/** A run that is signed by both in good faith. */
function signedRun(story: Story, text: string): Story {
  const handedOff = commitRun(story, lee, times.handoff, signed(text, byLee));
  return commitRun(handedOff, dana, times.acceptance, signed(handedOff.text(run), byDana));
}

/** The worked run on the default branch, then changed and signed on another. */
function changedAndSigned(text: string, start: Story = workedStory()): Story {
  return signedRun(commitRun(start.on('work'), lee, '2026-11-19T12:00:00Z', text), text);
}

const line = '- [x] NET-2: Remove the accounts of the old provider.\n';
const emptyLine = line.replace('[x]', '[ ]');
const looseTemplate = edit(template, emptyLine, '');
const pin = /template: \{.*\}\n/;
const looseRun = edit(verifiedRun, line, '');
const pinned = (text: string, content: string) =>
  text.replace(pin, `template: { id: TPL-CLOSEOUT, content: "${content}" }\n`);
const both = (...codes: readonly string[]) => [
  `handoff lee: invalid ${codes.join(' ')}`,
  `acceptance dana: invalid ${codes.join(' ')}`,
];
const byOlaOnly = ['!acceptance dana', 'acceptance ola: invalid not-in-role policy-changed'];

/** A history whose template once asked for less, and whose run is pinned to what it asks for now. */
function tightenedStory(): Story {
  const loose = settingsStory.back(1).commit({
    by: sam,
    at: '2026-11-01T09:00:00Z',
    files: {
      [templatePath]: looseTemplate,
      [rosterPath]: roster,
      [settingsPath]: 'title: Acme MSP\n',
    },
  });
  const files = Object.fromEntries(
    [templatePath, 'lessons/licence.md', 'projects/prj-118.md', 'clients/acme.md'].map((path) => [
      path,
      settingsStory.text(path),
    ]),
  );
  return workedStory(loose.commit({ by: sam, at: times.settings, files }));
}

/** Rules that change together with what they decide. */
export const policy = [
  cheat(
    'a former member joins again on the branch that he signs on',
    () => acceptedOnBranch({ [rosterPath]: withOla }, { record: byOla, author: ola }),
    ...byOlaOnly,
  ),
  cheat(
    'the same, merged into the default branch',
    () => {
      const work = acceptedOnBranch({ [rosterPath]: withOla }, { record: byOla, author: ola });
      return work.on('main').commit({ by: sam, at: times.later, merges: ['work'] });
    },
    ...byOlaOnly,
  ),
  {
    ...cheat(
      'the same on the default branch, checked against a base',
      () =>
        acceptedOnBranch({ [rosterPath]: withOla }, { record: byOla, author: ola }).on(
          'main',
          'work',
        ),
      ...byOlaOnly,
    ),
    base: 'main~2',
    afterwards: (git: (...args: string[]) => string) => {
      git('merge', '-q', '--ff-only', 'work');
    },
  },
  cheat(
    'the same in the commit that signs',
    () => {
      const story = handedOffStory();
      return commitRun(story, ola, times.acceptance, signed(story.text(run), byOla), {
        files: { [rosterPath]: withOla },
      });
    },
    ...byOlaOnly,
  ),
  cheat(
    'the same, and the roster is put back afterwards',
    () =>
      acceptedOnBranch({ [rosterPath]: withOla }, { record: byOla, author: ola }).commit({
        by: sam,
        at: times.later,
        files: { [rosterPath]: roster },
      }),
    '!acceptance dana',
    'acceptance ola: invalid not-in-role',
    ...unaccepted,
  ),
  cheat(
    'a namesake of hers joins on the branch',
    () => acceptedOnBranch({ [rosterPath]: withMallory }, { record: byMallory, author: mallory }),
    '!acceptance dana',
    'acceptance mallory: invalid unknown-signer policy-changed',
  ),
  cheat(
    "a stranger's address becomes hers on the branch",
    () => acceptedOnBranch({ [rosterPath]: withSecondAddress }, { author: mallory }),
    'acceptance dana: invalid forged-author policy-changed',
  ),
  cheat(
    'less assurance is demanded on the branch',
    () =>
      acceptedOnBranch(
        { [settingsPath]: 'title: Acme MSP\n' },
        {
          start: handedOffStory(
            settingsStory.commit({
              by: sam,
              at: times.settings,
              files: {
                [settingsPath]: 'title: Acme MSP\npolicy: { assurance: { noc: commit } }\n',
              },
            }),
          ),
        },
      ),
    'acceptance dana: invalid policy-changed assurance-too-low',
  ),
  cheat(
    'another role may override on the branch',
    () => {
      const files = { [settingsPath]: 'title: Acme MSP\npolicy: { override: [noc-lead] }\n' };
      const lead = `${roster}  noc-lead: { members: [{ person: noor }] }\n`;
      const start = settingsStory.commit({
        by: sam,
        at: times.settings,
        files: { [rosterPath]: lead },
      });
      const record = {
        ...byDana,
        role: 'noc-lead',
        name: 'Noor Haddad',
        by: people.noor.email,
        decision: 'overridden',
        note: 'Go-live tonight.',
        until: '2026-12-01',
      };
      return acceptedOnBranch(files, { record, author: people.noor, start: handedOffStory(start) });
    },
    '!acceptance dana',
    'acceptance noor overridden: invalid wrong-role policy-changed',
    'gate acceptance: overridden signature-missing',
  ),
  cheat(
    'fields become bookkeeping on the branch',
    () =>
      acceptedOnBranch({
        [settingsPath]: 'title: Acme MSP\nkinds: { checklist: { bookkeeping: [title] } }\n',
      }),
    'acceptance dana: invalid policy-changed',
  ),
  cheat(
    'the template is loosened on the branch that makes the run',
    () => {
      const branch = settingsStory
        .on('work')
        .commit({ by: sam, at: '2026-11-09T09:00:00Z', files: { [templatePath]: looseTemplate } });
      const text = pinned(looseRun, pinTo(looseTemplate));
      const made = commitRun(branch, lee, times.worked, edit(text, '[x] NOC-1', '[ ] NOC-1'), {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      return signedRun(commitRun(made, dana, times.verified, text), text);
    },
    ...both('policy-changed', 'template-unknown'),
  ),
  cheat(
    'the template is loosened for as long as it takes to make the run',
    () => {
      const branch = settingsStory
        .on('work')
        .commit({ by: sam, at: '2026-11-09T09:00:00Z', files: { [templatePath]: looseTemplate } });
      const text = pinned(looseRun, pinTo(looseTemplate));
      const made = commitRun(branch, lee, times.worked, edit(text, '[x] NOC-1', '[ ] NOC-1'), {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      return signedRun(commitRun(made, dana, times.verified, text), text).commit({
        by: sam,
        at: times.later,
        files: { [templatePath]: template },
      });
    },
    ...both('template-unknown'),
  ),
  cheat(
    'the template moves on together with the sign-off',
    () => acceptedOnBranch({ [templatePath]: looseTemplate }),
    'acceptance dana: invalid policy-changed',
  ),
  cheat(
    'the template comes with the run',
    () => {
      const bare = settingsStory.commit({
        by: sam,
        at: '2026-11-03T09:00:00Z',
        files: { [templatePath]: undefined },
      });
      const branch = bare.on('work').commit({
        by: sam,
        at: '2026-11-09T09:00:00Z',
        files: { 'templates/loose.md': edit(looseTemplate, 'TPL-CLOSEOUT', 'TPL-LOOSE') },
      });
      const loose = edit(looseTemplate, 'TPL-CLOSEOUT', 'TPL-LOOSE');
      const text = edit(pinned(looseRun, pinTo(loose)), 'TPL-CLOSEOUT', 'TPL-LOOSE');
      const made = commitRun(branch, lee, times.worked, text, {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      return signedRun(made, text);
    },
    ...both('policy-changed', 'template-unknown'),
  ),
  cheat(
    'the run is pinned to another template content on the branch',
    () => {
      const branch = workedStory()
        .on('work')
        .commit({ by: sam, at: '2026-11-19T11:00:00Z', files: { [templatePath]: looseTemplate } });
      const text = pinned(looseRun, pinTo(looseTemplate));
      return signedRun(commitRun(branch, lee, '2026-11-19T12:00:00Z', text), text);
    },
    ...both('policy-changed', 'template-unknown'),
  ),
  cheat(
    'the run is pinned to content that the template had before',
    () => changedAndSigned(pinned(looseRun, pinTo(looseTemplate)), tightenedStory()),
    ...both('policy-changed'),
  ),
  cheat(
    'the run is pinned to content that never was',
    () => changedAndSigned(pinned(looseRun, `c1:${'a'.repeat(64)}`)),
    ...both('template-unknown'),
    'gate handoff: blocked template-unknown',
    'gate acceptance: blocked template-unknown after-open',
    'state: open',
  ),
  cheat(
    'the run forgets its template on the branch',
    () => changedAndSigned(looseRun.replace(pin, '')),
    ...both('policy-changed'),
  ),
  cheat(
    'the run is made from another template on the branch',
    () => {
      const other = edit(looseTemplate, 'TPL-CLOSEOUT', 'TPL-LOOSE');
      const start = settingsStory.commit({
        by: sam,
        at: times.settings,
        files: { 'templates/loose.md': other },
      });
      const text = edit(pinned(looseRun, pinTo(other)), 'TPL-CLOSEOUT', 'TPL-LOOSE');
      return changedAndSigned(text, workedStory(start));
    },
    ...both('policy-changed'),
  ),
  cheat(
    'the run asks for fewer signatures on the branch',
    () => {
      const plain = (text: string) => text.replace(pin, '');
      const strict = (text: string) =>
        edit(plain(text), '{ role: noc }', '{ role: noc, count: 2 }');
      let story = commitRun(settingsStory, lee, times.run, strict(openRun));
      story = commitRun(story, lee, times.worked, strict(workedRun), {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      story = commitRun(story, dana, times.verified, strict(verifiedRun));
      return changedAndSigned(plain(verifiedRun), story);
    },
    ...both('policy-changed'),
  ),
  cheat(
    'the run has no gate that its kind demands',
    () => {
      const settings =
        'title: Acme MSP\nkinds:\n  checklist:\n    gates: [{ id: review, sign: { role: noc } }]\n';
      const demanding = { by: sam, at: times.settings, files: { [settingsPath]: settings } };
      return acceptedStory(settingsStory.commit(demanding));
    },
    ...both('looser-than-kind'),
    'gate handoff: blocked looser-than-kind',
    'gate acceptance: blocked looser-than-kind after-open',
    'state: open',
  ),
  cheat(
    'the run never asked for what its template asks',
    () => {
      const text = edit(verifiedRun, '    needs: { lessons: 1 }\n', '');
      const made = commitRun(
        settingsStory,
        lee,
        times.worked,
        edit(text, '[x] NOC-1', '[ ] NOC-1'),
        {
          files: { 'evidence/fw.txt': 'permit any\n' },
        },
      );
      return signedRun(commitRun(made, dana, times.verified, text), text);
    },
    ...both('looser-than-template'),
    'gate handoff: blocked looser-than-template',
    'gate acceptance: blocked looser-than-template after-open',
    'state: open',
  ),
  cheat(
    'the roster is taken away on the branch',
    () => {
      const story = acceptedStory().on('work').on('main').back(1);
      const gone = story.commit({ by: sam, at: change, files: { [rosterPath]: undefined } });
      return commitRun(gone, dana, times.acceptance, signed(gone.text(run), byDana));
    },
    'acceptance dana: invalid unknown-signer',
    'gate handoff: ready signature-missing',
    'gate acceptance: blocked after-open',
    'state: awaiting handoff',
  ),
];
