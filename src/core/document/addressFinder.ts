import { isDigit, isLetter } from './blockStarts.js';
import {
  isMailCharacter,
  isPunctuation,
  isWhitespace,
  mailAddressEnd,
  protocolAddressEnd,
  wwwAddressEnd,
} from './literalAutolinks.js';

/** The paragraph looked into: nothing begins before `floor`, where the last construct ended. */
export interface AddressPlace {
  readonly start: number;
  readonly floor: number;
  readonly end: number;
}

/** An address without marks, and what its target begins with besides. */
export interface Address {
  readonly start: number;
  readonly end: number;
  readonly prefix: string;
}

/** What remark may make of a place in its second look at finished text, which is not done here. */
export type Doubtful = 'doubtful';

/** Letters to either side that are looked at for an address. */
const longestWord = 200;
const looseMail = /[\w+\-.]+@[\w-]+(?:\.[\w-]+)+/;
const label = /[\w-]+(?:\.[\w-]+)+/y;
const url = /^(https?:\/\/|www(?=\.))([\w-]*\.[\w\-.]*)(.*)$/is;
const looseAddress = /(?:https?:\/\/|www\.)[\w-]*\.?/i;

/** The address that has its `:`, `.` or `@` at `at`. */
export function findAddress(
  text: string,
  at: number,
  place: AddressPlace,
): Address | Doubtful | undefined {
  switch (text.charCodeAt(at)) {
    case 58:
      return findProtocol(text, at, place);
    case 46:
      return findWww(text, at, place);
    default:
      return findMail(text, at, place);
  }
}

/** Whether the word around `at` may be an address once escapes are gone. */
export function mayHideAddress(text: string, at: number, { start, end }: AddressPlace): boolean {
  const first = Math.max(start, at - longestWord);
  const last = Math.min(end, at + longestWord);
  let from = at;
  let to = at;
  while (from > first && text.charCodeAt(from - 1) > 32) {
    from--;
  }
  while (to < last && text.charCodeAt(to) > 32) {
    to++;
  }
  const word = text.slice(from, to).replaceAll('\\', '');
  return looseAddress.test(word) || looseMail.test(word);
}

function found(
  text: string,
  { start, end, prefix }: Address,
  place: AddressPlace,
): Address | Doubtful | undefined {
  if (end >= 0) {
    return { start, end, prefix };
  }
  return mayHideAddress(text, start, place) ? 'doubtful' : undefined;
}

function findProtocol(
  text: string,
  at: number,
  place: AddressPlace,
): Address | Doubtful | undefined {
  const isFollowed =
    at + 2 < place.end && text.charCodeAt(at + 1) === 47 && text.charCodeAt(at + 2) === 47;
  if (!isFollowed) {
    return undefined;
  }
  const scheme = text.slice(Math.max(place.floor, at - 5), at).toLowerCase();
  const start = scheme.endsWith('https') ? at - 5 : scheme.endsWith('http') ? at - 4 : -1;
  if (start < 0 || (start > place.start && isLetter(text.charCodeAt(start - 1)))) {
    return undefined;
  }
  const end = protocolAddressEnd(text, at + 3, place.end);
  return found(text, { start, end, prefix: '' }, place);
}

function findWww(text: string, at: number, place: AddressPlace): Address | Doubtful | undefined {
  const start = at - 3;
  if (start < place.floor || !isW(text, start) || !isW(text, start + 1) || !isW(text, start + 2)) {
    return undefined;
  }
  const before = start === place.start ? 32 : text.charCodeAt(start - 1);
  if (isLetter(before) || isDigit(before)) {
    return undefined;
  }
  let mail = start;
  while (mail < place.end && isMailCharacter(text.charCodeAt(mail))) {
    mail++;
  }
  if (text.charCodeAt(mail) === 64 && mail < place.end) {
    return 'doubtful';
  }
  const isAllowed = before <= 32 || '(*_[]~'.includes(String.fromCharCode(before));
  const end = isAllowed ? wwwAddressEnd(text, start, place.end) : -1;
  return found(text, { start, end, prefix: 'http://' }, place);
}

function findMail(text: string, at: number, place: AddressPlace): Address | Doubtful | undefined {
  let start = at;
  while (start > place.floor && isMailCharacter(text.charCodeAt(start - 1))) {
    start--;
  }
  const before = start === place.start ? 32 : text.charCodeAt(start - 1);
  if (start === at && !isMailCharacter(before)) {
    return undefined;
  }
  const isAllowed = start < at && before !== 47 && !isMailCharacter(before);
  const end = isAllowed ? mailAddressEnd(text, at, place.end) : -1;
  if (end >= 0) {
    return { start, end, prefix: 'mailto:' };
  }
  label.lastIndex = at + 1;
  const host = label.exec(text)?.[0] ?? '';
  const isRefused = host === '' || (/[\d-]$/.test(host) && !host.includes('_'));
  return isRefused ? undefined : 'doubtful';
}

/**
 * What becomes of an address inside of brackets that turned out to be text: remark finds such only in
 * its second look, which has rules of its own.
 */
export function findAgain(
  text: string,
  address: Address,
  end: number,
): Address | Doubtful | undefined {
  const { start, prefix } = address;
  let stop = start;
  while (stop < end && text.charCodeAt(stop) > 32) {
    stop++;
  }
  const word = text.slice(start, stop);
  if (/[*_~`<[&\\!]/.test(word)) {
    return 'doubtful';
  }
  if (prefix === 'mailto:') {
    const isLonger = /^\.[\w-]/.test(text.slice(address.end, stop));
    const isScheme = /(?:mailto|xmpp):$/i.test(text.slice(Math.max(0, start - 7), start));
    return isLonger || isScheme ? 'doubtful' : address;
  }
  if (/:\/\/|www\.|@/i.test(word.slice(8))) {
    return 'doubtful';
  }
  const before = text.charCodeAt(start - 1);
  if (!isPunctuation(before) && !isWhitespace(before)) {
    return isLetter(before) || isDigit(before) ? undefined : 'doubtful';
  }
  const [, protocol = '', domain = '', path = ''] = url.exec(word) ?? [];
  const host = prefix === '' ? domain : protocol + domain;
  if (!isHost(host)) {
    return undefined;
  }
  return { start, end: start + withoutTrail(protocol + domain + path), prefix };
}

/** Whether the last two parts of a name have letters or digits. */
function isHost(name: string): boolean {
  const parts = name.split('.');
  const isPart = (part: string | undefined): boolean =>
    part === undefined || part === '' || (!part.includes('_') && /[\dA-Za-z]/.test(part));
  const isLetterFirst = !isPunctuation(name.charCodeAt(0));
  return (
    name !== '' && isLetterFirst && parts.length > 1 && isPart(parts.at(-1)) && isPart(parts.at(-2))
  );
}

/** Length of an address without the punctuation behind it; parentheses it opened may close. */
function withoutTrail(address: string): number {
  let length = address.length;
  while (length > 0 && '!"&\'),.:;<>?]}'.includes(address.charAt(length - 1))) {
    length--;
  }
  const count = (mark: string): number => address.slice(0, length).split(mark).length - 1;
  for (;;) {
    const close = address.indexOf(')', length);
    if (close < 0 || count('(') <= count(')')) {
      return length;
    }
    length = close + 1;
  }
}

function isW(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 32) === 119;
}
