import { valueOf } from '../places.js';
import type { DocumentRule } from '../rule.js';
import { nearestWord } from '../../schema/nearestWord.js';
import { oneOf } from '../wording.js';

/** A procedure for a workflow nobody declared is in no list and covers nothing. */
export const workflowUnknown: DocumentRule = {
  kind: 'document',
  code: 'workflow/unknown',
  level: 'error',
  policy: true,
  summary: 'A document names a workflow that the library does not have.',
  help: 'Correct the name, or declare the workflow under `workflows` in `.sop/library.yml`.',
  example: {
    wrong: '---\nworkflow: Incidents\n---\n',
    right: '---\nworkflow: incident\n---\n',
  },
  *check({ configuration, document }) {
    const value = document.frontmatter.data['workflow'];
    const { workflows } = configuration;
    if (typeof value !== 'string' || value === '' || workflows.has(value)) {
      return;
    }
    const nearest = nearestWord(value, workflows.keys());
    yield {
      range: valueOf(document, 'workflow'),
      message: `The workflow "${value}" is not known; expected ${oneOf([...workflows.keys()])}.`,
      ...(nearest === undefined
        ? {}
        : { fix: { kind: 'set-field', key: 'workflow', value: nearest } }),
    };
  },
};
