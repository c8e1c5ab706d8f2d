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
  #done: { readonly result: Result } | undefined;

  constructor(steps: Steps<Result>) {
    this.#steps = steps;
  }

  /** Takes some steps, where there are any left. */
  advance(steps: number): void {
    for (let taken = 0; taken < steps && this.#done === undefined; taken++) {
      const step = this.#steps.next();
      if (step.done === true) this.#done = { result: step.value };
    }
  }

  /** Takes those that are left. */
  finish(): Result {
    this.#done ??= { result: finish(this.#steps) };
    return this.#done.result;
  }
}
