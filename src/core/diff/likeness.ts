/** How much two texts have in common, for telling a rewording from something new. */

/** The words of a text, each once. */
export type WordSet = ReadonlySet<string>;

export function wordSetOf(text: string): WordSet {
  return new Set(
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Shared words against all words, from 0 to 1. */
export function likenessOf(one: WordSet, other: WordSet): number {
  let shared = 0;
  for (const word of one) {
    if (other.has(word)) shared++;
  }
  const all = one.size + other.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** Beyond this many comparisons nobody waits for likenesses. */
const mostComparisons = 250_000;

interface Pair {
  readonly base: number;
  readonly head: number;
  readonly likeness: number;
}

/** Pairs what is alike, the likest first, each at most once; `likeness` gives 0 for what must not be paired. */
export function pairAlike(
  base: readonly number[],
  head: readonly number[],
  likeness: (base: number, head: number) => number,
): readonly Pair[] {
  if (base.length * head.length > mostComparisons) {
    return [];
  }
  const candidates: Pair[] = [];
  for (const one of base) {
    for (const other of head) {
      const value = likeness(one, other);
      if (value > 0) candidates.push({ base: one, head: other, likeness: value });
    }
  }
  candidates.sort((a, b) => b.likeness - a.likeness || a.base - b.base || a.head - b.head);
  const [takenBase, takenHead] = [new Set<number>(), new Set<number>()];
  return candidates.filter((pair) => {
    if (takenBase.has(pair.base) || takenHead.has(pair.head)) return false;
    takenBase.add(pair.base);
    takenHead.add(pair.head);
    return true;
  });
}
