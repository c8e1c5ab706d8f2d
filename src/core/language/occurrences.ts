import type { Document } from '../document/document.js';
import { findCodeSpans } from '../document/plainText.js';
import { fieldsThatName } from '../library/references.js';
import type { TextRange } from '../text/textRange.js';
import { fencesIn, type FenceAround } from './fences.js';
import { isWholeName } from './nameAt.js';
import { yamlCursorAt } from './yamlCursor.js';

/** One place of a document where an id stands. */
export interface Occurrence {
  readonly range: TextRange;
  /** `definition`: the document's own `id`. `query`: in a list of a dashboard. `text`: in a sentence. */
  readonly place: 'definition' | 'field' | 'link' | 'mark' | 'query' | 'text';
}

/**
 * Where `id` stands in a document as a name of its own, in the order of the text.
 *
 * Neither in code, comments and addresses, nor in prose of the frontmatter, nor in records of sign-offs, which nobody may change.
 */
export function occurrencesOf(document: Document, text: string, id: string): readonly Occurrence[] {
  if (id === '' || !text.includes(id)) return [];
  let fences: readonly FenceAround[] | undefined;
  const found: Occurrence[] = [];
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length)) {
    const range = { start: at, end: at + id.length };
    if (!isWholeName(text, range)) continue;
    const { block } = document.frontmatter;
    fences ??= fencesIn(text, block.end);
    const place =
      at < block.end
        ? placeInFrontmatter(document, text, range)
        : placeInBody({ document, text, range, fences });
    if (place !== undefined) found.push({ range, place });
  }
  return found;
}

function placeInFrontmatter(
  document: Document,
  text: string,
  range: TextRange,
): Occurrence['place'] | undefined {
  const { yaml } = document.frontmatter;
  if (range.start < yaml.start || range.end > yaml.end) return undefined;
  const source = text.slice(yaml.start, yaml.end);
  const cursor = yamlCursorAt(source, range.start - yaml.start);
  if (cursor?.place !== 'value' || cursor.path[0] === 'sign_offs') return undefined;
  const value = source.slice(cursor.range.start, cursor.range.end);
  const id = text.slice(range.start, range.end);
  if (value !== id && !value.startsWith(`${id}#`)) return undefined;
  const [key = ''] = cursor.path;
  if (cursor.path.length === 1 && key === 'id') return 'definition';
  return fieldsThatName(document, id).includes(String(key)) ? 'field' : undefined;
}

function placeInBody(at: {
  readonly document: Document;
  readonly text: string;
  readonly range: TextRange;
  readonly fences: readonly FenceAround[];
}): Occurrence['place'] | undefined {
  const { document, text, range, fences } = at;
  const holds = (outer: TextRange) => outer.start <= range.start && range.end <= outer.end;
  const fence = fences.find(({ content }) => holds(content));
  if (fence !== undefined) {
    return fence.language === 'sop-list' && isInQuery(text, range) ? 'query' : undefined;
  }
  const link = document.links.find((each) => holds(each.targetRange));
  if (link !== undefined) {
    const isName = link.kind === 'wiki' && link.targetRange.start === range.start;
    return isName && /^\s*(?:[|#\]]|$)/.test(text.slice(range.end, range.end + 8))
      ? 'link'
      : undefined;
  }
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const lineEnd = text.indexOf('\n', range.end);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const inLine = { start: range.start - lineStart, end: range.end - lineStart };
  if (findCodeSpans(line).some(({ start, end }) => start < inLine.start && inLine.end < end))
    return undefined;
  if (isInComment(text, range.start)) return undefined;
  if (/\(from\s+[^()]*$/i.test(line.slice(0, inLine.start))) return 'mark';
  // An id such as `contoso` is a word of the language as well.
  return /[\d-]/.test(line.slice(inLine.start, inLine.end)) ? 'text' : undefined;
}

function isInQuery(text: string, { start }: TextRange): boolean {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  return /^\s*query\s*:/.test(line);
}

function isInComment(text: string, offset: number): boolean {
  const open = text.lastIndexOf('<!--', offset);
  return open >= 0 && text.slice(open, offset).indexOf('-->') < 0;
}
