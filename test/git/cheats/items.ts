import assert from 'node:assert/strict';
import { cheat } from './cheat.js';
import type { CheatCase } from './cheatCase.js';
import {
  byDana,
  byLee,
  commitRun,
  people,
  run,
  settingsStory,
  signed,
  times,
  verifiedRun,
  workedRun,
} from './closeoutStory.js';

const { lee, dana } = people;

/** A run that was made weaker than its template and is signed by everybody in good faith. */
function weakened(
  name: string,
  change: (text: string) => string,
  ...expected: string[]
): CheatCase {
  return cheat(
    name,
    () => {
      const text = change(verifiedRun);
      const done = commitRun(settingsStory, lee, times.worked, change(workedRun), {
        files: { 'evidence/fw.txt': 'permit any\n' },
      });
      const verified = commitRun(done, dana, times.verified, text);
      const handedOff = commitRun(verified, lee, times.handoff, signed(text, byLee));
      return commitRun(handedOff, dana, times.acceptance, signed(handedOff.text(run), byDana));
    },
    ...expected,
  );
}

const line = '- [x] NET-2: Remove the accounts of the old provider.\n';
const tell = '- [x] Tell the client when the move is over.\n';
const looser = [
  'handoff lee: invalid looser-than-template',
  'acceptance dana: invalid looser-than-template',
  'gate handoff: blocked looser-than-template',
  'gate acceptance: blocked looser-than-template after-open',
  'state: open',
];
const unsure = [
  ...looser.slice(0, 2),
  'gate handoff: blocked document-unsure looser-than-template',
  'gate acceptance: blocked document-unsure looser-than-template after-open',
  'state: open',
];
const replaced = (from: string | RegExp, to: string) => (text: string) => {
  const changed = text.replace(from, () => to);
  assert.notEqual(changed, text);
  return changed;
};

/** Required items that only look as if they were still required, or there. */
export const items: readonly CheatCase[] = [
  weakened('a required item is gone', replaced(line, ''), ...looser),
  weakened('one without a key is gone', replaced(tell, ''), ...looser),
  weakened(
    "the NOC's own item is gone",
    replaced(/ {2}- \[.\] @noc verified against the live firewall\n/, ''),
    ...looser,
  ),
  weakened('it is fenced', replaced(line, `\`\`\`\n${line}\`\`\`\n`), ...looser),
  weakened('it is fenced with tildes', replaced(line, `~~~ text\n${line}~~~\n`), ...looser),
  weakened('it is commented out', replaced(line, `<!--\n${line}-->\n`), ...looser),
  weakened('it is in an HTML block', replaced(line, `<div hidden>\n${line}</div>\n`), ...looser),
  weakened('it is indented to code', replaced(`\n${line}`, `\n      ${line}`), ...looser),
  weakened(
    'it is reworded under its key',
    replaced('Remove the accounts', 'Think of the accounts'),
    ...looser,
  ),
  weakened('a word is added to it', replaced('old provider.', 'old provider, if any.'), ...looser),
  weakened('one without a key is reworded', replaced('Tell the client', 'Tell nobody'), ...looser),
  weakened('its key is another', replaced('NET-2', 'NET-9'), ...looser),
  weakened('it is optional', replaced('old provider.', 'old provider. (optional)'), ...looser),
  weakened('it is a plain bullet', replaced('- [x] NET-2', '- NET-2'), ...looser),
  weakened('it is a paragraph', replaced('- [x] NET-2', '\\- [x] NET-2'), ...unsure),
  weakened(
    'it is the heading of what follows',
    replaced(line, `${line.trimEnd()}\n  ---\n`),
    ...unsure,
  ),
  weakened(
    'it is in a table',
    replaced(line, '| item |\n|---|\n| [x] NET-2: Remove the accounts of the old provider. |\n'),
    ...looser,
  ),
  weakened('it asks for any evidence', replaced('(evidence: file)', '(evidence)'), ...looser),
  weakened('it asks for no evidence', replaced(' (evidence: file)', ''), ...looser),
  weakened("it is the NOC's", replaced('old provider.', 'old provider. @noc'), ...looser),
  weakened("its heading is the NOC's", replaced('## Network', '## Network @noc'), ...looser),
  weakened('its box is a tick', replaced('[x] NET-2', '[✓] NET-2'), ...unsure),
  weakened('its box is a dash', replaced('[x] NET-2', '[-] NET-2'), ...unsure),
  weakened('its box is empty', replaced('[x] NET-2', '[] NET-2'), ...unsure),
  weakened('its box has a Cyrillic letter', replaced('[x] NET-2', '[х] NET-2'), ...unsure),
  weakened('its box is full-width', replaced('[x] NET-2', '［x］ NET-2'), ...unsure),
  weakened('its box is bold', replaced('[x] NET-2', '**[x]** NET-2'), ...looser),
  weakened(
    'another item takes its key',
    replaced(line, '- [x] NET-2: Remove nothing.\n'),
    ...looser,
  ),
  weakened(
    'it is there twice, once open',
    replaced(line, line + line.replace('[x]', '[ ]')),
    'gate handoff: blocked item-open',
    'gate acceptance: blocked after-open item-open',
    'state: open',
    'finding: item/duplicate-key',
  ),
  weakened(
    'its evidence is a script',
    replaced('../evidence/fw.txt', 'javascript:alert(1)'),
    'gate handoff: blocked item-evidence',
    'gate acceptance: blocked after-open item-evidence',
    'state: open',
  ),
  weakened(
    'its evidence is data',
    replaced('../evidence/fw.txt', 'data:text/plain,ok'),
    'gate handoff: blocked item-evidence',
    'gate acceptance: blocked after-open item-evidence',
    'state: open',
  ),
  weakened(
    'its evidence lies outside of the library',
    replaced('../evidence/fw.txt', '../../../etc/hosts'),
    'gate handoff: blocked item-evidence',
    'gate acceptance: blocked after-open item-evidence',
    'state: open',
  ),
  weakened(
    'it does not apply for no reason',
    replaced(
      '- [x] NET-2: Remove the accounts of the old provider.',
      '- [ ] NET-2: Remove the accounts of the old provider. (n/a)',
    ),
    'finding: item/not-applicable-without-reason',
    'gate handoff: blocked item-reason',
    'gate acceptance: blocked after-open item-reason',
    'state: open',
  ),
];
