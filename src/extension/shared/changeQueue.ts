/** Changes are taken together until none came for this long, */
const quietMilliseconds = 80;
/** and at the latest after this long, so that steady typing is still followed. */
const patienceMilliseconds = 400;

/** Paths that are noted one by one as events come, and taken together. */
export class ChangeQueue {
  readonly #onDue: () => void;
  readonly #paths = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #oldestAt = 0;

  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  add(paths: Iterable<string>): void {
    for (const path of paths) this.#paths.add(path);
    if (this.#paths.size === 0) return;
    const now = Date.now();
    if (this.#timer === undefined) this.#oldestAt = now;
    clearTimeout(this.#timer);
    const patience = Math.max(0, this.#oldestAt + patienceMilliseconds - now);
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#onDue();
      },
      Math.min(quietMilliseconds, patience),
    );
  }

  /** Takes one path out; tells whether it was noted. */
  remove(path: string): boolean {
    return this.#paths.delete(path);
  }

  /** Everything noted, which then is not noted any more. */
  take(): readonly string[] {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const paths = [...this.#paths];
    this.#paths.clear();
    return paths;
  }
}
