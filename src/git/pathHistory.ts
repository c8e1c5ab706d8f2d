import { indexChanges } from './changeIndex.js';
import type { History } from './readHistory.js';

/** Tells what one path held at any commit of a history; each commit is looked at once. */
export class PathHistory {
  readonly #history: History;
  readonly #blobs = new Map<string, string | undefined>();

  constructor(history: History, path: string) {
    this.#history = history;
    const paths = new Set([path]);
    for (const { commit, against } of indexChanges(history).get(path) ?? []) {
      const [change] = against.flatMap((each) => each.at(paths));
      this.#blobs.set(commit.hash, change?.isFile === true ? change.after : undefined);
    }
  }

  /** Object name of the file's content at `commit`; undefined where there is no regular file. */
  blobAt(commit: string): string | undefined {
    const passed: string[] = [];
    let at: string | undefined = commit;
    while (at !== undefined && !this.#blobs.has(at)) {
      passed.push(at);
      at = this.#history.byHash.get(at)?.parents[0];
    }
    const blob = at === undefined ? undefined : this.#blobs.get(at);
    for (const each of passed) {
      this.#blobs.set(each, blob);
    }
    return blob;
  }
}
