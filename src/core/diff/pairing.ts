/** Which part of the base is which part of the head, by their numbers. */
export class Pairing {
  readonly #headOf: (number | undefined)[];
  readonly #baseOf: (number | undefined)[];

  constructor(baseCount: number, headCount: number) {
    this.#headOf = new Array<number | undefined>(baseCount).fill(undefined);
    this.#baseOf = new Array<number | undefined>(headCount).fill(undefined);
  }

  /** Whether each of either side has a partner. */
  get isComplete(): boolean {
    return !this.#headOf.includes(undefined) && !this.#baseOf.includes(undefined);
  }

  pair(base: number, head: number): void {
    this.#headOf[base] = head;
    this.#baseOf[head] = base;
  }

  headOf(base: number): number | undefined {
    return this.#headOf[base];
  }

  baseOf(head: number): number | undefined {
    return this.#baseOf[head];
  }

  /** Pairs what both begin and end with: of most documents that is nearly all. */
  pairEnds(isSame: (base: number, head: number) => boolean): void {
    const [bases, heads] = [this.#headOf.length, this.#baseOf.length];
    const shorter = Math.min(bases, heads);
    let start = 0;
    while (start < shorter && isSame(start, start)) {
      this.pair(start, start);
      start++;
    }
    for (let end = 1; end <= shorter - start && isSame(bases - end, heads - end); end++) {
      this.pair(bases - end, heads - end);
    }
  }

  /** Pairs what has no partner yet by equal names, the first of several with the first; no name, no partner. */
  pairByName(
    baseName: (index: number) => string | undefined,
    headName: (index: number) => string | undefined,
  ): void {
    const waiting = new Map<string, number[]>();
    for (const index of this.freeInBase()) {
      const name = baseName(index);
      if (name === undefined) continue;
      const same = waiting.get(name);
      if (same === undefined) waiting.set(name, [index]);
      else same.push(index);
    }
    if (waiting.size === 0) {
      return;
    }
    for (const index of this.freeInHead()) {
      const name = headName(index);
      const found = name === undefined ? undefined : waiting.get(name)?.shift();
      if (found !== undefined) this.pair(found, index);
    }
  }

  /** Numbers of the base that have no partner. */
  freeInBase(): readonly number[] {
    return freeIn(this.#headOf);
  }

  freeInHead(): readonly number[] {
    return freeIn(this.#baseOf);
  }
}

function freeIn(partners: readonly (number | undefined)[]): readonly number[] {
  const free: number[] = [];
  for (let index = 0; index < partners.length; index++) {
    if (partners[index] === undefined) free.push(index);
  }
  return free;
}
