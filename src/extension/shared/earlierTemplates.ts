import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import { prepareIndexes } from '../../core/library/snapshotIndexes.js';
import type { Steps } from '../../core/library/steps.js';
import { missingPins } from '../../git/earlierTemplates.js';
import type { LibraryGit } from './libraryGit.js';
import { finishInSlices } from './slices.js';

/** Finds in git the templates that runs are pinned to and that have moved on since, once for each set of pins. */
export class EarlierTemplates {
  #asked = '';

  /** Undefined when there is nothing new to ask, or nobody to ask. */
  async find(
    library: Library,
    git: LibraryGit | undefined,
  ): Promise<ReadonlyMap<string, Document> | undefined> {
    const missing = await finishInSlices(findMissing(library), () => true);
    const pins = [...(missing ?? [])].flatMap(([id, contents]) =>
      [...contents].map((content) => `${id} ${content}`),
    );
    const wanted = pins.sort().join('\n');
    if (git === undefined || wanted === this.#asked) return undefined;
    this.#asked = wanted;
    const found = wanted === '' ? [] : await git.earlierTemplates();
    return (
      found &&
      new Map(
        found.map(({ content, path, text }) => [
          content,
          parseDocument(path, { text, bom: false }),
        ]),
      )
    );
  }

  /** What a history lacked, the next one may have. */
  forget(): void {
    this.#asked = '';
  }
}

function* findMissing(library: Library): Steps<ReturnType<typeof missingPins>> {
  yield* prepareIndexes(library);
  return missingPins(library);
}
