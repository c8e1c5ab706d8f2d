import { findAddress, mayHideAddress } from './addressFinder.js';
import { closingRun, codeText } from './codeSpans.js';
import { autolinkEnd, inlineHtmlEnd, isMailAddress } from './inlineHtml.js';
import { decodeText, labelEnd, normalizeLabel, resourceAt } from './linkSyntax.js';
import type { Link } from './document.js';
import type { InlineSink, Target } from './inlineSink.js';
import { isPunctuation } from './literalAutolinks.js';
import type { OutlineSpan } from './outline.js';
import { addressLink, PendingAddresses } from './pendingAddresses.js';
import { wikiLinkAt } from './wikiLinks.js';

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
/** Finds links, HTML and, for headings, everything else that is no plain text, in one pass over a paragraph. */
export class InlineScanner {
  readonly #text: string;
  readonly #sink: InlineSink;
  /* What the sink holds, because there are several kinds of sinks, and engines look them up anew at every link. */
  readonly #links: Link[];
  readonly #html: OutlineSpan[];
  readonly #definitions: InlineSink['definitions'];
  readonly #brackets: Bracket[] = [];
  /** Addresses inside brackets that are not closed yet: links only if the brackets turn out to be none. */
  readonly #pending: PendingAddresses;
  #start = 0;
  /** How many of the places of `scanMarked` lie before the current paragraph. */
  #place = 0;
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
    this.#links = sink.links;
    this.#html = sink.html;
    this.#definitions = sink.definitions;
    this.#pending = new PendingAddresses(text, sink);
  }

  /** Reads a paragraph, heading or cell. */
  scan(start: number, end: number): void {
    const text = this.#text;
    const table = this.#sink.markup === undefined ? marks : headingMarks;
    const firstLink = this.#begin(start, end);
    while (this.#at < end) {
      const code = text.charCodeAt(this.#at);
      if (code < 128 && table[code] === 1) {
        this.#read(code);
      } else {
        this.#at++;
      }
    }
    this.#finish(firstLink);
  }

  /** The same, looking only at the places in `places`; paragraphs must come in the order of the text. */
  scanMarked(start: number, end: number, places: readonly number[]): void {
    let index = this.#place;
    while (index < places.length && (places[index] as number) < start) {
      index++;
    }
    this.#place = index;
    if (index === places.length || (places[index] as number) >= end) {
      return;
    }
    const firstLink = this.#begin(start, end);
    for (; index < places.length; index++) {
      const at = places[index] as number;
      if (at >= end) {
        break;
      }
      if (at >= this.#at) {
        this.#at = at;
        this.#read(this.#text.charCodeAt(at));
      }
    }
    this.#finish(firstLink);
  }

  /** Gives the number of links before the paragraph's own. */
  #begin(start: number, end: number): number {
    this.#start = start;
    this.#floor = start;
    this.#lastSpan = start;
    this.#end = end;
    this.#at = start;
    this.#noTagEnd = false;
    if (this.#unmatched.length > 0) {
      this.#unmatched = [];
    }
    return this.#links.length;
  }

  #finish(firstLink: number): void {
    if (this.#brackets.length > 0) {
      this.#brackets.length = 0;
    }
    this.#pending.settle(firstLink, this.#end);
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
      case 46:
      case 64:
        this.#address();
        return;
      default:
        this.#at = this.#sink.markup?.mark(this.#at, this.#floor, this.#end) ?? this.#at + 1;
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
        this.#sink.markup?.replace(this.#at, this.#at + 1, '');
      }
      this.#at++;
      return;
    }
    this.#sink.markup?.replace(this.#at, this.#at + 1, '');
    const place = { start: this.#start, floor: this.#floor, end: this.#end };
    if (joinsAddress(next) && mayHideAddress(this.#text, this.#at, place)) {
      this.#doubt(this.#at);
    }
    this.#at += 2;
  }

  #code(): void {
    const text = this.#text;
    const start = this.#at;
    let open = start;
    while (open < this.#end && text.charCodeAt(open) === 96) {
      open++;
    }
    const length = open - start;
    const close = this.#unmatched.includes(length)
      ? -1
      : closingRun(text, { start: open, end: this.#end }, length);
    if (close < 0) {
      this.#unmatched.push(length);
      this.#at = open;
      return;
    }
    this.#pass(close + length);
    this.#lastSpan = this.#at;
    this.#sink.markup?.replace(start, this.#at, codeText(text.slice(open, close)));
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
      this.#links.push({
        kind: 'autolink',
        range: { start, end: link },
        targetRange: { start: start + 1, end: link - 1 },
        target: isMailAddress(address) ? `mailto:${address}` : address,
      });
      this.#sink.markup?.replace(start, link, address);
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
    this.#html.push({ start, end: html });
    this.#sink.markup?.replace(start, html, '');
    this.#pass(html);
    this.#lastSpan = html;
  }

  #open(start: number, isImage: boolean): void {
    if (this.#brackets.length >= mostBrackets) {
      this.#sink.unsure();
    } else {
      this.#brackets.push({
        start,
        isImage,
        isActive: true,
        links: this.#links.length,
        html: this.#html.length,
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
    if (bracket?.isActive !== true) {
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
    if (this.#definitions.size > 0 && this.#reference(bracket, { inside, at, next })) {
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
    const written = this.#text.slice(start, end);
    const target = decodeText(written);
    if (target === undefined) {
      this.#sink.unsure();
    }
    const at = start === end ? after - 1 : start;
    const targetRange = { start: at, end: start === end ? at : end };
    this.#link(bracket, after, { target: target ?? written, targetRange });
  }

  /** A reference with its own label, or whose text is one. */
  #reference(
    bracket: Bracket,
    { inside, at, next }: { readonly inside: number; readonly at: number; readonly next: number },
  ): boolean {
    const own = this.#definitions.get(normalizeLabel(this.#text.slice(inside, at)));
    if (next === 91) {
      const end = labelEnd(this.#text, at + 1, this.#end);
      const target =
        end < 0
          ? undefined
          : this.#definitions.get(normalizeLabel(this.#text.slice(at + 2, end - 1)));
      if (target !== undefined) {
        this.#link(bracket, end, target);
        return true;
      }
      const isCollapsed =
        own !== undefined && this.#text.charCodeAt(at + 2) === 93 && at + 2 < this.#end;
      if (isCollapsed) {
        this.#link(bracket, at + 3, own);
      }
      return isCollapsed;
    }
    if (own === undefined) {
      return false;
    }
    this.#link(bracket, at + 1, own);
    return true;
  }

  /** Makes a link, or an image, of what the bracket holds; `end` is behind its target. */
  #link(bracket: Bracket, end: number, { target, targetRange }: Target): void {
    const links = this.#links;
    const html = this.#html;
    const textEnd = this.#at - 1;
    const inside = links.length > bracket.links ? links.splice(bracket.links) : undefined;
    const isReference = targetRange.start < textEnd || targetRange.start > end;
    links.push({
      kind: bracket.isImage ? 'image' : isReference ? 'reference' : 'inline',
      range: { start: bracket.start, end },
      targetRange,
      target,
    });
    if (bracket.isImage) {
      if (html.length > bracket.html) {
        // HTML in an image's words is shown as it is written, but only there.
        this.#sink.unsure();
        html.length = bracket.html;
      }
    } else {
      for (const other of this.#brackets) {
        other.isActive = other.isActive && other.isImage;
      }
      if (inside !== undefined) {
        links.push(...inside.filter(({ kind }) => kind !== 'wiki'));
      }
    }
    this.#sink.markup?.closeLink(bracket.start);
    this.#sink.markup?.replace(bracket.start, bracket.start + (bracket.isImage ? 2 : 1), '');
    this.#sink.markup?.replace(textEnd, end, '');
    this.#pass(end);
    this.#lastSpan = end;
    this.#pending.dropFrom(bracket.start);
  }

  #wiki(start: number, at: number): void {
    const link = wikiLinkAt(this.#text, start, this.#end);
    if (link?.range.end === at + 1 && this.#lastSpan <= start) {
      this.#links.push(link);
    }
  }

  /* Addresses without marks */

  /** Takes an address, or leaves to remark what only its second look may find. */
  #address(): void {
    const place = { start: this.#start, floor: this.#floor, end: this.#end };
    const at = this.#at++;
    const address = findAddress(this.#text, at, place);
    if (address === 'doubtful') {
      this.#doubt(at);
    } else if (address !== undefined && this.#brackets.length > 0) {
      this.#pending.add(address);
    } else if (address !== undefined) {
      const { start, end } = address;
      this.#links.push(addressLink(this.#text, address));
      this.#sink.markup?.replace(start, end, this.#text.slice(start, end));
      this.#pass(end);
      this.#lastSpan = end;
    }
  }

  /** What may be an address is none inside of a link, which open brackets may become. */
  #doubt(at: number): void {
    if (this.#brackets.length > 0) {
      this.#pending.doubt(at);
    } else {
      this.#sink.unsure();
    }
  }
}

/** Escaped characters that an address may have. */
function joinsAddress(code: number): boolean {
  return code === 43 || code === 58 || code === 64 || code === 95 || (code >= 45 && code <= 47);
}
