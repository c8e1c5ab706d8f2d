import type { EvidenceForm, ItemMarkers } from './document.js';
import { findCodeSpans } from './plainText.js';

/** An item's markers, and its text without them. */
export interface MarkedText {
  readonly markers: ItemMarkers;
  readonly rest: string;
}

interface Parenthesis {
  readonly start: number;
  readonly end: number;
  readonly content: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const noIds: readonly string[] = Object.freeze([]);
/** What every item without markers has. */
export const noMarkers: ItemMarkers = Object.freeze({ optional: false, from: noIds });
const evidenceForms: ReadonlySet<string> = new Set(['file', 'link', 'ticket', 'meeting']);
/** With the form of the evidence, the reason, the day and the ids. */
const marker =
  /^(?:optional|evidence(?:\s*:\s*(.*))?|n\/a(?:\s*:\s*(.*))?|due(?:\s*:\s*|\s+)(.+)|from\s+([A-Za-z][\w-]*-\w+(?:\s*(?:,|and|\s)\s*[A-Za-z][\w-]*-\w+)*))$/i;
const mention = /(?<![\w@./:\\-])@([A-Za-z]\w*(?:[.-]\w+)*)(?![\w/@-])/;

/**
 * Reads the markers in one line of an item's text, never inside code.
 *
 * `shown` is the beginning of it that people see as its title; `rest` is that without its markers.
 */
export function readItemMarkers(text: string, shown = text): MarkedText {
  if (!text.includes('(') && !text.includes('@')) {
    return { markers: noMarkers, rest: shown };
  }
  const visible = withoutCode(text);
  const markers: Writable<ItemMarkers> = { optional: false, from: noIds };
  let rest = '';
  let at = 0;
  for (const { start, end, content } of findParentheses(visible)) {
    if (readMarker(content.trim(), markers) && start < shown.length) {
      rest += shown.slice(at, start).trimEnd();
      at = end;
    }
  }
  rest += shown.slice(at);
  const name = visible.includes('@') ? mention.exec(visible)?.[1] : undefined;
  if (name !== undefined) {
    markers.mention = name;
  }
  return { markers, rest: withoutMention(rest, name) };
}

/** The `@name` that ends a heading. */
export function readHeadingMention(text: string): string | undefined {
  return text.includes('@')
    ? /(?:^|\s)\(?@([A-Za-z]\w*(?:[.-]\w+)*)\)?\s*$/.exec(text)?.[1]
    : undefined;
}

/** Reads what stands in parentheses; false when it is no marker. */
function readMarker(content: string, markers: Writable<ItemMarkers>): boolean {
  const first = content.charCodeAt(0) | 32;
  const match = mayBeginMarker(first) ? marker.exec(content) : null;
  if (match === null) {
    return false;
  }
  switch (first) {
    case 101: {
      const form = (match[1] ?? 'any').trim().toLowerCase();
      markers.evidence ??= evidenceForms.has(form) ? (form as EvidenceForm) : 'any';
      return true;
    }
    case 110:
      markers.notApplicable ??= (match[2] ?? '').trim();
      return true;
    case 100:
      markers.due ??= (match[3] ?? '').trim();
      return true;
    case 102: {
      const ids = (match[4] ?? '').split(/\s*(?:,|\band\b|\s)\s*/).filter((id) => id !== '');
      markers.from = [...markers.from, ...ids];
      return true;
    }
    default:
      markers.optional = true;
      return true;
  }
}

/** The first letters of `optional`, `evidence`, `n/a`, `due` and `from`: most parentheses begin otherwise. */
function mayBeginMarker(code: number): boolean {
  return code === 111 || code === 101 || code === 110 || code === 100 || code === 102;
}

/** Code becomes blanks of the same length, so that offsets stay. */
function withoutCode(text: string): string {
  if (!text.includes('`')) {
    return text;
  }
  let result = '';
  let at = 0;
  for (const { start, end } of findCodeSpans(text)) {
    result += text.slice(at, start) + ' '.repeat(end - start);
    at = end;
  }
  return result + text.slice(at);
}

/** Outermost parentheses that are no link destination. */
function findParentheses(text: string): Parenthesis[] {
  const found: Parenthesis[] = [];
  let depth = 0;
  let start = 0;
  const escape = text.indexOf('\\');
  const first = text.indexOf('(');
  for (let at = escape >= 0 && escape < first ? escape : first; at >= 0 && at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      at++;
    } else if (code === 40) {
      start = depth === 0 ? at : start;
      depth++;
    } else if (code === 41 && depth > 0) {
      depth--;
      if (depth === 0 && text.charCodeAt(start - 1) !== 93) {
        found.push({ start, end: at + 1, content: text.slice(start + 1, at) });
      }
    }
  }
  return found;
}

/** A name at either end belongs to nobody's sentence; inside one it is left to be read. */
function withoutMention(text: string, name: string | undefined): string {
  if (name === undefined) {
    return text;
  }
  const at = text.indexOf(`@${name}`);
  if (at < 0) {
    return text;
  }
  const before = text.slice(0, at).trim();
  const after = text.slice(at + name.length + 1).trim();
  return before === '' ? after : after === '' ? before : text;
}
