import { isDigit, isLetter } from './blockStarts.js';
import {
  isMailCharacter,
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
  return found(text, { start, end, prefix: 'mailto:' }, place);
}

function isW(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 32) === 119;
}
