import { isDigit, isLetter } from './blockStarts.js';

/*
 * Addresses that GFM links where they stand, as micromark finds them: `http://`, `https://`, `www.`
 * and electronic mail. Every function gives the offset behind the address, or -1.
 */

const punctuation = /[\p{P}\p{S}]/u;
const whitespace = /\s/;

export function isPunctuation(code: number): boolean {
  if (code < 128) {
    return code > 32 && code < 127 && !isDigit(code) && !isLetter(code);
  }
  return punctuation.test(String.fromCharCode(code));
}

export function isWhitespace(code: number): boolean {
  return code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code > 127 && whitespace.test(String.fromCharCode(code));
}

/** Behind the address whose `://` ends before `at`. */
export function protocolAddressEnd(text: string, at: number, end: number): number {
  const code = text.charCodeAt(at);
  if (at >= end || code < 32 || code === 127 || isWhitespace(code) || isPunctuation(code)) {
    return -1;
  }
  const domain = domainEnd(text, at, end);
  return domain < 0 ? -1 : pathEnd(text, domain, end);
}

/** Behind the address that begins with `www.` at `at`. */
export function wwwAddressEnd(text: string, at: number, end: number): number {
  if (at + 4 >= end) {
    return -1;
  }
  const domain = domainEnd(text, at, end);
  return domain < 0 ? -1 : pathEnd(text, domain, end);
}

/** Behind the mail address whose `@` is at `at`. */
export function mailAddressEnd(text: string, at: number, end: number): number {
  let next = at + 1;
  let hasDot = false;
  for (; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 46) {
      const after = text.charCodeAt(next + 1);
      if (next + 1 >= end || !(isLetter(after) || isDigit(after))) {
        break;
      }
      hasDot = true;
    } else if (code !== 45 && code !== 95 && !isLetter(code) && !isDigit(code)) {
      break;
    }
  }
  return hasDot && isLetter(text.charCodeAt(next - 1)) ? next : -1;
}

/** Whether a mail address may have the character before its `@`. */
export function isMailCharacter(code: number): boolean {
  return (
    isLetter(code) || isDigit(code) || code === 43 || code === 45 || code === 46 || code === 95
  );
}

function domainEnd(text: string, at: number, end: number): number {
  let inLast = false;
  let inLastButOne = false;
  let seen = false;
  let next = at;
  for (; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 46 || code === 95) {
      if (isTrail(text, next, end)) {
        break;
      }
      if (code === 95) {
        inLast = true;
      } else {
        inLastButOne = inLast;
        inLast = false;
      }
      continue;
    }
    if (isWhitespace(code) || (code !== 45 && isPunctuation(code))) {
      break;
    }
    seen = true;
  }
  return inLast || inLastButOne || !seen ? -1 : next;
}

function pathEnd(text: string, at: number, end: number): number {
  let open = 0;
  let close = 0;
  let next = at;
  for (; next < end; next++) {
    const code = text.charCodeAt(next);
    if (code === 40) {
      open++;
    } else if (code === 41 && close < open) {
      close++;
    } else if (mayTrail(code)) {
      if (isTrail(text, next, end)) {
        return next;
      }
      close += code === 41 ? 1 : 0;
    } else if (isWhitespace(code)) {
      return next;
    }
  }
  return next;
}

/** `! " & ' ) * , . : ; < ? ] _ ~` */
function mayTrail(code: number): boolean {
  return code === 38 || code === 60 || code === 93 || isPlainTrail(code);
}

function isPlainTrail(code: number): boolean {
  switch (code) {
    case 33:
    case 34:
    case 39:
    case 41:
    case 42:
    case 44:
    case 46:
    case 58:
    case 59:
    case 63:
    case 95:
    case 126:
      return true;
    default:
      return false;
  }
}

/** Whether only punctuation follows up to a blank or `<`: then none of it belongs to the address. */
function isTrail(text: string, at: number, end: number): boolean {
  let next = at;
  while (next < end) {
    const code = text.charCodeAt(next);
    if (isPlainTrail(code)) {
      next++;
    } else if (code === 38) {
      next = referenceEnd(text, next + 1, end);
      if (next < 0) {
        return false;
      }
    } else if (code === 93) {
      next++;
      const after = text.charCodeAt(next);
      if (next >= end || after === 40 || after === 91 || isWhitespace(after)) {
        return true;
      }
    } else {
      return code === 60 || isWhitespace(code);
    }
  }
  return true;
}

function referenceEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && isLetter(text.charCodeAt(next))) {
    next++;
  }
  return next > at && next < end && text.charCodeAt(next) === 59 ? next + 1 : -1;
}
