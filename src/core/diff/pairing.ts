/** Which part of the base is which part of the head, by their numbers. */
export class Pairing {
  readonly #headOf = new Map<number, number>();
  readonly #baseOf = new Map<number, number>();

  pair(base: number, head: number): void {
    this.#headOf.set(base, head);
    this.#baseOf.set(head, base);
  }

  headOf(base: number): number | undefined {
    return this.#headOf.get(base);
  }

  baseOf(head: number): number | undefined {
    return this.#baseOf.get(head);
  }

  /** Pairs what has no partner yet by equal names, the first of several with the first; no name, no partner. */
  pairByName(base: readonly (string | undefined)[], head: readonly (string | undefined)[]): void {
    const waiting = new Map<string, number[]>();
    base.forEach((name, index) => {
      if (name !== undefined && !this.#headOf.has(index)) {
        const same = waiting.get(name);
        if (same === undefined) waiting.set(name, [index]);
        else same.push(index);
      }
    });
    head.forEach((name, index) => {
      const found =
        name === undefined || this.#baseOf.has(index) ? undefined : waiting.get(name)?.shift();
      if (found !== undefined) this.pair(found, index);
    });
  }

  /** Numbers below `count` of the base that have no partner. */
  freeInBase(count: number): readonly number[] {
    return numbers(count).filter((index) => !this.#headOf.has(index));
  }

  freeInHead(count: number): readonly number[] {
    return numbers(count).filter((index) => !this.#baseOf.has(index));
  }
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
