import type { LibraryRule } from '../rule.js';
import { exampleRoster } from './gateExamples.js';
import { comparisonHits } from './templateComparison.js';

const run = (item: string) => `---
id: CHK-4T7QZ
kind: checklist
title: Closeout
owner: project-team
template: { id: TPL-CLOSEOUT }
gates:
  - id: acceptance
    sign: { role: noc }
---

${item}
`;

/** A checklist that may drop its hard questions checks nothing. */
export const gateLooserThanTemplate: LibraryRule = {
  kind: 'library',
  code: 'gate/looser-than-template',
  level: 'error',
  policy: true,
  summary: 'A run asks for less than the template it was made from.',
  help: 'Put the item or the gate back as the template has it. What does not apply is marked `(n/a: reason)` instead of being removed; a run may add items and gates of its own.',
  example: {
    wrong: run('- [x] FW-1: Export the rules (optional)'),
    right: run('- [x] FW-1: Export the rules'),
    settings: { roster: exampleRoster },
    files: {
      'templates/closeout.md':
        '---\nid: TPL-CLOSEOUT\nkind: template\ntitle: Closeout\nowner: noc\ngates:\n  - id: acceptance\n    sign: { role: noc }\nmakes:\n  kind: checklist\n  owner: project-team\n---\n\n- [ ] FW-1: Export the rules\n',
    },
  },
  check: (context) => comparisonHits(context, 'looser-than-template'),
};
