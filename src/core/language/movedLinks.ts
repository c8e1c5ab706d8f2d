import type { Document, Link } from '../document/document.js';
import { pathsThatMean } from '../library/backlinks.js';
import { fileNameOf } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { parseLinkTarget } from '../library/linkTarget.js';
import { referenceIndex } from '../library/references.js';
import { relativeLink } from '../library/relativeLink.js';
import { resolveName, resolveTarget } from '../library/resolveTarget.js';
import type { TextEdit } from '../text/textEdit.js';

/** Files by where they are and where they go, paths from the library's root. */
export type Moves = ReadonlyMap<string, string>;

/** Every file that moves when the files and folders of `moves` do. */
export function filesMovedBy(library: Library, moves: Moves): Moves {
  const files = new Map<string, string>();
  for (const [from, to] of moves) {
    if (library.documents.has(from) || library.files.has(from)) files.set(from, to);
    for (const each of [library.documents.keys(), library.files]) {
      for (const path of each) {
        if (path.startsWith(`${from}/`)) files.set(path, `${to}${path.slice(from.length)}`);
      }
    }
  }
  return files;
}

/**
 * What links have to say once `files` have moved, by the paths of their documents before that.
 *
 * Ids need no change, which is what they are for. `wikiOnly` leaves Markdown links to somebody else.
 */
export function movedLinks(
  library: Library,
  files: Moves,
  { wikiOnly = false }: { readonly wikiOnly?: boolean } = {},
): ReadonlyMap<string, readonly TextEdit[]> {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const path of sourcesOf(library, files)) {
    const document = library.documents.get(path);
    if (document === undefined) continue;
    const places = new Map<number, TextEdit>();
    for (const link of document.links) {
      const edit =
        wikiOnly && link.kind !== 'wiki' ? undefined : editOf(library, { document, link, files });
      if (edit !== undefined) places.set(edit.range.start, edit);
    }
    if (places.size > 0) edits.set(path, [...places.values()]);
  }
  return edits;
}

function sourcesOf(library: Library, files: Moves): ReadonlySet<string> {
  const sources = new Set<string>();
  for (const path of files.keys()) {
    const keys = [
      ...pathsThatMean(path).map((each) => `path:${each}`),
      `name:${fileNameOf(path).toLowerCase()}`,
    ];
    for (const key of keys) {
      for (const source of referenceIndex.pathsOf(library, key)) sources.add(source);
    }
    if (library.documents.has(path)) sources.add(path);
  }
  return sources;
}

interface MovedLink {
  readonly document: Document;
  readonly link: Link;
  readonly files: Moves;
}

function editOf(library: Library, moved: MovedLink): TextEdit | undefined {
  const { link } = moved;
  const { target, targetRange, kind } = link;
  // A reference is changed in its definition; an address with escapes is longer than what it says.
  if (kind === 'autolink' || kind === 'reference') return undefined;
  if (targetRange.end - targetRange.start !== target.length) return undefined;
  const newText = kind === 'wiki' ? newWikiTarget(library, moved) : newTarget(library, moved);
  return newText === undefined || newText === target ? undefined : { range: targetRange, newText };
}

function newTarget(library: Library, { document, link, files }: MovedLink): string | undefined {
  const { path: from } = document;
  const parsed = parseLinkTarget(from, link.target);
  if (parsed.kind !== 'path') return undefined;
  const [written = '', rest = ''] = split(link.target);
  if (written === '') return undefined;
  const found = resolveTarget(library, from, written);
  if (found.kind !== 'document' && found.kind !== 'file' && found.kind !== 'folder')
    return undefined;
  const to = files.get(found.path) ?? movedFolder(files, found) ?? found.path;
  const newFrom = files.get(from) ?? from;
  if (to === found.path && newFrom === from) return undefined;
  const meant = parsed.paths.find((each) => found.path.startsWith(each)) ?? '';
  const path = parsed.paths.includes(found.path) ? to : inStyleOf(meant, found.path, to);
  if (parsed.rooted) {
    const below = parsed.paths.find((each) => meant.endsWith(each)) ?? '';
    const site = meant.slice(0, meant.length - below.length);
    const inside = found.path.slice(site.length);
    // A site may move as a whole, with the document and what it leads to.
    const sites = [site, to.endsWith(inside) ? to.slice(0, -inside.length) : site];
    const root = sites.find((each) => path.startsWith(each) && newFrom.startsWith(each)) ?? '';
    return `/${relativeLink('', path.slice(root.length))}${rest}`;
  }
  const relative = relativeLink(newFrom, path);
  const dotted = written.startsWith('./') && !relative.startsWith('.');
  return `${dotted ? './' : ''}${relative}${rest}`;
}

/** A folder moves when everything below it does; its files tell where to. */
function movedFolder(
  files: Moves,
  found: { readonly kind: string; readonly path: string },
): string | undefined {
  if (found.kind !== 'folder') return undefined;
  for (const [from, to] of files) {
    const rest = from.slice(found.path.length);
    if (from.startsWith(`${found.path}/`) && to.endsWith(rest)) return to.slice(0, -rest.length);
  }
  return undefined;
}

/** A link written without the file's ending stays without it, where the new name has the same. */
function inStyleOf(written: string, from: string, to: string): string {
  const ending = from.startsWith(written) ? from.slice(written.length) : '';
  return /^\.[^/]+$/.test(ending) && to.endsWith(ending) ? to.slice(0, -ending.length) : to;
}

/** Only a wiki link that names the file by its name or path has to follow it. */
function newWikiTarget(library: Library, { document, link, files }: MovedLink): string | undefined {
  const [, name = '', rest = ''] = /^([^#|]*)(.*)$/s.exec(link.target) ?? [];
  const found = resolveName(library, document.path, name);
  const to = found.kind === 'document' ? files.get(found.path) : undefined;
  if (found.kind !== 'document' || to === undefined) return undefined;
  const written = name.trim().toLowerCase();
  if (written === fileNameOf(found.path).toLowerCase()) {
    return fileNameOf(to) === fileNameOf(found.path) ? undefined : `${fileNameOf(to)}${rest}`;
  }
  const isPath = written.includes('/') || /\.(?:md|markdown)$/.test(written);
  return isPath ? `${to}${rest}` : undefined;
}

/** The path, and what follows it: a query or an anchor. */
function split(target: string): readonly [string, string] {
  const at = target.search(/[?#]/);
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at)];
}
