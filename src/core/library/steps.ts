/** Work that comes to a result a little with each step, for callers that share their thread. */
export type Steps<Result> = Generator<undefined, Result>;

/** Takes all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Work that is taken up while its caller waits for something else. */
export class SpareTimeWork<Result> {
  readonly #steps: Steps<Result>;
  #tell: (() => Result) | undefined;

  constructor(steps: Steps<Result>) {
    this.#steps = steps;
  }

  /** Takes some steps, where there are any left; what they throw is thrown by `finish`. */
  advance(steps: number): void {
    try {
      for (let taken = 0; taken < steps && this.#tell === undefined; taken++) {
        const step = this.#steps.next();
        if (step.done === true) this.#tell = () => step.value;
      }
    } catch (error) {
      this.#tell = () => {
        throw error;
      };
    }
  }

  /** Takes those that are left. */
  finish(): Result {
    const result = this.#tell === undefined ? finish(this.#steps) : this.#tell();
    this.#tell ??= () => result;
    return result;
  }
}
