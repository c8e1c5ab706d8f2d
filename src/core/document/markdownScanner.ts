import { lineAt } from '../text/lineMap.js';
import type { TextPlaces } from '../text/textSurvey.js';
import { BlockScanner } from './blockScanner.js';
import type { BlockSink } from './blockSink.js';
import { DefinitionReader } from './definitionReader.js';
import type { Link } from './document.js';
import { HeadingReader } from './headingText.js';
import { InlineScanner } from './inlineScanner.js';
import type { InlineSink, Target } from './inlineSink.js';
import type { Outline, OutlineHeading, OutlineItem, OutlineSpan } from './outline.js';

/** What the scanner made of a body, and whether that is for certain what remark would. */
export interface ScanResult {
  readonly outline: Outline;
  readonly isSure: boolean;
  /** Where it is first not, links and the texts of headings aside; -1 where all blocks are certain. */
  readonly unsureAt: number;
  /** Length of the longest paragraph. */
  readonly longestParagraph: number;
  /** Where containers first nest deeper than is read, so that what lies deeper is missing; -1 where none do. */
  readonly tooDeepAt: number;
  /** Whether the body ends in code or HTML that nothing closed. */
  readonly endsOpen: boolean;
  readonly hasDefinitions: boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads the body of `text`, which begins at `from`, in one pass; `survey` is of the whole text. */
export function scanMarkdown(text: string, { lines, marks }: TextPlaces, from = 0): ScanResult {
  const builder = new OutlineBuilder(text, marks);
  const scanner = new BlockScanner(text, builder);
  scanner.scan(lines, lineAt(lines, from));
  return { ...builder.finish(), tooDeepAt: scanner.tooDeepAt, endsOpen: scanner.endsOpen };
}

/** Regions of text to look into once all definitions are known: start, end, and what they are. */
const stride = 3;
const paragraphRegion = -1;
/** Numbers from here down name quoted paragraphs. */
const firstQuotedRegion = -2;

class OutlineBuilder implements BlockSink, InlineSink {
  readonly links: Link[] = [];
  readonly html: OutlineSpan[] = [];
  readonly definitions: ReadonlyMap<string, Target>;
  readonly #text: string;
  readonly #marks: readonly number[];
  readonly #headings: Writable<OutlineHeading>[] = [];
  readonly #items: Writable<OutlineItem>[] = [];
  readonly #code: OutlineSpan[] = [];
  readonly #regions: number[] = [];
  readonly #quotedLines: (readonly number[])[] = [];
  readonly #definitionLinks: Link[] = [];
  readonly #definitionReader: DefinitionReader;
  #isSure = true;
  #unsureAt = -1;

  constructor(text: string, marks: readonly number[]) {
    this.#text = text;
    this.#marks = marks;
    this.#definitionReader = new DefinitionReader(text, this.#definitionLinks);
    this.definitions = this.#definitionReader.targets;
  }

  unsure(): void {
    this.#isSure = false;
  }

  unsureOfBlock(at: number): void {
    this.#isSure = false;
    this.#unsureAt = this.#unsureAt < 0 ? at : this.#unsureAt;
  }

  paragraph(start: number, end: number, lines: readonly number[] | undefined): void {
    if (lines === undefined) {
      this.#regions.push(start, end, paragraphRegion);
    } else {
      this.#regions.push(start, end, firstQuotedRegion - this.#quotedLines.length);
      this.#quotedLines.push(lines);
    }
  }

  heading({ start, end }: OutlineSpan, level: number, content: OutlineSpan): void {
    this.#regions.push(content.start, content.end, this.#headings.length);
    this.#headings.push({ start, end, level, text: '' });
  }

  cell(start: number, end: number): void {
    this.#regions.push(start, end, paragraphRegion);
  }

  htmlBlock(start: number, end: number): void {
    this.html.push({ start, end });
  }

  codeBlock(start: number, end: number): void {
    this.#code.push({ start, end });
  }

  task(
    start: number,
    box: number,
    { textEnd, depth }: { readonly textEnd: number; readonly depth: number },
  ): number {
    const mark = this.#text.charCodeAt(box);
    const checked = mark === 88 || mark === 120;
    return this.#items.push({ start, end: textEnd, box, checked, textEnd, depth }) - 1;
  }

  itemEnd(task: number, end: number): void {
    const item = this.#items[task];
    if (item !== undefined) {
      item.end = end;
    }
  }

  readDefinitions(start: number, end: number, inQuote: boolean): number {
    return this.#definitionReader.read(start, end, inQuote);
  }

  finish(): Omit<ScanResult, 'tooDeepAt' | 'endsOpen'> {
    this.#readRegions();
    const { links } = this;
    if (this.#definitionLinks.length > 0) {
      links.push(...this.#definitionLinks);
      links.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
    }
    this.html.sort((a, b) => a.start - b.start);
    return {
      outline: {
        headings: this.#headings,
        items: this.#items,
        links,
        html: this.html,
        code: this.#code,
      },
      isSure: this.#isSure && this.#definitionReader.unsureAt < 0,
      unsureAt: this.#unsureAt < 0 ? this.#definitionReader.unsureAt : this.#unsureAt,
      longestParagraph: this.#longestRegion(),
      hasDefinitions: this.definitions.size > 0,
    };
  }

  #longestRegion(): number {
    let longest = 0;
    for (let index = 0; index < this.#regions.length; index += stride) {
      longest = Math.max(longest, (this.#regions[index + 1] ?? 0) - (this.#regions[index] ?? 0));
    }
    return longest;
  }

  #readRegions(): void {
    const inline = new InlineScanner(this.#text, this);
    const headings = new HeadingReader(this.#text, this);
    const regions = this.#regions;
    for (let index = 0; index < regions.length; index += stride) {
      const start = regions[index] ?? 0;
      const end = regions[index + 1] ?? 0;
      const kind = regions[index + 2] ?? paragraphRegion;
      const heading = kind >= 0 ? this.#headings[kind] : undefined;
      if (heading !== undefined) {
        heading.text = headings.read(start, end);
      } else if (kind === paragraphRegion) {
        inline.scanMarked(start, end, this.#marks);
      } else {
        this.#readQuoted(start, end, this.#quotedLines[firstQuotedRegion - kind] ?? []);
      }
    }
  }

  /** Reads a paragraph as if the quote marks before its later lines were blanks. */
  #readQuoted(start: number, end: number, lines: readonly number[]): void {
    const content = withoutLineStarts(this.#text, { start, end }, lines);
    const links: Link[] = [];
    const html: OutlineSpan[] = [];
    const sink: InlineSink = {
      links,
      html,
      definitions: this.definitions,
      unsure: () => {
        this.unsure();
      },
    };
    new InlineScanner(content, sink).scan(0, content.length);
    this.html.push(...html.map((span) => moved(span, start)));
    for (const link of links) {
      const isOwn = link.kind !== 'reference' && !this.#isDefined(link);
      const targetRange = isOwn ? moved(link.targetRange, start) : link.targetRange;
      this.links.push({ ...link, range: moved(link.range, start), targetRange });
    }
  }

  /** Whether an image's target stands in a definition. */
  #isDefined({ kind, targetRange }: Link): boolean {
    return (
      kind === 'image' &&
      [...this.definitions.values()].some((one) => one.targetRange === targetRange)
    );
  }
}

function moved({ start, end }: OutlineSpan, offset: number): OutlineSpan {
  return { start: start + offset, end: end + offset };
}

/** The span's text, with blanks for whatever stands before the content of its later lines. */
function withoutLineStarts(
  text: string,
  { start, end }: OutlineSpan,
  lines: readonly number[],
): string {
  let result = '';
  let at = start;
  for (const content of lines) {
    if (content < start || content >= end) {
      continue;
    }
    let lineStart = content;
    while (lineStart > at && !isLineEnd(text.charCodeAt(lineStart - 1))) {
      lineStart--;
    }
    result += text.slice(at, lineStart) + ' '.repeat(content - lineStart);
    at = content;
  }
  return result + text.slice(at, end);
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
