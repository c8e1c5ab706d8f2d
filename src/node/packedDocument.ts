import type { Document, Heading, Link } from '../core/document/document.js';
import type { Frontmatter } from '../core/document/frontmatter.js';
import type { Problem } from '../core/document/problem.js';
import type { LineStarts } from '../core/text/lineMap.js';
import type { TextRange } from '../core/text/textRange.js';
import { packItems, unpackItems } from './packItems.js';
import { PackReader } from './packReader.js';
import { PackWriter } from './packWriter.js';

/**
 * A document in a few kilobytes of one buffer, without its path: how a worker hands it over and the cache keeps it.
 *
 * Its parts are read on their own when somebody asks for them, so that a list of titles never pays for the items of a whole library.
 */
export type PackedDocument = Uint8Array;

/** The order of the parts in a record. */
const parts = { head: 0, frontmatter: 1, items: 2, headings: 3, links: 4, lines: 5 } as const;

const linkKinds: readonly Link['kind'][] = [
  'inline',
  'reference',
  'image',
  'autolink',
  'wiki',
  'definition',
];
const frontmatterStates: readonly Frontmatter['status'][] = ['ok', 'none', 'invalid'];

const writer = new PackWriter();

export function packDocument(document: Document): PackedDocument {
  packHead(document);
  writer.endPart();
  packFrontmatter(document.frontmatter);
  writer.endPart();
  packItems(writer, document.items);
  writer.endPart();
  packHeadings(document.headings);
  writer.endPart();
  packLinks(document.links);
  writer.endPart();
  packLines(document.lines);
  writer.endPart();
  return writer.take();
}

/** The document that was packed; a part is made when it is first read, and then stays: for good, or while the document is among `recent`. */
export function unpackDocument(
  path: string,
  packed: PackedDocument,
  recent?: RecentDocuments,
): Document {
  const document = { path };
  Object.defineProperty(document, lazyParts, { value: new LazyParts(packed, recent) });
  Object.defineProperties(document, hasText(packed) ? accessorsWithText : accessors);
  // What the compiler cannot see is in the accessors.
  return document as Document & LazyDocument;
}

/** The parts that are still packed, in a property that no copy of the document takes along. */
const lazyParts = Symbol('parts');

interface LazyDocument {
  readonly [lazyParts]: LazyParts;
}

/** Own properties, so that a copy of the document has them; the same functions for all, so that thousands of documents have one shape. */
const accessors = {
  frontmatter: accessor((lazy) => lazy.frontmatter),
  headings: accessor((lazy) => lazy.headings),
  items: accessor((lazy) => lazy.items),
  links: accessor((lazy) => lazy.links),
  lines: accessor((lazy) => lazy.lines),
  length: accessor(({ head }) => head.length),
  anchors: accessor(({ head }) => head.anchors),
  problems: accessor(({ head }) => head.problems),
};
const accessorsWithText = { ...accessors, text: accessor(({ head }) => head.text) };

function accessor<Value>(read: (lazy: LazyParts) => Value) {
  return {
    enumerable: true,
    get(this: LazyDocument) {
      return read(this[lazyParts]);
    },
  };
}

/** So few that what they hold dies before the collector has moved it to where it looks seldom: with 32 of them nothing is won. */
const mostRecent = 8;

/** The documents of which parts were read last: going through a whole library holds the parts of these alone, and makes the others again. */
export class RecentDocuments {
  readonly #held: { forget(): void }[] = [];
  #next = 0;

  /** Takes in a document, for which the one that came longest ago goes. */
  add(document: { forget(): void }): void {
    this.#held[this.#next]?.forget();
    this.#held[this.#next] = document;
    this.#next = (this.#next + 1) % mostRecent;
  }
}

class LazyParts {
  readonly #packed: PackedDocument;
  readonly #recent: RecentDocuments | undefined;
  #isRecent = false;
  #head: DocumentHead | undefined;
  #frontmatter: Frontmatter | undefined;
  #headings: readonly Heading[] | undefined;
  #items: Document['items'] | undefined;
  #links: readonly Link[] | undefined;
  #lines: LineStarts | undefined;

  constructor(packed: PackedDocument, recent: RecentDocuments | undefined) {
    this.#packed = packed;
    this.#recent = recent;
  }

  forget(): void {
    this.#isRecent = false;
    this.#head = undefined;
    this.#frontmatter = undefined;
    this.#headings = undefined;
    this.#items = undefined;
    this.#links = undefined;
    this.#lines = undefined;
  }

  get head(): DocumentHead {
    return (this.#head ??= unpackHead(this.#reader('head')));
  }

  get frontmatter(): Frontmatter {
    return (this.#frontmatter ??= unpackFrontmatter(this.#reader('frontmatter')));
  }

  get headings(): readonly Heading[] {
    return (this.#headings ??= unpackHeadings(this.#reader('headings')));
  }

  get items(): Document['items'] {
    return (this.#items ??= unpackItems(this.#reader('items')));
  }

  get links(): readonly Link[] {
    return (this.#links ??= unpackLinks(this.#reader('links')));
  }

  get lines(): LineStarts {
    return (this.#lines ??= unpackLines(this.#reader('lines')));
  }

  #reader(part: keyof typeof parts): PackReader {
    if (!this.#isRecent) {
      this.#isRecent = true;
      this.#recent?.add(this);
    }
    return new PackReader(this.#packed, parts[part]);
  }
}

function packHead({ length, text, anchors, problems }: Document): void {
  writer.count(length);
  writer.texts(text === undefined ? [] : [text]);
  writer.texts(anchors);
  writer.count(problems.length);
  for (const { code, message, range } of problems) {
    writer.text(code);
    writer.text(message);
    packRange(range);
  }
}

type DocumentHead = Pick<Document, 'length' | 'anchors' | 'problems' | 'text'>;

function hasText(packed: PackedDocument): boolean {
  const reader = new PackReader(packed, parts.head);
  reader.count();
  return reader.count() > 0;
}

function unpackHead(reader: PackReader): DocumentHead {
  const length = reader.count();
  const [text] = reader.texts();
  const anchors = reader.texts();
  const problems = reader.list((): Problem => ({
    code: reader.text(),
    message: reader.text(),
    range: unpackRange(reader),
  }));
  return text === undefined ? { length, anchors, problems } : { length, anchors, problems, text };
}

function packFrontmatter({ status, block, yaml, source, data }: Frontmatter): void {
  writer.count(frontmatterStates.indexOf(status));
  packRange(block);
  packRange(yaml);
  writer.text(source);
  writer.value(data);
}

function unpackFrontmatter(reader: PackReader): Frontmatter {
  return {
    status: frontmatterStates[reader.count()] ?? 'invalid',
    block: unpackRange(reader),
    yaml: unpackRange(reader),
    source: reader.text(),
    // What was written here was a mapping.
    data: reader.value() as Frontmatter['data'],
  };
}

function packHeadings(headings: readonly Heading[]): void {
  writer.count(headings.length);
  for (const { range, level, text, slug, mention } of headings) {
    packRange(range);
    writer.count(level);
    writer.text(text);
    writer.text(slug);
    writer.texts(mention === undefined ? [] : [mention]);
  }
}

function unpackHeadings(reader: PackReader): readonly Heading[] {
  return reader.list(() => {
    const range = unpackRange(reader);
    const heading = { range, level: reader.count(), text: reader.text(), slug: reader.text() };
    const [mention] = reader.texts();
    return mention === undefined ? heading : { ...heading, mention };
  });
}

function packLinks(links: readonly Link[]): void {
  writer.count(links.length);
  for (const { kind, range, targetRange, target } of links) {
    writer.count(linkKinds.indexOf(kind));
    packRange(range);
    packRange(targetRange);
    writer.text(target);
  }
}

function unpackLinks(reader: PackReader): readonly Link[] {
  return reader.list(() => ({
    kind: linkKinds[reader.count()] ?? 'inline',
    range: unpackRange(reader),
    targetRange: unpackRange(reader),
    target: reader.text(),
  }));
}

/** Only the distances between the starts are kept: nearly all fit one byte. */
function packLines(lines: LineStarts): void {
  writer.count(lines.length);
  let previous = 0;
  for (const start of lines) {
    writer.count(start - previous);
    previous = start;
  }
}

function unpackLines(reader: PackReader): LineStarts {
  const lines: number[] = [];
  let start = 0;
  for (let left = reader.count(); left > 0; left--) {
    start += reader.count();
    lines.push(start);
  }
  return lines;
}

function packRange({ start, end }: TextRange): void {
  writer.distance(start);
  writer.distance(end - start);
}

function unpackRange(reader: PackReader): TextRange {
  const start = reader.distance();
  return { start, end: start + reader.distance() };
}
