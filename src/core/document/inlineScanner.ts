import { isDigit, isLetter } from './blockStarts.js';
import type { Link } from './document.js';
import { autolinkEnd, inlineHtmlEnd, isMailAddress } from './inlineHtml.js';
import { decodeText, labelEnd, normalizeLabel, resourceAt } from './linkSyntax.js';
import {
  isMailCharacter,
  isPunctuation,
  isWhitespace,
  mailAddressEnd,
  protocolAddressEnd,
  wwwAddressEnd,
} from './literalAutolinks.js';
import type { OutlineSpan } from './outline.js';
import { wikiLinkAt } from './wikiLinks.js';

/** Where a reference leads. */
export interface Target {
  readonly target: string;
  readonly targetRange: OutlineSpan;
}

/** What the inline scanner finds, in the order of the text once a paragraph is done. */
export interface InlineSink {
  readonly links: Link[];
  readonly html: OutlineSpan[];
  readonly definitions: ReadonlyMap<string, Target>;
  unsure(): void;
  /** Inline syntax, told only for headings: `newText` is what a reader sees of the span. */
  replace?(start: number, end: number, newText: string): void;
  /** A link's text is complete; what was told from `start` on belongs to it. */
  closeLink?(start: number): void;
  /** A run of `*` or `_`. */
  attention?(start: number, end: number): void;
}

interface Bracket {
  readonly start: number;
  readonly isImage: boolean;
  isActive: boolean;
  readonly links: number;
  readonly html: number;
}

/** Characters at which something may begin; the letters of an address are looked for from its `:`, `.` or `@`. */
const marks = new Uint8Array(128);
for (const mark of '\\`<[!]:.@') {
  marks[mark.charCodeAt(0)] = 1;
}
const headingMarks = Uint8Array.from(marks);
for (const mark of '*_~&\n\r') {
  headingMarks[mark.charCodeAt(0)] = 1;
}

/** Brackets open at once beyond which a paragraph is left to its first reading. */
const mostBrackets = 1000;
/** Letters to either side that are looked at for an address. */
const longestWord = 200;
const looseMail = /[\w+\-.]+@[\w-]+(?:\.[\w-]+)+/;
const looseAddress = /(?:https?:\/\/|www\.)[\w-]*\.?/i;

/** Finds links, HTML and, for headings, everything else that is no plain text, in one pass over a paragraph. */
export class InlineScanner {
  readonly #text: string;
  readonly #sink: InlineSink;
  readonly #brackets: Bracket[] = [];
  /** Addresses inside brackets that are not closed yet: links only if the brackets turn out to be none. */
  readonly #pending: number[] = [];
  #start = 0;
  #end = 0;
  #at = 0;
  /** End of the last construct; nothing may begin before it. */
  #floor = 0;
  /** End of the last code, HTML or link, inside of which no wiki link is. */
  #lastSpan = 0;
  /** Lengths of backtick runs that have no partner up to the end. */
  #unmatched: number[] = [];
  #noTagEnd = false;

  constructor(text: string, sink: InlineSink) {
    this.#text = text;
    this.#sink = sink;
  }

  /** Reads a paragraph, heading or cell. */
  scan(start: number, end: number): void {
    const text = this.#text;
    const table = this.#sink.replace === undefined ? marks : headingMarks;
    this.#start = start;
    this.#floor = start;
    this.#lastSpan = start;
    this.#end = end;
    this.#at = start;
    this.#noTagEnd = false;
    if (this.#unmatched.length > 0) {
      this.#unmatched = [];
    }
    while (this.#at < end) {
      const code = text.charCodeAt(this.#at);
      if (code < 128 && table[code] === 1) {
        this.#read(code);
      } else {
        this.#at++;
      }
    }
    this.#brackets.length = 0;
    if (this.#pending.length > 0) {
      this.#settlePending();
    }
  }

  #read(code: number): void {
    switch (code) {
      case 92:
        this.#escape();
        return;
      case 96:
        this.#code();
        return;
      case 60:
        this.#angle();
        return;
      case 33:
        this.#at++;
        if (this.#at < this.#end && this.#text.charCodeAt(this.#at) === 91) {
          this.#open(this.#at - 1, true);
        }
        return;
      case 91:
        this.#open(this.#at, false);
        return;
      case 93:
        this.#close();
        return;
      case 58:
        this.#protocol();
        return;
      case 46:
        this.#www();
        return;
      case 64:
        this.#mail();
        return;
      default:
        this.#headingMark(code);
    }
  }

  /** Passes a construct that ends at `end`. */
  #pass(end: number): void {
    this.#at = end;
    this.#floor = end;
  }

  #escape(): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    const escapes = this.#at + 1 < this.#end && next < 128 && isPunctuation(next);
    if (!escapes) {
      if (this.#at + 1 < this.#end && (next === 10 || next === 13)) {
        this.#sink.replace?.(this.#at, this.#at + 1, '');
      }
      this.#at++;
      return;
    }
    this.#sink.replace?.(this.#at, this.#at + 1, '');
    if (
      next === 58 ||
      next === 46 ||
      next === 64 ||
      next === 47 ||
      next === 95 ||
      next === 45 ||
      next === 43
    ) {
      this.#refuseHiddenAddress(this.#at);
    }
    this.#at += 2;
  }

  /** remark looks for addresses again once escapes are gone; a word around an escape that may be one is left to it. */
  #refuseHiddenAddress(at: number): void {
    let start = at;
    let end = at;
    const first = Math.max(this.#start, at - longestWord);
    const last = Math.min(this.#end, at + longestWord);
    while (start > first && this.#text.charCodeAt(start - 1) > 32) {
      start--;
    }
    while (end < last && this.#text.charCodeAt(end) > 32) {
      end++;
    }
    const word = this.#text.slice(start, end).replaceAll('\\', '');
    if (looseAddress.test(word) || looseMail.test(word)) {
      this.#sink.unsure();
    }
  }

  #code(): void {
    const text = this.#text;
    const start = this.#at;
    let open = start;
    while (open < this.#end && text.charCodeAt(open) === 96) {
      open++;
    }
    const length = open - start;
    const close = this.#unmatched.includes(length) ? -1 : this.#closingRun(open, length);
    if (close < 0) {
      this.#unmatched.push(length);
      this.#at = open;
      return;
    }
    this.#pass(close + length);
    this.#lastSpan = this.#at;
    this.#sink.replace?.(start, this.#at, codeText(text.slice(open, close)));
  }

  #closingRun(from: number, length: number): number {
    const text = this.#text;
    let at = text.indexOf('`', from);
    while (at >= 0 && at < this.#end) {
      let end = at;
      while (end < this.#end && text.charCodeAt(end) === 96) {
        end++;
      }
      if (end - at === length) {
        return at;
      }
      at = text.indexOf('`', end);
    }
    return -1;
  }

  #angle(): void {
    const text = this.#text;
    const start = this.#at;
    if (this.#noTagEnd) {
      this.#at++;
      return;
    }
    const link = autolinkEnd(text, start, this.#end);
    if (link >= 0) {
      const address = text.slice(start + 1, link - 1);
      this.#sink.links.push({
        kind: 'autolink',
        range: { start, end: link },
        targetRange: { start: start + 1, end: link - 1 },
        target: isMailAddress(address) ? `mailto:${address}` : address,
      });
      this.#sink.replace?.(start, link, address);
      this.#pass(link);
      this.#lastSpan = link;
      return;
    }
    const html = inlineHtmlEnd(text, start, this.#end);
    if (html < 0) {
      const close = text.indexOf('>', start);
      this.#noTagEnd = close < 0 || close >= this.#end;
      this.#at++;
      return;
    }
    this.#sink.html.push({ start, end: html });
    this.#sink.replace?.(start, html, '');
    this.#pass(html);
    this.#lastSpan = html;
  }

  #open(start: number, isImage: boolean): void {
    const { links, html } = this.#sink;
    if (this.#brackets.length >= mostBrackets) {
      this.#sink.unsure();
    } else {
      this.#brackets.push({
        start,
        isImage,
        isActive: true,
        links: links.length,
        html: html.length,
      });
    }
    this.#at = start + (isImage ? 2 : 1);
    this.#floor = this.#at;
  }

  #close(): void {
    const bracket = this.#brackets.pop();
    const at = this.#at;
    this.#at++;
    this.#floor = this.#at;
    if (bracket === undefined || !bracket.isActive) {
      return;
    }
    const inside = bracket.start + (bracket.isImage ? 2 : 1);
    const next = at + 1 < this.#end ? this.#text.charCodeAt(at + 1) : 0;
    if (next === 40) {
      const resource = resourceAt(this.#text, at + 1, this.#end);
      if (resource !== undefined) {
        this.#resourceLink(bracket, resource);
        return;
      }
    }
    if (this.#sink.definitions.size > 0 && this.#reference(bracket, { inside, at, next })) {
      return;
    }
    if (this.#text.charCodeAt(inside) === 91) {
      this.#wiki(inside - 1, at);
    }
  }

  #resourceLink(
    bracket: Bracket,
    { start, end, after }: { readonly start: number; readonly end: number; readonly after: number },
  ): void {
    const isEmpty = start === end;
    const target = decodeText(this.#text.slice(start, end));
    if (target === undefined) {
      this.#sink.unsure();
    }
    const place = isEmpty ? { start: after - 1, end: after - 1 } : { start, end };
    this.#link(bracket, after, {
      kind: bracket.isImage ? 'image' : 'inline',
      target: target ?? this.#text.slice(start, end),
      targetRange: place,
    });
  }

  /** A reference with its own label, or whose text is one. */
  #reference(
    bracket: Bracket,
    { inside, at, next }: { readonly inside: number; readonly at: number; readonly next: number },
  ): boolean {
    const kind = bracket.isImage ? 'image' : 'reference';
    const own = this.#sink.definitions.get(normalizeLabel(this.#text.slice(inside, at)));
    if (next === 91) {
      const end = labelEnd(this.#text, at + 1, this.#end);
      const target =
        end < 0
          ? undefined
          : this.#sink.definitions.get(normalizeLabel(this.#text.slice(at + 2, end - 1)));
      if (target !== undefined) {
        this.#link(bracket, end, { kind, ...target });
        return true;
      }
      const isCollapsed =
        own !== undefined && this.#text.charCodeAt(at + 2) === 93 && at + 2 < this.#end;
      if (isCollapsed) {
        this.#link(bracket, at + 3, { kind, ...own });
      }
      return isCollapsed;
    }
    if (own === undefined) {
      return false;
    }
    this.#link(bracket, at + 1, { kind, ...own });
    return true;
  }

  #link(bracket: Bracket, end: number, link: Omit<Link, 'range'>): void {
    const { links, html } = this.#sink;
    const textEnd = this.#at - 1;
    const inside = links.length > bracket.links ? links.splice(bracket.links) : [];
    if (bracket.isImage) {
      html.length = bracket.html;
    } else {
      for (const other of this.#brackets) {
        other.isActive = other.isActive && other.isImage;
      }
    }
    links.push({ ...link, range: { start: bracket.start, end } });
    if (!bracket.isImage) {
      links.push(...inside.filter(({ kind }) => kind !== 'wiki'));
    }
    this.#sink.closeLink?.(bracket.start);
    this.#sink.replace?.(bracket.start, bracket.start + (bracket.isImage ? 2 : 1), '');
    this.#sink.replace?.(textEnd, end, '');
    this.#pass(end);
    this.#lastSpan = end;
    while ((this.#pending[this.#pending.length - 1] ?? -1) > bracket.start) {
      this.#pending.pop();
    }
  }

  #wiki(start: number, at: number): void {
    const link = wikiLinkAt(this.#text, start, this.#end);
    if (link?.range.end === at + 1 && this.#lastSpan <= start) {
      this.#sink.links.push(link);
    }
  }

  /* Addresses without marks */

  #protocol(): void {
    const text = this.#text;
    const at = this.#at++;
    if (at + 2 >= this.#end || text.charCodeAt(at + 1) !== 47 || text.charCodeAt(at + 2) !== 47) {
      return;
    }
    const scheme = text.slice(Math.max(this.#floor, at - 5), at).toLowerCase();
    const start = scheme.endsWith('https') ? at - 5 : scheme.endsWith('http') ? at - 4 : -1;
    if (start < 0) {
      return;
    }
    if (start > this.#start && isLetter(text.charCodeAt(start - 1))) {
      return;
    }
    const end = protocolAddressEnd(text, at + 3, this.#end);
    this.#address(start, end, '');
  }

  #www(): void {
    const text = this.#text;
    const start = this.#at - 3;
    this.#at++;
    if (
      start < this.#floor ||
      !isW(text, start) ||
      !isW(text, start + 1) ||
      !isW(text, start + 2)
    ) {
      return;
    }
    const before = start === this.#start ? 32 : text.charCodeAt(start - 1);
    const isAllowed = before <= 32 || '(*_[]~'.includes(String.fromCharCode(before));
    if (isLetter(before) || isDigit(before)) {
      return;
    }
    let mail = start;
    while (mail < this.#end && isMailCharacter(text.charCodeAt(mail))) {
      mail++;
    }
    if (text.charCodeAt(mail) === 64 && mail < this.#end) {
      this.#sink.unsure();
    }
    this.#address(start, isAllowed ? wwwAddressEnd(text, start, this.#end) : -1, 'http://');
  }

  #mail(): void {
    const text = this.#text;
    const at = this.#at++;
    let start = at;
    while (start > this.#floor && isMailCharacter(text.charCodeAt(start - 1))) {
      start--;
    }
    if (start === at && !(start > this.#start && isMailCharacter(text.charCodeAt(start - 1)))) {
      return;
    }
    const before = start === this.#start ? 32 : text.charCodeAt(start - 1);
    const isAllowed = start < at && before !== 47 && !isMailCharacter(before);
    this.#address(start, isAllowed ? mailAddressEnd(text, at, this.#end) : -1, 'mailto:');
  }

  /** Takes the address from `start` to `end`, or leaves to remark what only its second look may find. */
  #address(start: number, end: number, prefix: string): void {
    if (end < 0) {
      this.#refuseHiddenAddress(start);
      return;
    }
    if (this.#brackets.length > 0) {
      this.#pending.push(start);
      return;
    }
    const target = prefix + this.#text.slice(start, end);
    const range = { start, end };
    this.#sink.links.push({ kind: 'autolink', range, targetRange: range, target });
    this.#sink.replace?.(start, end, this.#text.slice(start, end));
    this.#pass(end);
    this.#lastSpan = end;
  }

  /** Addresses whose brackets came to nothing are found by remark's second look, which has rules of its own. */
  #settlePending(): void {
    this.#pending.length = 0;
    this.#sink.unsure();
  }

  /* Headings */

  #headingMark(code: number): void {
    const text = this.#text;
    const start = this.#at;
    if (code === 42 || code === 95) {
      while (this.#at < this.#end && text.charCodeAt(this.#at) === code) {
        this.#at++;
      }
      this.#sink.attention?.(start, this.#at);
      return;
    }
    this.#at++;
    if (code === 126) {
      this.#sink.unsure();
      return;
    }
    if (code === 38) {
      this.#characterReference(start);
      return;
    }
    let from = start;
    while (from > this.#floor && isWhitespace(text.charCodeAt(from - 1))) {
      from--;
    }
    while (this.#at < this.#end && isWhitespace(text.charCodeAt(this.#at))) {
      this.#at++;
    }
    this.#sink.replace?.(from, this.#at, ' ');
  }

  #characterReference(start: number): void {
    const text = this.#text;
    const close = text.indexOf(';', start);
    if (close < 0 || close >= this.#end || close - start > 34) {
      return;
    }
    const source = text.slice(start, close + 1);
    const decoded = decodeText(source);
    if (decoded === undefined) {
      this.#sink.unsure();
    } else if (decoded !== source && decoded.length === 1) {
      this.#sink.replace?.(start, close + 1, decoded);
      this.#at = close + 1;
    }
  }
}

function isW(text: string, at: number): boolean {
  return (text.charCodeAt(at) | 32) === 119;
}

/** A code span's content: line endings are blanks, and one blank at both ends is padding. */
function codeText(content: string): string {
  const line = content.replace(/\r\n|\r|\n/g, ' ');
  return line.startsWith(' ') && line.endsWith(' ') && line.trim() !== ''
    ? line.slice(1, -1)
    : line;
}
