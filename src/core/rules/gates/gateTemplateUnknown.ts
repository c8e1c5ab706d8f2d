import type { LibraryRule } from '../rule.js';
import { closeout, exampleRoster } from './gateExamples.js';
import { comparisonHits } from './templateComparison.js';

/** Without its template nobody can tell whether a run still asks for everything it should. */
export const gateTemplateUnknown: LibraryRule = {
  kind: 'library',
  code: 'gate/template-unknown',
  level: 'error',
  policy: true,
  summary:
    'The template that a document with gates names is not there, or never had the content it names.',
  help: 'Correct `template`: its `id` must be that of a template, and its `content`, if given, the fingerprint of the template when the run was made.',
  example: {
    wrong: closeout('template: { id: TPL-GONE }\n'),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  check: (context) => comparisonHits(context, 'template-unknown'),
};
