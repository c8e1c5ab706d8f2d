import type { Document } from '../../core/document/document.js';
import type { Finding } from '../../core/rules/finding.js';
import { findingsBeside } from '../../core/rules/findings.js';
import { findingsOfLibrary, prepareLibraryFindings } from '../../core/rules/libraryFindings.js';
import type { OpenLibrary } from './openLibrary.js';
import { inSlices } from './slices.js';
import type { DayClock } from './today.js';

type FindingsByPath = ReadonlyMap<string, readonly Finding[]>;

/**
 * The findings of open libraries, for those who cannot wait.
 *
 * What is found in one document is quickly found anew. Rules that compare documents look at all of them with every change, so that their findings are made a slice at a time and the last that were made stand until then.
 */
export class OpenFindings {
  readonly #clock: DayClock;
  readonly #known = new WeakMap<OpenLibrary, FindingsByPath>();

  constructor(clock: DayClock) {
    this.#clock = clock;
  }

  /** Of the library as a whole, by path; empty before they were first made. */
  ofLibrary(open: OpenLibrary): FindingsByPath {
    return this.#known.get(open) ?? nothing;
  }

  /** At one path, of a document or another file. */
  at(open: OpenLibrary, path: string): readonly Finding[] {
    const document = open.library.documents.get(path);
    return document === undefined
      ? (this.ofLibrary(open).get(path) ?? [])
      : this.in(open, document);
  }

  in(open: OpenLibrary, document: Document): readonly Finding[] {
    const others = this.ofLibrary(open).get(document.path);
    return findingsBeside(others, {
      library: open.library,
      document,
      today: this.#clock.today,
    });
  }

  /** Makes those of the library as a whole anew; a pass that is under way comes to its end, however much is typed. */
  async bringUp(open: OpenLibrary): Promise<void> {
    const { library } = open;
    const { today } = this.#clock;
    const isOpen = () => open.state === 'ready';
    if (await inSlices(prepareLibraryFindings(library, today), () => undefined, isOpen)) {
      this.#known.set(open, findingsOfLibrary(library, today));
    }
  }
}

const nothing: FindingsByPath = new Map();
