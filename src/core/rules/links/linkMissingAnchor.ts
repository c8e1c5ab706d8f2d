import type { ReferenceRule } from '../rule.js';
import { quoted } from '../wording.js';

/** The reader lands at the top of a page and has to search. */
export const linkMissingAnchor: ReferenceRule = {
  kind: 'reference',
  code: 'link/missing-anchor',
  level: 'warning',
  summary: 'A link names a place in a document that has no heading or anchor of that name.',
  help: 'Use the anchor as GitHub makes it from the heading: lower case, dashes for blanks, no punctuation.',
  example: {
    wrong: '# Backup\n\nSee [below](#restore).\n',
    right: '# Backup\n\nSee [above](#backup).\n',
  },
  *check({ document, lookup }) {
    for (const link of document.links) {
      if (link.kind === 'autolink' || link.kind === 'reference') {
        continue;
      }
      const resolution = lookup.link(link);
      if (resolution.kind === 'document' && !resolution.anchorFound) {
        const where = resolution.path === document.path ? 'this document' : resolution.path;
        yield {
          range: link.targetRange,
          message: `The link to ${quoted(link.target)} names no place in ${where}; there is no heading or anchor "${resolution.anchor ?? ''}".`,
        };
      }
    }
  },
};
