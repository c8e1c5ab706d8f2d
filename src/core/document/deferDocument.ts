import { decodeText } from '../text/decodeText.js';
import type { Document } from './document.js';
import { frontmatterHead } from './frontmatterHead.js';
import { parseDocument } from './parseDocument.js';
import { readFrontmatter, type FrontmatterReading } from './readFrontmatter.js';

/**
 * What `parseDocument` makes of a file, read when somebody asks for it: most questions about a whole library are about
 * frontmatter, which is a small part of it.
 *
 * The bytes are kept until the body is read, and must not change.
 */
export function deferDocument(path: string, bytes: Uint8Array): Document {
  const document = { path };
  Object.defineProperty(document, reading, { value: new DeferredReading(path, bytes) });
  Object.defineProperties(document, accessors);
  // What the compiler cannot see is in the accessors.
  return document as Document;
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
  #bytes: Uint8Array | undefined;
  #head: FrontmatterReading | undefined;
  #whole: Document | undefined;

  constructor(path: string, bytes: Uint8Array) {
    this.#path = path;
    this.#bytes = bytes;
  }

  get frontmatter(): Document['frontmatter'] {
    return (this.#whole ?? this.#readHead())?.frontmatter ?? this.whole.frontmatter;
  }

  get whole(): Document {
    if (this.#whole === undefined) {
      const bytes = this.#bytes ?? new Uint8Array();
      this.#whole = parseDocument(this.#path, decodeText(bytes), this.#head);
      this.#bytes = undefined;
      this.#head = undefined;
    }
    return this.#whole;
  }

  #readHead(): FrontmatterReading | undefined {
    if (this.#head === undefined) {
      const head = this.#bytes && frontmatterHead(this.#bytes);
      if (head !== undefined) this.#head = readFrontmatter(head);
    }
    return this.#head;
  }
}
