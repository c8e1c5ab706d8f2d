import { indexChanges } from './changeIndex.js';
import type { History } from './readHistory.js';

/** Of the commits on a way back this many share one that is remembered: all of them would cost more than the walks. */
const stride = 64;

/** Tells what one path held at any commit of a history. */
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
    if (this.#blobs.size === 0) {
      return undefined;
    }
    const passed: string[] = [];
    let at: string | undefined = commit;
    for (let count = 0; at !== undefined && !this.#blobs.has(at); count++) {
      if (count % stride === 0) passed.push(at);
      at = this.#history.byHash.get(at)?.parents[0];
    }
    const blob = at === undefined ? undefined : this.#blobs.get(at);
    for (const each of passed) {
      this.#blobs.set(each, blob);
    }
    return blob;
  }
}
