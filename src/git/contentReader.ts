import type { Document } from '../core/document/document.js';
import { parseDocument } from '../core/document/parseDocument.js';
import { decodeText } from '../core/text/decodeText.js';
import type { Repository } from './readHistory.js';
import { MissingObjectError, readObjects } from './readObjects.js';

/** A document as one commit had it. */
export interface Content {
  /** Path in the repository. */
  readonly path: string;
  /** Object name. */
  readonly blob: string;
}

/** A document's content, parsed, with its text: fingerprints need both. */
export interface ParsedContent {
  readonly document: Document;
  readonly text: string;
}

/** Reads contents once each, many in one call of git. */
export class ContentReader {
  readonly #repository: Repository;
  readonly #prefix: string;
  readonly #known = new Map<string, ParsedContent>();

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
    const unknown = contents.filter((content) => !this.#known.has(keyOf(content)));
    const objects = await readObjects(
      this.#repository,
      unknown.map(({ blob }) => blob),
    );
    for (const content of unknown) {
      const object = objects.get(content.blob);
      if (!object) {
        throw new MissingObjectError(content.path);
      }
      const decoded = decodeText(object.bytes);
      this.#known.set(keyOf(content), {
        document: parseDocument(this.#inLibrary(content.path), decoded),
        text: decoded.text,
      });
    }
  }

  #inLibrary(path: string): string {
    return path.startsWith(this.#prefix) ? path.slice(this.#prefix.length) : path;
  }

  /** @throws Error when the content was not loaded before: a broken promise of the caller. */
  get(content: Content): ParsedContent {
    const parsed = this.#known.get(keyOf(content));
    if (!parsed) {
      throw new Error(`${content.path} was not read before it was asked for.`);
    }
    return parsed;
  }
}

function keyOf({ path, blob }: Content): string {
  return `${blob} ${path}`;
}

/** The id a document gives itself. */
export function idOf(document: Document): string | undefined {
  const id = document.frontmatter.data['id'];
  return typeof id === 'string' ? id : undefined;
}
