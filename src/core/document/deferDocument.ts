import { decodeText } from '../text/decodeText.js';
import { lineStartsOf, type LineStarts } from '../text/lineMap.js';
import type { Document } from './document.js';
import { frontmatterHead } from './frontmatterHead.js';
import { ownDocument } from './ownDocument.js';
import { parseDocument } from './parseDocument.js';
import { readFrontmatter, type FrontmatterReading } from './readFrontmatter.js';

/**
 * What `parseDocument` makes of a file, read when somebody asks for it: most questions about a whole library are about
 * frontmatter, which is a small part of it.
 *
 * The bytes are kept until the body is read, and must not change. `again` gives the same bytes once more, for whoever lets
 * go of them.
 */
export function deferDocument(path: string, bytes: Uint8Array, again?: () => Uint8Array): Document {
  const document = { path };
  Object.defineProperty(document, reading, { value: new DeferredReading(path, bytes, again) });
  Object.defineProperties(document, accessors);
  // What the compiler cannot see is in the accessors.
  return document as Document;
}

/**
 * What `read` makes of a document whose body nobody else may ask for: it is not kept, so that going through many documents
 * holds the bodies of none.
 */
export function inPassing<Value>(document: Document, read: (document: Document) => Value): Value {
  return read(deferredOf(document)?.passing ?? document);
}

/** The frontmatter alone, likewise not kept: for whoever looks at that of each document once. */
export function passingFrontmatter(document: Document): Document['frontmatter'] {
  return deferredOf(document)?.passingFrontmatter ?? document.frontmatter;
}

/** The whole text of a document whose body was not read yet; undefined where it was, or nothing was deferred. */
export function unreadText(document: Document): string | undefined {
  return deferredOf(document)?.unreadText;
}

/** Where the lines of a document start, as far as its frontmatter goes at least; its body is not read for that. */
export function firstLines(document: Document): LineStarts {
  return deferredOf(document)?.firstLines ?? document.lines;
}

/**
 * Lets go of a body that hardly anybody will ask for any more: who does waits until its bytes were given once more.
 *
 * A document of which no bytes can be had again keeps them.
 */
export function letGoOfBody(document: Document): void {
  deferredOf(document)?.letGo();
}

/** Keeps the bytes of a body that was not read yet by themselves, where they were a piece of many that are let go of. */
export function keepOwnBody(document: Document): void {
  deferredOf(document)?.keepOwn();
}

function deferredOf(document: Document): DeferredReading | undefined {
  // Only `deferDocument` gives documents this property.
  return (document as Partial<Deferred>)[reading];
}

/** What is still to be read, in a property that no copy of the document takes along. */
const reading = Symbol('reading');

interface Deferred {
  readonly [reading]: DeferredReading;
}

/** Own properties, so that a copy of the document has them; the same functions for all, so that all documents have one shape. */
const accessors = {
  frontmatter: accessor((deferred) => deferred.frontmatter),
  headings: accessor(({ whole }) => whole.headings),
  items: accessor(({ whole }) => whole.items),
  links: accessor(({ whole }) => whole.links),
  anchors: accessor(({ whole }) => whole.anchors),
  problems: accessor(({ whole }) => whole.problems),
  lines: accessor(({ whole }) => whole.lines),
  length: accessor(({ whole }) => whole.length),
  text: accessor(({ whole }) => whole.text),
};

function accessor<Value>(read: (deferred: DeferredReading) => Value) {
  return {
    enumerable: true,
    get(this: Deferred) {
      return read(this[reading]);
    },
  };
}

class DeferredReading {
  readonly #path: string;
  readonly #again: (() => Uint8Array) | undefined;
  #bytes: Uint8Array | undefined;
  #head: FrontmatterReading | undefined;
  #whole: Document | undefined;

  constructor(path: string, bytes: Uint8Array, again: (() => Uint8Array) | undefined) {
    this.#path = path;
    this.#bytes = bytes;
    this.#again = again;
  }

  get frontmatter(): Document['frontmatter'] {
    return (this.#whole ?? this.#readHead())?.frontmatter ?? this.whole.frontmatter;
  }

  get whole(): Document {
    if (this.#whole === undefined) {
      this.#whole = ownDocument(this.#parse());
      this.#bytes = undefined;
      this.#head = undefined;
    }
    return this.#whole;
  }

  /** The whole document, which only whoever asks keeps. */
  get passing(): Document {
    return this.#whole ?? this.#parse();
  }

  get passingFrontmatter(): Document['frontmatter'] {
    return (this.#whole ?? this.#head ?? this.#findHead() ?? this.#parse()).frontmatter;
  }

  get unreadText(): string | undefined {
    return this.#whole === undefined ? decodeText(this.#read()).text : undefined;
  }

  get firstLines(): LineStarts | undefined {
    const head = this.#whole === undefined ? frontmatterHead(this.#read()) : undefined;
    return head === undefined ? undefined : lineStartsOf(head);
  }

  letGo(): void {
    if (this.#again === undefined || this.#whole !== undefined) return;
    // Of what has no plain head every question is one about the whole.
    if (this.#readHead() === undefined) this.keepOwn();
    else this.#bytes = undefined;
  }

  keepOwn(): void {
    this.#bytes = this.#bytes && Uint8Array.from(this.#bytes);
  }

  #read(): Uint8Array {
    return (this.#bytes ??= this.#again?.() ?? new Uint8Array());
  }

  #parse(): Document {
    const bytes = this.#read();
    return parseDocument(this.#path, decodeText(bytes), { reading: this.#readHead(), bytes });
  }

  #readHead(): FrontmatterReading | undefined {
    return (this.#head ??= this.#findHead());
  }

  #findHead(): FrontmatterReading | undefined {
    const head = frontmatterHead(this.#read());
    return head === undefined ? undefined : readFrontmatter(head);
  }
}
