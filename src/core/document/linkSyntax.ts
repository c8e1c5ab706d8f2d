import { isBlank } from './blockStarts.js';

/*
 * The parts of links, images and definitions. Every function reads `text` from `at`, never beyond
 * `end`, and gives the offset behind what it read, or -1.
 */

const characterReference = /&(?:#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});/;
const knownReferences: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&nbsp;', '\u00A0'],
  ['&copy;', '\u00A9'],
  ['&mdash;', '\u2014'],
  ['&ndash;', '\u2013'],
]);
const escapable = /\\([!-/:-@[-`{-~])/g;
const longestLabel = 999;

/** A destination, with or without `<>`; `start` and `end` are of what is written inside them. */
export interface Destination {
  readonly start: number;
  readonly end: number;
  readonly after: number;
}

/** Behind blanks and line endings. */
export function skipWhitespace(text: string, at: number, end: number): number {
  let next = at;
  while (next < end) {
    const code = text.charCodeAt(next);
    if (!isBlank(code) && code !== 10 && code !== 13) {
      break;
    }
    next++;
  }
  return next;
}

/** Behind the `]` of a label that begins with `[`; it is not blank and has no bracket inside. */
export function labelEnd(text: string, at: number, end: number): number {
  let seen = false;
  const limit = Math.min(end, at + longestLabel + 2);
  for (let next = at + 1; next < limit; next++) {
    const code = text.charCodeAt(next);
    if (code === 93) {
      return seen ? next + 1 : -1;
    }
    if (code === 91) {
      return -1;
    }
    seen = seen || !(isBlank(code) || code === 10 || code === 13);
    if (code === 92) {
      const escaped = text.charCodeAt(next + 1);
      next += escaped === 91 || escaped === 92 || escaped === 93 ? 1 : 0;
    }
  }
  return -1;
}

/** The destination at `at`, with parentheses nested at most `deepest` times. */
export function destinationAt(
  text: string,
  { at, end }: { readonly at: number; readonly end: number },
  deepest: number,
): Destination | undefined {
  return text.charCodeAt(at) === 60 && at < end
    ? enclosedDestination(text, at, end)
    : rawDestination(text, { at, end }, deepest);
}

function enclosedDestination(text: string, at: number, end: number): Destination | undefined {
  for (let next = at + 1; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 62) {
      return { start: at + 1, end: next, after: next + 1 };
    }
    if (code === 60 || code === 10 || code === 13) {
      return undefined;
    }
    if (code === 92) {
      const escaped = text.charCodeAt(next + 1);
      next += escaped === 60 || escaped === 62 || escaped === 92 ? 1 : 0;
    }
  }
  return undefined;
}

function rawDestination(
  text: string,
  { at, end }: { readonly at: number; readonly end: number },
  deepest: number,
): Destination | undefined {
  let balance = 0;
  let next = at;
  for (; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 40) {
      if (++balance > deepest) {
        return undefined;
      }
    } else if (code === 41) {
      if (balance === 0) {
        break;
      }
      balance--;
    } else if (code <= 32 || code === 127) {
      if (balance > 0 || !(code === 32 || code === 9 || code === 10 || code === 13)) {
        return undefined;
      }
      break;
    } else if (code === 92) {
      const escaped = text.charCodeAt(next + 1);
      next += next + 1 < end && (escaped === 40 || escaped === 41 || escaped === 92) ? 1 : 0;
    }
  }
  return next === at || balance > 0 ? undefined : { start: at, end: next, after: next };
}

/** Behind a title in quotes or parentheses. */
export function titleEnd(text: string, at: number, end: number): number {
  const open = text.charCodeAt(at);
  if (at >= end || (open !== 34 && open !== 39 && open !== 40)) {
    return -1;
  }
  const close = open === 40 ? 41 : open;
  for (let next = at + 1; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === close) {
      return next + 1;
    }
    if (code === 92) {
      const escaped = text.charCodeAt(next + 1);
      next += escaped === close || escaped === 92 ? 1 : 0;
    }
  }
  return -1;
}

/** The `(destination "title")` behind a link's text. */
export function resourceAt(text: string, at: number, end: number): Destination | undefined {
  const open = skipWhitespace(text, at + 1, end);
  if (text.charCodeAt(open) === 41 && open < end) {
    return { start: open, end: open, after: open + 1 };
  }
  const destination = destinationAt(text, { at: open, end }, 32);
  if (destination === undefined) {
    return undefined;
  }
  let next = skipWhitespace(text, destination.after, end);
  if (next > destination.after) {
    const title = titleEnd(text, next, end);
    const code = text.charCodeAt(next);
    if (title >= 0) {
      next = skipWhitespace(text, title, end);
    } else if (code === 34 || code === 39 || code === 40) {
      return undefined;
    }
  }
  return next < end && text.charCodeAt(next) === 41
    ? { start: destination.start, end: destination.end, after: next + 1 }
    : undefined;
}

/** What labels are compared by. */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase();
}

/** Whether a text may hold character references, of which only some are known here. */
export function hasCharacterReference(text: string): boolean {
  return text.includes('&') && characterReference.test(text);
}

/** A text without its escapes; undefined when it refers to a character that is not known here. */
export function decodeText(text: string): string | undefined {
  if (!text.includes('\\') && !text.includes('&')) {
    return text;
  }
  if (!hasCharacterReference(text)) {
    return text.replace(escapable, '$1');
  }
  let result = '';
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) {
      result += text.charAt(at + 1);
      at += 2;
      continue;
    }
    const reference = character === '&' ? referenceAt(text, at) : '';
    const shown = reference === '' ? character : characterOf(reference);
    if (shown === undefined) {
      return undefined;
    }
    result += shown;
    at += Math.max(1, reference.length);
  }
  return result;
}

/** The reference at `at`, empty for none. */
function referenceAt(text: string, at: number): string {
  const match = characterReference.exec(text.slice(at, at + 40));
  return match?.index === 0 ? match[0] : '';
}

/** What a reference stands for; undefined when it is not known here, or no character that is seen. */
function characterOf(reference: string): string | undefined {
  if (reference.charCodeAt(1) !== 35) {
    return knownReferences.get(reference);
  }
  const digits = reference.slice(2, -1).toLowerCase();
  const code = digits.startsWith('x') ? parseInt(digits.slice(1), 16) : parseInt(digits, 10);
  const isSeen = (code > 32 && code < 127) || (code >= 160 && code < 0xd800);
  return isSeen ? String.fromCharCode(code) : undefined;
}
