import { cheat } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import { acceptedStory, commitRun, edit, people, run, times } from './closeoutStory.js';

const { lee } = people;

/** The frontmatter of the accepted run, written by Lee in a way that readers of YAML might differ on. */
function rewritten(
  name: string,
  change: (text: string) => string,
  ...expected: string[]
): CheatCase {
  return cheat(
    name,
    () => {
      const story = acceptedStory();
      return commitRun(story, lee, times.later, change(story.text(run)));
    },
    ...expected,
  );
}

const replaced = (from: string, to: string) => (text: string) => edit(text, from, to);
const title = 'title: Closeout of the Acme move\n';

/** What cannot be read says nothing, and lets nothing pass. */
const refused = (...codes: readonly string[]) => [
  'handoff lee: invalid record-removed',
  'acceptance dana: invalid record-removed',
  '!gate handoff',
  '!gate acceptance',
  '!state',
  ...codes.map((code) => `finding: frontmatter/${code}`),
];

/** Frontmatter that says two things at once. */
export const yaml: readonly CheatCase[] = [
  rewritten(
    'a key that is there twice',
    replaced(title, `${title}${title}`),
    ...refused('duplicate-key'),
  ),
  rewritten(
    'a second list of sign-offs',
    replaced('sign_offs:\n', 'sign_offs: []\nsign_offs:\n'),
    ...refused('duplicate-key'),
  ),
  rewritten(
    'a second list of sign-offs under a quoted key',
    replaced('sign_offs:\n', '"sign\\u005foffs": []\nsign_offs:\n'),
    ...refused('duplicate-key'),
  ),
  rewritten('an anchor', replaced('gates:\n', 'gates: &gates\n'), ...refused('anchor')),
  rewritten('an alias', replaced(title, 'title: *name\n'), ...refused('alias')),
  rewritten(
    'a merge key',
    replaced(title, `<<: { status: closed }\n${title}`),
    ...refused('merge-key'),
  ),
  rewritten(
    'a tag',
    replaced(title, 'title: !!str Closeout of the Acme move\n'),
    ...refused('tag'),
  ),
  rewritten('a tag of its own', replaced(title, 'title: !include other.yml\n'), ...refused('tag')),
  rewritten(
    'a directive',
    replaced('---\n', '---\n%YAML 1.1\n'),
    ...refused('directive', 'syntax'),
  ),
  rewritten(
    'a key that is a list',
    replaced(title, `${title}? [a, b]\n: c\n`),
    ...refused('complex-key'),
  ),
  rewritten(
    'a key that reaches into programs',
    replaced(title, `${title}__proto__: { status: closed }\n`),
    ...refused('unsafe-key'),
  ),
  rewritten('a tab', replaced('  - id: handoff', '\t- id: handoff'), ...refused('syntax')),
  rewritten('no end', replaced('\n---\n\n# Closeout', '\n\n# Closeout'), ...refused('unclosed')),
  rewritten(
    'a fence of another kind',
    (text) => text.replace('---\n', '+++\n').replace('\n---\n', '\n+++\n'),
    ...refused(),
  ),
  rewritten('a fence for programs', replaced('---\n', '---js\n'), ...refused()),
  rewritten('a line before it', (text) => `\n${text}`, ...refused()),
  rewritten(
    'sixteen levels and more',
    replaced(title, `${title}deep: ${'['.repeat(20)}${']'.repeat(20)}\n`),
    ...refused('too-deep'),
  ),
  rewritten(
    'sign-offs in a mapping',
    (text) => text.replace(/sign_offs:\n([ ]+.*\n)*/, 'sign_offs: { gate: acceptance }\n'),
    'handoff lee: invalid record-removed',
    'acceptance dana: invalid record-removed',
    'unreadable record: 1',
    'gate handoff: blocked sign-off-invalid',
    'gate acceptance: blocked sign-off-invalid after-open',
    'state: open',
    'finding: field/type',
  ),
  rewritten(
    'gates in a mapping',
    (text) => text.replace(/gates:\n([ ]+.*\n)*/, 'gates: { id: acceptance }\n'),
    'handoff lee: stale',
    'acceptance dana: stale',
    '!gate handoff',
    '!gate acceptance',
    'state: open',
    'finding: field/type',
  ),
];
