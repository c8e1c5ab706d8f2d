import { InlineScanner } from './inlineScanner.js';
import type { InlineSink, MarkupSink } from './inlineSink.js';
import { decodeText } from './linkSyntax.js';
import { isPunctuation, isWhitespace } from './literalAutolinks.js';
import type { OutlineSpan } from './outline.js';
import { StrikeRuns } from './strikeRuns.js';

interface Replacement extends OutlineSpan {
  readonly newText: string;
}

/** A run of `*` or `_` of which nothing, a part or all marks emphasis. */
interface Run {
  start: number;
  end: number;
  readonly marker: number;
  readonly opens: boolean;
  readonly closes: boolean;
}

/** Runs in one heading beyond which matching them would take too long. */
const mostRuns = 200;
const plain = /^[^\\`<[!\]:.@*_~&\r\n]*$/;

/** Reads a heading's content: its links and HTML go to the sink, and what a reader sees is given. */
export class HeadingReader implements MarkupSink {
  readonly #text: string;
  readonly #scanner: InlineScanner;
  readonly #unsure: () => void;
  #replacements: Replacement[] = [];
  #runs: Run[] = [];
  #hasEmphasis = false;
  readonly #strikes = new StrikeRuns();
  #start = 0;
  #end = 0;

  constructor(text: string, sink: InlineSink) {
    const { links, html, definitions } = sink;
    this.#text = text;
    this.#unsure = () => {
      sink.unsure();
    };
    this.#scanner = new InlineScanner(text, {
      links,
      html,
      definitions,
      unsure: this.#unsure,
      markup: this,
    });
  }

  read(start: number, end: number): string {
    const content = this.#text.slice(start, end);
    if (plain.test(content)) {
      return content;
    }
    this.#replacements = [];
    this.#runs = [];
    this.#hasEmphasis = false;
    this.#strikes.clear();
    this.#start = start;
    this.#end = end;
    this.#scanner.scan(start, end);
    this.#match(0);
    this.#hideStrikes(0);
    return this.#replaced();
  }

  replace(start: number, end: number, newText: string): void {
    // An address may begin with marks that were taken for emphasis before it was known.
    while ((this.#runs[this.#runs.length - 1]?.start ?? -1) >= start) {
      this.#runs.pop();
    }
    this.#strikes.dropFrom(start);
    this.#show(start, end, newText);
  }

  #show(start: number, end: number, newText: string): void {
    this.#replacements.push({ start, end, newText });
  }

  mark(at: number, floor: number, end: number): number {
    const text = this.#text;
    const code = text.charCodeAt(at);
    let next = at + 1;
    switch (code) {
      case 42:
      case 95:
        while (next < end && text.charCodeAt(next) === code) {
          next++;
        }
        this.#attention(at, next);
        return next;
      case 126:
        while (next < end && text.charCodeAt(next) === code) {
          next++;
        }
        this.#strike(at, next);
        return next;
      case 38:
        return this.#characterReference(at);
      default:
        return this.#lineEnding(at, floor, end);
    }
  }

  /** A line ending shows as one blank, whatever blanks are around it. */
  #lineEnding(at: number, floor: number, end: number): number {
    let from = at;
    let next = at;
    while (from > floor && isWhitespace(this.#text.charCodeAt(from - 1))) {
      from--;
    }
    while (next < end && isWhitespace(this.#text.charCodeAt(next))) {
      next++;
    }
    this.#show(from, next, ' ');
    return next;
  }

  #characterReference(start: number): number {
    const close = this.#text.indexOf(';', start);
    if (close < 0 || close >= this.#end || close - start > 34) {
      return start + 1;
    }
    const source = this.#text.slice(start, close + 1);
    const decoded = decodeText(source);
    if (decoded === undefined) {
      this.#unsure();
    } else if (decoded !== source && decoded.length === 1) {
      this.#show(start, close + 1, decoded);
      return close + 1;
    }
    return start + 1;
  }

  /** Whether a run may begin or end what it marks, by the characters around it. */
  #sidesOf(start: number, end: number) {
    const before = start === this.#start ? 1 : kindOf(this.#text.charCodeAt(start - 1));
    const after = end === this.#end ? 1 : kindOf(this.#text.charCodeAt(end));
    const opens = after === 0 || (after === 2 && before !== 0);
    const closes = before === 0 || (before === 2 && after !== 0);
    return { before, after, opens, closes };
  }

  #strike(start: number, end: number): void {
    const isBehindOther = start > this.#start && this.#text.charCodeAt(start - 1) === 126;
    if (isBehindOther || this.#strikes.size === mostRuns) {
      this.#unsure();
    } else {
      this.#strikes.add({ start, end, ...this.#sidesOf(start, end) });
    }
  }

  /** Which of strikethrough and emphasis goes before where they cross is left to remark. */
  #hideStrikes(from: number): void {
    const struck = this.#strikes.match(from);
    for (const { start, end } of struck) {
      this.#show(start, end, '');
    }
    if (struck.length > 0 && this.#hasEmphasis) {
      this.#unsure();
    }
  }

  #attention(start: number, end: number): void {
    const sides = this.#sidesOf(start, end);
    const { before, after } = sides;
    // GFM's mark lets emphasis begin before it and end behind it.
    const opens = sides.opens || (end < this.#end && this.#text.charCodeAt(end) === 126);
    const closes =
      sides.closes || (start > this.#start && this.#text.charCodeAt(start - 1) === 126);
    const marker = this.#text.charCodeAt(start);
    this.#runs.push({
      start,
      end,
      marker,
      opens: marker === 42 ? opens : opens && (before !== 0 || !closes),
      closes: marker === 42 ? closes : closes && (after !== 0 || !opens),
    });
    if (this.#runs.length > mostRuns) {
      this.#runs.length = 0;
      this.#unsure();
    }
  }

  /** Emphasis inside of a link is settled with the link; what is left of its runs is text. */
  closeLink(start: number): void {
    const first = this.#runs.findIndex((run) => run.start >= start);
    if (first >= 0) {
      this.#match(first);
      this.#runs.length = first;
    }
    this.#hideStrikes(start);
    this.#strikes.dropFrom(start);
  }

  #match(first: number): void {
    for (let index = first; index < this.#runs.length; index++) {
      const closer = this.#runs[index];
      while (closer?.closes === true && closer.end > closer.start) {
        const open = this.#findOpener(closer, first, index);
        const opener = this.#runs[open];
        if (opener === undefined) {
          break;
        }
        this.#hasEmphasis = true;
        const length = opener.end - opener.start > 1 && closer.end - closer.start > 1 ? 2 : 1;
        this.#show(opener.end - length, opener.end, '');
        this.#show(closer.start, closer.start + length, '');
        opener.end -= length;
        closer.start += length;
        this.#runs.splice(open + 1, index - open - 1);
        index = open + 1;
        if (opener.end === opener.start) {
          this.#runs.splice(open, 1);
          index = open;
        }
      }
    }
  }

  #findOpener(closer: Run, first: number, index: number): number {
    for (let open = index - 1; open >= first; open--) {
      const opener = this.#runs[open];
      if (opener === undefined || !opener.opens || opener.marker !== closer.marker) {
        continue;
      }
      const closing = closer.end - closer.start;
      const opening = opener.end - opener.start;
      const isOdd =
        (opener.closes || closer.opens) && closing % 3 !== 0 && (closing + opening) % 3 === 0;
      if (opening > 0 && !isOdd) {
        return open;
      }
    }
    return -1;
  }

  #replaced(): string {
    const ordered = this.#replacements.sort((a, b) => a.start - b.start || b.end - a.end);
    let result = '';
    let at = this.#start;
    for (const { start, end, newText } of ordered) {
      if (start >= at) {
        result += this.#text.slice(at, start) + newText;
        at = end;
      }
    }
    return result + this.#text.slice(at, this.#end);
  }
}

/** 1 for a blank, 2 for punctuation, 0 for anything else. */
function kindOf(code: number): number {
  return isWhitespace(code) ? 1 : isPunctuation(code) ? 2 : 0;
}
