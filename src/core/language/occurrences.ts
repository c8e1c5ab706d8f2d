import type { Document } from '../document/document.js';
import { findCodeSpans } from '../document/plainText.js';
import { fieldsThatName } from '../library/references.js';
import { lineStartAt } from '../text/textEdges.js';
import type { TextRange } from '../text/textRange.js';
import { fencesIn, type FenceAround } from './fences.js';
import { isWholeName } from './nameAt.js';
import { findRangeAround } from './rangeLookup.js';
import { yamlCursorAt } from './yamlCursor.js';

/** One place of a document where an id stands. */
export interface Occurrence {
  readonly range: TextRange;
  /** `definition`: the document's own `id`. `query`: in a list of a dashboard. `text`: in a sentence. */
  readonly place: 'definition' | 'field' | 'link' | 'mark' | 'query' | 'text';
}

/** Where a text is no text: looked for once, and asked for each id. */
interface Surroundings {
  readonly fences: readonly (TextRange & { readonly fence: FenceAround })[];
  readonly comments: readonly TextRange[];
  /** Targets of links in the order of the text; `isWiki` ones may be ids. */
  readonly targets: readonly (TextRange & { readonly isWiki: boolean })[];
}

const surroundingsOfDocument = new WeakMap<Document, Surroundings>();

function surroundingsOf(document: Document, text: string): Surroundings {
  let known = surroundingsOfDocument.get(document);
  if (known === undefined) {
    const fences = fencesIn(text, document.frontmatter.block.end);
    known = {
      fences: fences.map((fence) => ({ ...fence.content, fence })),
      comments: [...text.matchAll(/<!--[\s\S]*?(?:-->|$)/g)].map(({ 0: words, index }) => ({
        start: index,
        end: index + words.length,
      })),
      targets: document.links
        .map(({ kind, targetRange }) => ({ ...targetRange, isWiki: kind === 'wiki' }))
        .sort((one, other) => one.start - other.start),
    };
    surroundingsOfDocument.set(document, known);
  }
  return known;
}

/**
 * Where `id` stands in a document as a name of its own, in the order of the text.
 *
 * Neither in code, comments and addresses, nor in prose of the frontmatter, nor in records of sign-offs, which nobody may change.
 */
export function occurrencesOf(document: Document, text: string, id: string): readonly Occurrence[] {
  const found: Occurrence[] = [];
  for (let at = id === '' ? -1 : text.indexOf(id); at >= 0; at = text.indexOf(id, at + id.length)) {
    const range = { start: at, end: at + id.length };
    const place = placeOfId(document, text, range);
    if (place !== undefined) found.push({ range, place });
  }
  return found;
}

/** What the id at `range` is there for; undefined where it is no name, or where names do not count. */
export function placeOfId(
  document: Document,
  text: string,
  range: TextRange,
): Occurrence['place'] | undefined {
  if (!isWholeName(text, range)) return undefined;
  return range.start < document.frontmatter.block.end
    ? placeInFrontmatter(document, text, range)
    : placeInBody(document, text, range);
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

function placeInBody(
  document: Document,
  text: string,
  range: TextRange,
): Occurrence['place'] | undefined {
  const { fences, comments, targets } = surroundingsOf(document, text);
  const fence = findRangeAround(fences, range)?.fence;
  if (fence !== undefined) {
    return fence.language === 'sop-list' && isInQuery(text, range) ? 'query' : undefined;
  }
  const target = findRangeAround(targets, range);
  if (target !== undefined) {
    const isName = target.isWiki && target.start === range.start;
    return isName && /^\s*(?:[|#\]]|$)/.test(text.slice(range.end, range.end + 8))
      ? 'link'
      : undefined;
  }
  if (findRangeAround(comments, range) !== undefined) return undefined;
  const lineStart = lineStartAt(text, range.start);
  const lineEnd = text.indexOf('\n', range.end);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  const inLine = { start: range.start - lineStart, end: range.end - lineStart };
  const isCode = findCodeSpans(line).some(
    ({ start, end }) => start < inLine.start && inLine.end < end,
  );
  if (isCode) return undefined;
  if (/\(from\s+[^()]*$/i.test(line.slice(0, inLine.start))) return 'mark';
  // An id such as `contoso` is a word of the language as well.
  return /[\d-]/.test(line.slice(inLine.start, inLine.end)) ? 'text' : undefined;
}

function isInQuery(text: string, { start }: TextRange): boolean {
  const line = text.slice(lineStartAt(text, start), start);
  return /^\s*query\s*:/.test(line);
}
