import type { Document, Link } from '../document/document.js';
import { isIgnored } from '../schema/documentPath.js';
import { nameIndex, documentsWithId } from './documentNames.js';
import { isFolder } from './folders.js';
import type { Library } from './library.js';
import { parseLinkTarget, splitAnchor } from './linkTarget.js';

/** Where a link leads, as far as the files of the library can tell. */
export type TargetResolution =
  | {
      readonly kind: 'document';
      readonly path: string;
      readonly anchor?: string;
      /** Whether the document has that anchor; true without one. */
      readonly anchorFound: boolean;
    }
  | { readonly kind: 'file' | 'folder' | 'missing'; readonly path: string }
  /** A wiki link whose name several documents share. */
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }
  | { readonly kind: 'external'; readonly scheme: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly why: UnknownTarget };

/**
 * Why nobody can say whether a target exists: a page that a site generator makes (`.html`, or from the site's root),
 * a place above the library, an ignored folder, a path behind a symbolic link, or a placeholder of a template.
 */
export type UnknownTarget = 'generated' | 'outside' | 'ignored' | 'symlink' | 'template';

/** Resolves a link as its kind asks: a wiki link by name, an autolink never to a file, any other by path. */
export function resolveLink(library: Library, fromPath: string, link: Link): TargetResolution {
  switch (link.kind) {
    case 'wiki':
      return resolveName(library, fromPath, link.target);
    case 'autolink':
      return { kind: 'external', scheme: /^[a-z]+(?=:)/i.exec(link.target)?.[0] ?? 'https' };
    case 'inline':
    case 'reference':
    case 'image':
    case 'definition':
      return resolveTarget(library, fromPath, link.target);
  }
}

/**
 * Resolves the target of an ordinary link in the document at `fromPath`.
 *
 * The file itself comes first; then, as sites and wikis write it, the same path with a document's ending, the index document of a folder, and for `.html` the document it is made from.
 */
export function resolveTarget(
  library: Library,
  fromPath: string,
  target: string,
): TargetResolution {
  const parsed = parseLinkTarget(fromPath, target);
  switch (parsed.kind) {
    case 'empty':
    case 'external':
      return parsed;
    case 'template':
    case 'outside':
      return { kind: 'unknown', why: parsed.kind };
    case 'path': {
      for (const path of parsed.paths) {
        const found = findAt(library, path, parsed.anchor);
        if (found !== undefined) return found;
      }
      const [path = ''] = parsed.paths;
      const why = doubtAbout(library, path, parsed.rooted);
      return why === undefined ? { kind: 'missing', path } : { kind: 'unknown', why };
    }
  }
}

/**
 * Resolves what stands between `[[` and `]]`: an id, a path, a file name or a title.
 *
 * Of several documents of one name the one in the same folder is meant.
 */
export function resolveName(library: Library, fromPath: string, target: string): TargetResolution {
  const { path: name, anchor } = splitAnchor(target.replace(/\|.*$/s, '').trim());
  if (name === '') {
    return anchor === undefined ? { kind: 'empty' } : inDocument(library, fromPath, anchor);
  }
  const [withId, ...others] = documentsWithId(library, name).map(({ path }) => path);
  if (withId !== undefined && others.length === 0) {
    return inDocument(library, withId, anchor);
  }
  const named = nameIndex.pathsOf(library, name.toLowerCase());
  const near = named.filter((path) => folderOf(path) === folderOf(fromPath));
  const [chosen] = near.length === 1 ? near : named;
  if (chosen !== undefined && (named.length === 1 || near.length === 1)) {
    return inDocument(library, chosen, anchor);
  }
  if (named.length > 1) {
    return { kind: 'ambiguous', paths: named };
  }
  for (const from of [fromPath, '']) {
    const found = resolveTarget(library, from, target);
    if (found.kind !== 'missing') return found;
  }
  return { kind: 'missing', path: name };
}

/** Paths of documents that a link to `path` may mean, the likeliest first. */
export function documentPathsFor(path: string): readonly string[] {
  const folder = path === '' ? '' : `${path}/`;
  const stem = path.replace(/\.html?$/i, '');
  const endings = ['.md', '.markdown', '.html.md', '.html.md.erb', '.md.erb'];
  return [
    ...endings.map((ending) => `${stem}${ending}`),
    ...['README.md', 'index.md', '_index.md', 'index.html.md', 'index.html.md.erb'].map(
      (file) => `${folder}${file}`,
    ),
  ];
}

function findAt(
  library: Library,
  path: string,
  anchor: string | undefined,
): TargetResolution | undefined {
  if (library.documents.has(path)) return inDocument(library, path, anchor);
  const { files, symlinks, unreadable } = library;
  if (files.has(path) || symlinks.has(path) || unreadable.has(path)) return { kind: 'file', path };
  const folder = isFolder(library, path);
  const document = documentPathsFor(path).find((each) => library.documents.has(each));
  if (document !== undefined && (anchor !== undefined || !folder)) {
    return inDocument(library, document, anchor);
  }
  return folder ? { kind: 'folder', path } : undefined;
}

function inDocument(library: Library, path: string, anchor: string | undefined): TargetResolution {
  const document = library.documents.get(path);
  if (document === undefined) return { kind: 'missing', path };
  return anchor === undefined
    ? { kind: 'document', path, anchorFound: true }
    : { kind: 'document', path, anchor, anchorFound: hasAnchor(document, anchor) };
}

/**
 * Whether `anchor` names a place in the document: a heading's slug, a name that HTML or `{#name}` declares,
 * the top of the page, or a line as GitHub addresses it (`L12`). Case does not count, as on GitHub.
 */
export function hasAnchor(document: Document, anchor: string): boolean {
  const name = anchor.toLowerCase();
  if (name === '' || name === 'top' || /^l\d+(-l\d+)?$/.test(name)) return true;
  const isName = (declared: string) => declared.toLowerCase() === name;
  return (
    document.headings.some(({ slug, text }) => isName(slug) || isNamed(text, anchor)) ||
    document.anchors.some((declared) => isName(declared.replace(/^user-content-/, '')))
  );
}

/** Whether a heading ends in a name of its own: `{#name}`, also with classes and the like behind it. */
function isNamed(heading: string, anchor: string): boolean {
  const at = heading.endsWith('}') ? heading.lastIndexOf(`{#${anchor}`) : -1;
  return at >= 0 && /^[ }]/.test(heading.slice(at + anchor.length + 2));
}

function doubtAbout(library: Library, path: string, rooted: boolean): UnknownTarget | undefined {
  if (isIgnored(path, library.configuration)) return 'ignored';
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
    const above = path.slice(0, end);
    if (library.symlinks.has(above) || library.files.has(above)) return 'symlink';
  }
  const isPage = /\.html?$/i.test(path) || (rooted && !/\.(md|markdown)$/i.test(path));
  return isPage ? 'generated' : undefined;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
