import { entryFaults } from '../../projects/entries.js';
import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { exampleFiles, exampleProject } from './projectRuleParts.js';

/** An entry that cannot be read reminds nobody of anything. */
export const projectEntryInvalid: DocumentRule = {
  kind: 'document',
  code: 'project/entry-invalid',
  level: 'warning',
  policy: true,
  summary:
    'An entry of the disruptions, the change log or the communication plan of a project cannot be read.',
  help: 'A disruption has `on` and `what`, a change `on`, `affects` and `what`, an audience `who`. Days are written `2026-12-01`.',
  example: {
    path: 'projects/move.md',
    wrong: exampleProject(
      'disruptions:\n  - on: next Sunday\n    what: Telephones are off for an hour\n',
    ),
    right: exampleProject(
      'disruptions:\n  - on: 2026-12-13\n    what: Telephones are off for an hour\n',
    ),
    files: exampleFiles,
  },
  *check({ document, profile }) {
    if (profile.kindId !== 'project') return;
    for (const { list, index, key, message } of entryFaults(profile.fields)) {
      yield {
        range: valueOf(document, key === undefined ? [list, index] : [list, index, key]),
        message,
      };
    }
  },
};
