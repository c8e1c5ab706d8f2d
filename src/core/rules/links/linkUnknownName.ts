import type { ReferenceRule } from '../rule.js';
import { quoted } from '../wording.js';

/** A wiki link to a document that nobody wrote. */
export const linkUnknownName: ReferenceRule = {
  kind: 'reference',
  code: 'link/unknown-name',
  level: 'warning',
  summary: 'A wiki link names no document of the library by id, path, file name or title.',
  help: 'Correct the name between `[[` and `]]`, or write the document.',
  example: {
    wrong: 'See [[SOP-0099]].\n',
    right: 'See [[SOP-0012]].\n',
    files: { 'sops/backup.md': '---\nid: SOP-0012\n---\n' },
  },
  *check({ document, lookup }) {
    for (const link of document.links) {
      if (link.kind === 'wiki' && lookup.link(link).kind === 'missing') {
        yield {
          range: link.targetRange,
          message: `[[${link.target}]] leads nowhere; no document has the id, path, file name or title ${quoted(link.target)}.`,
        };
      }
    }
  },
};
