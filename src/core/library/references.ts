import type { Document } from '../document/document.js';
import type { YamlValue } from '../document/frontmatter.js';
import { KeyIndex } from './keyIndex.js';
import { parseLinkTarget, splitAnchor } from './linkTarget.js';

/** Frontmatter that names no other document, however much its value looks like an id. */
const plainKeys = new Set(
  'id kind type title owner status tags sign_offs reviewed_on reviewed_by reviewed_content review_in due_on'.split(
    ' ',
  ),
);

/**
 * Documents by what they refer to: `path:` with a file, `name:` with a wiki name in lower case, `id:` with an id.
 *
 * Whether any of it exists plays no part: that depends on other documents.
 */
export const referenceIndex = new KeyIndex((_library, document) => referenceKeysOf(document));

/** Frontmatter keys of the document whose value names `id`, or a gate of it (`TPL-SOW-BOM#approval`). */
export function fieldsThatName(document: Document, id: string): readonly string[] {
  const { data } = document.frontmatter;
  return Object.keys(data).filter((key) => idsIn(key, data[key]).includes(id));
}

function* referenceKeysOf(document: Document): Generator<string> {
  for (const { kind, target } of document.links) {
    if (kind === 'wiki') {
      const { path } = splitAnchor(target.replace(/\|.*$/s, '').trim());
      yield `name:${path.toLowerCase()}`;
    }
    if (kind !== 'autolink') {
      yield* pathKeys(document.path, target);
    }
    if (kind === 'wiki' && !target.startsWith('/')) {
      yield* pathKeys('', target);
    }
  }
  for (const { markers } of document.items) {
    for (const id of markers.from) {
      yield `id:${id}`;
    }
  }
  for (const [key, value] of Object.entries(document.frontmatter.data)) {
    for (const id of idsIn(key, value)) {
      yield `id:${id}`;
    }
  }
}

function pathKeys(from: string, target: string): readonly string[] {
  const parsed = parseLinkTarget(from, target);
  return parsed.kind === 'path' ? parsed.paths.map((path) => `path:${path}`) : [];
}

/** `TPL-SOW-BOM` of `TPL-SOW-BOM#approval`, a gate of another document. */
function idsIn(key: string, value: YamlValue | undefined): readonly string[] {
  return plainKeys.has(key) ? [] : textsIn(value).map((text) => splitAnchor(text).path);
}

/** Every text in a value that could be an id. */
function textsIn(value: YamlValue | undefined): readonly string[] {
  if (typeof value === 'string') {
    return couldBeId(value) ? [value] : [];
  }
  if (value === undefined || value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsIn);
}

/** One word, not too long, and no date: frontmatter is full of those, and each would be a key of the index. */
function couldBeId(value: string): boolean {
  return value.length <= 80 && !/\s|^\d{4}-\d\d-\d\d$|^$/.test(value);
}
