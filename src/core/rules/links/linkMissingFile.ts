import type { Link } from '../../document/document.js';
import { fileNameOf } from '../../library/documentNames.js';
import { splitAnchor } from '../../library/linkTarget.js';
import { relativeLink } from '../../library/relativeLink.js';
import type { FixRequest, ReferenceContext, ReferenceRule } from '../rule.js';
import { quoted } from '../wording.js';

/** A reader who follows the link finds nothing. A reference is reported where its target is written, in the definition. */
export const linkMissingFile: ReferenceRule = {
  kind: 'reference',
  code: 'link/missing-file',
  level: 'warning',
  summary: 'A link leads to a file that does not exist in the library.',
  help: 'Correct the path. One that begins with `/` starts at the root of the library, or at a folder around the document, which may be the root of a site. Pages that a site generator makes (`.html`, or from the root of the site) are not reported.',
  example: {
    wrong: 'See [backup](sops/bakcup.md).\n',
    right: 'See [backup](sops/backup.md).\n',
    files: { 'sops/backup.md': '# Backup\n' },
  },
  *check(context) {
    for (const link of context.document.links) {
      if (link.kind === 'wiki' || link.kind === 'autolink' || link.kind === 'reference') {
        continue;
      }
      const resolution = context.lookup.link(link);
      if (resolution.kind === 'missing') {
        const fix = movedFix(context, link, resolution.path);
        yield {
          range: link.targetRange,
          message: `${link.kind === 'image' ? 'The image' : 'The link'} to ${quoted(link.target)} leads nowhere; there is no ${resolution.path}.`,
          ...(fix === undefined ? {} : { fix }),
        };
      }
    }
  },
};

/** When exactly one document has the file's name, it was most likely moved there. */
function movedFix(context: ReferenceContext, link: Link, path: string): FixRequest | undefined {
  const { document, lookup } = context;
  const found = /\.(?:md|markdown)$/iu.test(path)
    ? lookup.target(fileNameOf(path), true)
    : undefined;
  if (found?.kind !== 'document' || fileNameOf(found.path) !== fileNameOf(path)) {
    return undefined;
  }
  const { anchor } = splitAnchor(link.target);
  const newPath = relativeLink(document.path, found.path);
  return {
    kind: 'replace',
    range: link.targetRange,
    newText: `${newPath}${anchor === undefined ? '' : `#${anchor}`}`,
    title: `Change to ${newPath}`,
  };
}
