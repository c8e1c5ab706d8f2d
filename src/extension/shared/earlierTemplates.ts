import type { Document } from '../../core/document/document.js';
import { parseDocument } from '../../core/document/parseDocument.js';
import type { Library } from '../../core/library/library.js';
import { prepareIndexes } from '../../core/library/snapshotIndexes.js';
import type { Steps } from '../../core/library/steps.js';
import { wantedTemplates, type WantedTemplate } from '../../git/earlierTemplates.js';
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
    const wanted = (await finishInSlices(findWanted(library), () => true)) ?? [];
    const pins = wanted.flatMap(({ id, contents }) => contents.map((each) => `${id} ${each}`));
    const question = pins.sort().join('\n');
    if (git === undefined || question === this.#asked) return undefined;
    this.#asked = question;
    const found = wanted.length === 0 ? [] : await git.earlierTemplates(wanted);
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

function* findWanted(library: Library): Steps<readonly WantedTemplate[]> {
  yield* prepareIndexes(library);
  return wantedTemplates(library);
}
