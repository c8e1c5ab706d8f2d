import { isBlank, isDigit, isLetter } from './blockStarts.js';
import { skipWhitespace } from './linkSyntax.js';

/*
 * What `<` may begin inside of a paragraph. Every function gives the offset behind it, or -1.
 */

/** Behind `<scheme:address>` or `<name@host>`. */
export function autolinkEnd(text: string, at: number, end: number): number {
  const close = text.indexOf('>', at);
  if (close < 0 || close >= end) {
    return -1;
  }
  const address = text.slice(at + 1, close);
  return uri.test(address) || mail.test(address) ? close + 1 : -1;
}

const uri = /^[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\u0000- <\u007F]*$/;
const mail =
  /^[A-Za-z0-9.#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

export function isMailAddress(address: string): boolean {
  return !uri.test(address);
}

/** Behind an HTML tag, comment, instruction, declaration or CDATA section. */
export function inlineHtmlEnd(text: string, at: number, end: number): number {
  const next = text.charCodeAt(at + 1);
  if (at + 1 >= end) {
    return -1;
  }
  if (next === 33) {
    return declarationEnd(text, at, end);
  }
  if (next === 63) {
    return behind(text, '?>', { at: at + 2, end });
  }
  if (next === 47) {
    return closingTagEnd(text, at + 2, end);
  }
  return isLetter(next) ? openingTagEnd(text, at + 1, end) : -1;
}

function behind(
  text: string,
  part: string,
  { at, end }: { readonly at: number; readonly end: number },
): number {
  const found = text.indexOf(part, at);
  return found < 0 || found + part.length > end ? -1 : found + part.length;
}

function declarationEnd(text: string, at: number, end: number): number {
  if (text.startsWith('--', at + 2)) {
    if (text.startsWith('>', at + 4) && at + 5 <= end) {
      return at + 5;
    }
    if (text.startsWith('->', at + 4) && at + 6 <= end) {
      return at + 6;
    }
    return behind(text, '-->', { at: at + 4, end });
  }
  if (text.startsWith('[CDATA[', at + 2)) {
    return behind(text, ']]>', { at: at + 9, end });
  }
  return isLetter(text.charCodeAt(at + 2)) ? behind(text, '>', { at: at + 3, end }) : -1;
}

function nameEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isNameCharacter(text.charCodeAt(next))) {
    next++;
  }
  return next;
}

function closingTagEnd(text: string, at: number, end: number): number {
  if (!isLetter(text.charCodeAt(at)) || at >= end) {
    return -1;
  }
  const next = skipWhitespace(text, nameEnd(text, at, end), end);
  return next < end && text.charCodeAt(next) === 62 ? next + 1 : -1;
}

function openingTagEnd(text: string, at: number, end: number): number {
  let next = nameEnd(text, at, end);
  const after = text.charCodeAt(next);
  if (next >= end || !(after === 47 || after === 62 || isSpace(after))) {
    return -1;
  }
  for (;;) {
    const start = skipWhitespace(text, next, end);
    const code = text.charCodeAt(start);
    if (start >= end) {
      return -1;
    }
    if (code === 47) {
      return start + 1 < end && text.charCodeAt(start + 1) === 62 ? start + 2 : -1;
    }
    if (code === 62) {
      return start + 1;
    }
    if (!isLetter(code) && code !== 58 && code !== 95) {
      return -1;
    }
    next = attributeEnd(text, start, end);
    if (next < 0) {
      return -1;
    }
  }
}

/** Behind an attribute and its value. */
function attributeEnd(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isAttributeCharacter(text.charCodeAt(at))) {
    at++;
  }
  const equals = skipWhitespace(text, at, end);
  if (equals >= end || text.charCodeAt(equals) !== 61) {
    return at;
  }
  at = skipWhitespace(text, equals + 1, end);
  const first = text.charCodeAt(at);
  if (at >= end || first === 60 || first === 61 || first === 62 || first === 96) {
    return -1;
  }
  if (first === 34 || first === 39) {
    const close = text.indexOf(first === 34 ? '"' : "'", at + 1);
    const after = text.charCodeAt(close + 1);
    const isClosed =
      close >= 0 && close + 1 < end && (after === 47 || after === 62 || isSpace(after));
    return isClosed ? close + 1 : -1;
  }
  for (at++; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39 || code === 60 || code === 61 || code === 96) {
      return -1;
    }
    if (code === 47 || code === 62 || isSpace(code)) {
      return at;
    }
  }
  return -1;
}

function isSpace(code: number): boolean {
  return isBlank(code) || code === 10 || code === 13;
}

function isNameCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code) || code === 45;
}

function isAttributeCharacter(code: number): boolean {
  return isNameCharacter(code) || code === 46 || code === 58 || code === 95;
}
