import type { Document, Link } from '../document/document.js';
import { findCodeSpans } from '../document/plainText.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { resolveLink } from '../library/resolveTarget.js';
import { parseCivilDate, type CivilDate } from '../schema/civilDate.js';
import { fieldsOf } from '../schema/fields.js';
import { findPerson } from '../schema/rosterLookup.js';
import { lineStartAt } from '../text/textEdges.js';
import type { TextRange } from '../text/textRange.js';
import { fenceAround } from './fences.js';
import { yamlCursorAt } from './yamlCursor.js';

/** A place in a document whose text is at hand. */
export interface TextPlace {
  readonly library: Library;
  readonly document: Document;
  readonly text: string;
  readonly offset: number;
}

/** What the words at a place name. */
export type Name =
  /** A document by its id, or by a wiki link's title or path (then without `id`). */
  | {
      readonly kind: 'document';
      readonly path: string;
      readonly id?: string;
      readonly range: TextRange;
    }
  | {
      readonly kind: 'role' | 'person' | 'workflow';
      readonly name: string;
      readonly range: TextRange;
    }
  | {
      readonly kind: 'day';
      readonly day: CivilDate;
      readonly key?: string;
      readonly range: TextRange;
    };

/** What is named at the place; undefined for ordinary words, and in code. */
export function nameAt(place: TextPlace): Name | undefined {
  const { document, text, offset } = place;
  const { block, yaml } = document.frontmatter;
  if (block.end > 0 && offset < block.end) {
    return offset < yaml.start || offset > yaml.end ? undefined : nameInFrontmatter(place);
  }
  const fence = fenceAround(text, block.end, offset);
  if (fence !== undefined && fence.language !== 'sop-list') return undefined;
  const word = wordAt(text, offset);
  if (fence === undefined) {
    const link = document.links.find(({ range }) => range.start <= offset && offset <= range.end);
    if (link !== undefined) return nameInLink(place, link);
    if (isInCodeSpan(text, offset)) return undefined;
  }
  return word && (mentionAt(place, word) ?? dayAt(text, word) ?? documentNamed(place, word));
}

function nameInFrontmatter({ library, document, text, offset }: TextPlace): Name | undefined {
  const { yaml } = document.frontmatter;
  const source = text.slice(yaml.start, yaml.end);
  const cursor = yamlCursorAt(source, offset - yaml.start);
  if (cursor?.place !== 'value') return undefined;
  const range = { start: cursor.range.start + yaml.start, end: cursor.range.end + yaml.start };
  const value = text.slice(range.start, range.end);
  const [key = ''] = cursor.path;
  if (key === 'sign_offs') return undefined;
  const day = parseCivilDate(value);
  if (day !== undefined) return { kind: 'day', day, key: String(key), range };
  const { kind } = profileIn(library, document);
  const type = fieldsOf(kind).find((field) => field.key === key)?.type;
  const isRole = /^(?:gates\/0\/(?:sign\/role|items\/roles\/0))$/.test(cursor.path.join('/'));
  const { roster, configuration } = library;
  if ((type === 'role' || type === 'roles' || isRole) && roster.roles.has(value)) {
    return { kind: 'role', name: value, range };
  }
  const person = findPerson(roster, value);
  if ((type === 'person' || type === 'role') && person !== undefined) {
    return { kind: 'person', name: person.handle, range };
  }
  if (type === 'workflow' && configuration.workflows.has(value)) {
    return { kind: 'workflow', name: value, range };
  }
  const id = value.replace(/#.*$/s, '');
  const [named] = documentsWithId(library, id);
  return named === undefined
    ? undefined
    : {
        kind: 'document',
        path: named.path,
        id,
        range: { start: range.start, end: range.start + id.length },
      };
}

/** Markdown's own links are the editor's business; a wiki link is ours. */
function nameInLink({ library, document, offset }: TextPlace, link: Link): Name | undefined {
  const { start, end } = link.targetRange;
  if (link.kind !== 'wiki' || offset < start || offset > end) return undefined;
  const target = resolveLink(library, document.path, link);
  if (target.kind !== 'document') return undefined;
  const name = link.target.replace(/[|#].*$/s, '');
  const [withId] = documentsWithId(library, name.trim());
  const range = { start, end: start + name.length };
  return {
    kind: 'document',
    path: target.path,
    range,
    ...(withId?.path === target.path ? { id: name.trim() } : {}),
  };
}

function mentionAt({ library, text }: TextPlace, range: TextRange): Name | undefined {
  if (text.charAt(range.start - 1) !== '@') return undefined;
  const { roster } = library;
  const [, name = ''] = /^(\w+(?:[.-]\w+)*)/.exec(text.slice(range.start, range.end + 40)) ?? [];
  const at = { start: range.start - 1, end: range.start + name.length };
  if (roster.roles.has(name)) return { kind: 'role', name, range: at };
  return roster.people.has(name) ? { kind: 'person', name, range: at } : undefined;
}

function dayAt(text: string, range: TextRange): Name | undefined {
  const day = parseCivilDate(text.slice(range.start, range.end));
  return day && { kind: 'day', day, range };
}

function documentNamed({ library, text }: TextPlace, range: TextRange): Name | undefined {
  const id = text.slice(range.start, range.end);
  // In a sentence, an id such as `contoso` is a word like any other.
  if (!isWholeName(text, range) || !/[\d-]/.test(id)) return undefined;
  const [named] = documentsWithId(library, id);
  return named && { kind: 'document', path: named.path, id, range };
}

/** Whether the word is no part of a path or address. */
export function isWholeName(text: string, { start, end }: TextRange): boolean {
  const before = text.charAt(start - 1);
  return !/[\w/\\-]/.test(before) && !/^(?:[\w/\\-]|\.\w)/.test(text.slice(end, end + 2));
}

/** The letters, digits, underscores and dashes around the offset. */
function wordAt(text: string, offset: number): TextRange | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w-]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /[\w-]/.test(text.charAt(end))) end++;
  return end > start ? { start, end } : undefined;
}

function isInCodeSpan(text: string, offset: number): boolean {
  const start = lineStartAt(text, offset);
  const end = text.indexOf('\n', offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  return findCodeSpans(line).some(
    (span) => span.start < offset - start && offset - start < span.end,
  );
}
