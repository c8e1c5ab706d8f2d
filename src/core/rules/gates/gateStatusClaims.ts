import { verdictOf } from '../../gate/verdict.js';
import { valueOf } from '../places.js';
import type { LibraryRule } from '../rule.js';
import { closeout, exampleRoster } from './gateExamples.js';
import { gatedDocuments } from './gateRuleParts.js';

/** The state of a document with gates is what its gates make it; a status that says otherwise misleads every reader. */
export const gateStatusClaims: LibraryRule = {
  kind: 'library',
  code: 'gate/status-claims',
  level: 'error',
  policy: true,
  summary: 'The status names a state that the gates of the document do not give it.',
  help: 'Take `status` out: `closed`, `returned` and `awaiting` a gate come from the gates alone. `cancelled` is yours to write.',
  example: {
    wrong: closeout('status: closed\n'),
    right: closeout(),
    settings: { roster: exampleRoster },
  },
  *check({ library, today }) {
    for (const document of gatedDocuments(library)) {
      yield undefined;
      const { status } = document.frontmatter.data;
      if (typeof status !== 'string' || !isClaim(status)) {
        continue;
      }
      const { state } = verdictOf(library, document, today);
      if (state !== undefined && state !== status.trim().toLowerCase()) {
        yield {
          path: document.path,
          range: valueOf(document, 'status'),
          message: `"status" says ${status.trim()}, but the gates of the document leave it ${state}.`,
        };
      }
    }
  },
};

/** Whether a status speaks of gates; other words, such as `draft`, are the author's own. */
function isClaim(status: string): boolean {
  return /^(?:closed|returned|awaiting\b.*)$/iu.test(status.trim());
}
