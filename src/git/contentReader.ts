import type { Document } from '../core/document/document.js';
import { deferDocument } from '../core/document/deferDocument.js';
import { decodeText } from '../core/text/decodeText.js';
import type { Repository } from './readHistory.js';
import { MissingObjectError } from './objectConversation.js';
import { readObjects } from './readObjects.js';

/** A document as one commit had it. */
export interface Content {
  /** Path in the repository. */
  readonly path: string;
  /** Object name. */
  readonly blob: string;
}

/** A document's content, parsed as far as somebody asks, with its text: fingerprints need both. */
export interface ParsedContent {
  readonly document: Document;
  readonly text: string;
}

/** Reads contents once each, many in one call of git, and parses those that somebody asks for. */
export class ContentReader {
  readonly #repository: Repository;
  readonly #prefix: string;
  readonly #bytes = new Map<string, Uint8Array>();
  readonly #parsed = new Map<string, ParsedContent>();

  /** `prefix`: the library's folder within the repository, since documents are known by their paths from there. */
  constructor(repository: Repository, prefix: string) {
    this.#repository = repository;
    this.#prefix = prefix;
  }

  /**
   * Makes `get` know these contents.
   *
   * @throws MissingObjectError when the clone lacks one of them.
   */
  async load(contents: readonly Content[]): Promise<void> {
    const unknown = contents.filter(({ blob }) => !this.#bytes.has(blob));
    const objects = await readObjects(
      this.#repository,
      unknown.map(({ blob }) => blob),
    );
    for (const { blob, path } of unknown) {
      const object = objects.get(blob);
      if (!object) {
        throw new MissingObjectError(path);
      }
      this.#bytes.set(blob, object.bytes);
    }
  }

  /** Makes `get` know contents that were read already, by their object names. */
  keep(contents: ReadonlyMap<string, Uint8Array>): void {
    for (const [blob, bytes] of contents) this.#bytes.set(blob, bytes);
  }

  /** Whether `get` knows the content. */
  has({ blob }: Content): boolean {
    return this.#bytes.has(blob);
  }

  /** @throws Error when the content was not loaded before: a broken promise of the caller. */
  get(content: Content): ParsedContent {
    const key = keyOf(content);
    let parsed = this.#parsed.get(key);
    if (!parsed) {
      parsed = new DeferredContent(this.#inLibrary(content.path), this.#bytesOf(content));
      this.#parsed.set(key, parsed);
    }
    return parsed;
  }

  /** The id that a content seems to give itself, told without parsing it where it stands on the usual line. */
  likelyIdOf(content: Content): string | undefined {
    const { text } = decodeText(this.#bytesOf(content).subarray(0, usualIdWithin));
    return usualId.exec(text)?.[1] ?? idOf(this.get(content).document);
  }

  #bytesOf({ path, blob }: Content): Uint8Array {
    const bytes = this.#bytes.get(blob);
    if (!bytes) {
      throw new Error(`${path} was not read before it was asked for.`);
    }
    return bytes;
  }

  #inLibrary(path: string): string {
    return path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : path;
  }
}

class DeferredContent implements ParsedContent {
  readonly document: Document;
  readonly #bytes: Uint8Array;

  constructor(path: string, bytes: Uint8Array) {
    this.document = deferDocument(path, bytes);
    this.#bytes = bytes;
  }

  /** Decoded anew each time: few are asked for, and most of those once. */
  get text(): string {
    return decodeText(this.#bytes).text;
  }
}

/** Bytes of the beginning in which an id on its usual line ends. */
const usualIdWithin = 128;
const usualId = /^---\r?\nid: ([A-Z]+-[A-Z0-9]+)\r?\n/;

function keyOf({ path, blob }: Content): string {
  return `${blob} ${path}`;
}

/** The id a document gives itself. */
export function idOf({ frontmatter }: Pick<Document, 'frontmatter'>): string | undefined {
  const id = frontmatter.data['id'];
  return typeof id === 'string' ? id : undefined;
}
