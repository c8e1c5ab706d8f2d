import type { Document, Heading, Link } from '../document/document.js';
import { idIndex, nameIndex } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { splitAnchor } from '../library/linkTarget.js';
import {
  resolveLink,
  resolveName,
  resolveTarget,
  type TargetResolution,
} from '../library/resolveTarget.js';
import type { Answers } from './answers.js';
import { pathTokensOf } from './pathChanges.js';

/**
 * How a rule asks about the rest of the library for one document.
 *
 * It remembers what was asked: findings made from the answers hold for a later snapshot as long as the answers do.
 */
export class Lookup {
  readonly #library: Library;
  readonly #document: Document;
  // Made when first needed: most documents need few of them, and there are many documents.
  #links: Map<Link, TargetResolution> | undefined;
  #ids: Map<string, readonly string[]> | undefined;
  #names: Map<string, readonly string[]> | undefined;
  #targets: Map<string, TargetResolution> | undefined;
  #anchored: Map<string, Document | undefined> | undefined;
  #askedForPaths = false;

  constructor(library: Library, document: Document) {
    this.#library = library;
    this.#document = document;
  }

  /** Where a link of the document leads. */
  link(link: Link): TargetResolution {
    let resolution = this.#links?.get(link);
    if (resolution === undefined) {
      resolution =
        link.kind === 'wiki'
          ? this.target(link.target, true)
          : this.#remember(resolveLink(this.#library, this.#document.path, link));
      (this.#links ??= new Map()).set(link, resolution);
    }
    return resolution;
  }

  /** Where a path or wiki name written in the document leads. */
  target(target: string, wiki: boolean): TargetResolution {
    if (!wiki) {
      const resolution = resolveTarget(this.#library, this.#document.path, target);
      (this.#targets ??= new Map()).set(target, resolution);
      return this.#remember(resolution);
    }
    const { path: name } = splitAnchor(target.replace(/\|.*$/su, '').trim());
    const key = name.toLowerCase();
    this.id(name);
    (this.#names ??= new Map()).set(key, nameIndex.pathsOf(this.#library, key));
    return this.#remember(resolveName(this.#library, this.#document.path, target));
  }

  /** Paths of the documents that claim an id, in order. */
  id(id: string): readonly string[] {
    let paths = this.#ids?.get(id);
    if (paths === undefined) {
      paths = idIndex.pathsOf(this.#library, id);
      (this.#ids ??= new Map()).set(id, paths);
    }
    return paths;
  }

  /** The headings of another document, in which an anchor was looked for. */
  headings(path: string): readonly Heading[] {
    const document = this.#library.documents.get(path);
    (this.#anchored ??= new Map()).set(path, document);
    return document?.headings ?? [];
  }

  /** Everything that was asked, with what was answered. */
  answers(): Answers {
    return {
      paths: this.#askedForPaths ? pathTokensOf(this.#library) : undefined,
      targets: entriesOf(this.#targets),
      ids: entriesOf(this.#ids),
      names: entriesOf(this.#names),
      anchored: entriesOf(this.#anchored),
    };
  }

  #remember(resolution: TargetResolution): TargetResolution {
    if (resolution.kind === 'external' || resolution.kind === 'empty') {
      return resolution;
    }
    this.#askedForPaths = true;
    if (resolution.kind === 'document' && resolution.anchor !== undefined) {
      this.headings(resolution.path);
    }
    return resolution;
  }
}

const nothing: readonly never[] = [];

/** The entries of a map; one list for all that were never made. */
function entriesOf<Value>(
  map: ReadonlyMap<string, Value> | undefined,
): readonly (readonly [string, Value])[] {
  return map === undefined ? nothing : [...map];
}
