/** What the text of a link's target says by itself, before anybody looks whether it leads anywhere. */
export type LinkTarget =
  | { readonly kind: 'empty' }
  /** Another scheme or host; nothing of the library. */
  | { readonly kind: 'external'; readonly scheme: string }
  /** Written for a site generator (`{{ ref }}`, `<%= url %>`): only that knows. */
  | { readonly kind: 'template' }
  /** Above the library's root. */
  | { readonly kind: 'outside' }
  | {
      readonly kind: 'path';
      /**
       * From the library's root, with percent-encoding undone and as written; the empty path is the root.
       *
       * One that is rooted may also lie below a folder around the document, the outermost first.
       */
      readonly paths: readonly string[];
      /** Started with `/`, which a site generator reads as its own root: `docs/` or `content/`, say. */
      readonly rooted: boolean;
      readonly anchor?: string;
    };

const scheme = /^([a-z][a-z0-9+.-]+):/i;
/** A target that is `<%= url %>` and nothing else has lost its angle brackets to Markdown. */
const templating = /\{\{|\{%|<%|\$\{|^%[=-]? .* -?%$/;
const drive = /^[a-z]:[\\/]/i;

/**
 * Reads `target` as a link in the document at `fromPath` has it.
 *
 * Relative paths start at the document's folder and `/x` at the library's root, as on GitHub, or at that of a site; a query is dropped.
 */
export function parseLinkTarget(fromPath: string, target: string): LinkTarget {
  const text = target.trim();
  if (text === '') return { kind: 'empty' };
  if (templating.test(text)) return { kind: 'template' };
  if (text.startsWith('//')) return { kind: 'external', scheme: 'https' };
  if (drive.test(text)) return { kind: 'outside' };
  const named = scheme.exec(text)?.[1];
  if (named !== undefined) return { kind: 'external', scheme: named.toLowerCase() };
  const { path, anchor } = splitAnchor(text);
  const written = path.replace(/\?.*$/s, '');
  const rooted = written.startsWith('/');
  const folder = fromPath.slice(0, fromPath.lastIndexOf('/') + 1);
  const bases = rooted ? rootsFor(folder) : [folder];
  const spellings = [...new Set([decoded(written), written])];
  const paths =
    written === '' && !rooted
      ? [fromPath]
      : bases.flatMap((base) => spellings.map((each) => normalized(base + each)));
  const inside = paths.filter((each) => each !== undefined);
  if (inside.length === 0) return { kind: 'outside' };
  return { kind: 'path', paths: inside, rooted, ...(anchor !== undefined && { anchor }) };
}

/** The library's root and every folder that leads to `folder`, each ending in `/` but the first. */
function rootsFor(folder: string): readonly string[] {
  const roots = [''];
  for (let end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
    roots.push(folder.slice(0, end + 1));
  }
  return roots;
}

/** The parts before and after the first `#`; the anchor with percent-encoding undone. */
export function splitAnchor(target: string): { readonly path: string; readonly anchor?: string } {
  const hash = target.indexOf('#');
  return hash < 0
    ? { path: target }
    : { path: target.slice(0, hash), anchor: decoded(target.slice(hash + 1)) };
}

function decoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone percent sign is an ordinary character of a file name.
    return text;
  }
}

/** Without `.`, `..` and empty parts; undefined when it climbs above the root. */
function normalized(path: string): string | undefined {
  if (!/(^|\/)(\.{0,2})(\/|$)/.test(path)) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.join('/');
}
