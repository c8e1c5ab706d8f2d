import { findDriftingRuns } from '../../gate/runDrift.js';
import type { DriftChange } from '../../templates/drift.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';

const run = (items: string) => `---
id: CHK-4T7QZ
kind: checklist
title: Closeout
owner: project-team
template:
  id: TPL-CLOSEOUT
  content: "c1:8c1d"
---

${items}
`;
const template = (items: string) =>
  `---\nid: TPL-CLOSEOUT\nkind: template\ntitle: Closeout\nowner: noc\nmakes:\n  kind: checklist\n---\n\n${items}\n`;
const rules = '- [ ] FW-1: Export the rules';
const drawing = '- [ ] FW-2: Draw the network';

/** A checklist that learns tells those who work with what it was before. */
export const templateDrift: LibraryRule = {
  kind: 'library',
  code: 'template/drift',
  level: 'info',
  policy: true,
  summary:
    'The template of a running checklist has items that were added, removed or reworded since the run was made.',
  help: 'Take the changes over with *Adopt Changes* or `sop adopt`; ticks, evidence and notes stay. Closed and cancelled runs are left alone.',
  example: {
    wrong: run(rules),
    right: run(`${rules}\n\n${drawing}`),
    files: { 'templates/closeout.md': template(`${rules}\n\n${drawing}`) },
    earlierTemplates: { 'c1:8c1d': template(rules) },
  },
  *check({ library, today }) {
    for (const run of findDriftingRuns(library, today)) {
      yield (
        run && {
          path: run.document.path,
          range: valueOf(run.document, ['template', 'id']),
          message: `${run.template} has moved on since this was made from it: ${describe(run.changes)}.`,
        }
      );
    }
  },
};

/** `added NET-9; reworded NET-1, NET-2`. */
function describe(changes: readonly DriftChange[]): string {
  const kinds = ['added', 'removed', 'reworded'] as const;
  return kinds
    .map((kind) => ({ kind, names: changes.filter((change) => change.kind === kind).map(nameOf) }))
    .filter(({ names }) => names.length > 0)
    .map(({ kind, names }) => {
      const others = names.length - mostNames;
      const more = others > 0 ? ` and ${others} more` : '';
      return `${kind} ${names.slice(0, mostNames).join(', ')}${more}`;
    })
    .join('; ');
}

/** More of one sort would not be read in a list of problems. */
const mostNames = 5;

function nameOf({ key, title }: DriftChange): string {
  return key ?? `"${title}"`;
}
