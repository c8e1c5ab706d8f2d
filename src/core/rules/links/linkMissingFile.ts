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
  help: 'Correct the path, with `/` between folders, also on Windows. One that begins with `/` starts at the root of the library, or at a folder around the document, which may be the root of a site. Pages that a site generator makes (`.html`, or from the root of the site) are not reported.',
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
        const slashed = slashedPath(context, link);
        const found = slashed ?? movedPath(context, resolution.path);
        const reason =
          slashed === undefined
            ? `there is no ${resolution.path}`
            : 'expected "/" between folders instead of "\\"';
        yield {
          range: link.targetRange,
          message: `${link.kind === 'image' ? 'The image' : 'The link'} to ${quoted(link.target)} leads nowhere; ${reason}.`,
          ...(found === undefined ? {} : { fix: replaceTarget(context, link, found) }),
        };
      }
    }
  },
};

/** The file that a link means whose folders are parted as on Windows, which only some readers of Markdown follow. */
function slashedPath({ lookup }: ReferenceContext, { target }: Link): string | undefined {
  const slashed = target.replaceAll('\\', '/');
  const found = slashed === target ? undefined : lookup.target(slashed, false);
  return found?.kind === 'document' || found?.kind === 'file' ? found.path : undefined;
}

/** When exactly one document has the file's name, it was most likely moved there. */
function movedPath({ lookup }: ReferenceContext, path: string): string | undefined {
  const found = /\.(?:md|markdown)$/iu.test(path)
    ? lookup.target(fileNameOf(path), true)
    : undefined;
  return found?.kind === 'document' && fileNameOf(found.path) === fileNameOf(path)
    ? found.path
    : undefined;
}

function replaceTarget({ document }: ReferenceContext, link: Link, path: string): FixRequest {
  const { anchor } = splitAnchor(link.target);
  const newPath = relativeLink(document.path, path);
  return {
    kind: 'replace',
    range: link.targetRange,
    newText: `${newPath}${anchor === undefined ? '' : `#${anchor}`}`,
    title: `Change to ${newPath}`,
  };
}
