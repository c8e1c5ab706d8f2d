import type { Heading, Link } from '../../document/document.js';
import type { FixRequest, ReferenceRule } from '../rule.js';
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
      const isMissing = resolution.kind === 'document' && !resolution.anchorFound;
      const anchor = isMissing ? (resolution.anchor ?? '') : '/';
      // No heading makes an anchor with a slash: some sites use such ones for tabs and routes.
      if (isMissing && !anchor.includes('/')) {
        const where = resolution.path === document.path ? 'this document' : resolution.path;
        const fix = nearFix(link, anchor, lookup.headings(resolution.path));
        yield {
          range: link.targetRange,
          message: `The link to ${quoted(link.target)} names no place in ${where}; there is no heading or anchor "${anchor}".`,
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
};

/** When one heading has the same letters and digits, only the way of writing its anchor is wrong. */
function nearFix(link: Link, anchor: string, headings: readonly Heading[]): FixRequest | undefined {
  const wanted = lettersOf(anchor);
  const [near, ...others] = headings.filter(
    ({ slug }) => wanted !== '' && lettersOf(slug) === wanted,
  );
  if (near === undefined || others.length > 0) {
    return undefined;
  }
  return {
    kind: 'replace-text',
    range: link.targetRange,
    oldText: link.target.slice(link.target.indexOf('#')),
    newText: `#${near.slug}`,
    title: `Change to #${near.slug}`,
  };
}

function lettersOf(anchor: string): string {
  return anchor.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
