/** The one of `known` that was most likely meant by `word`: the same but for case and dashes, or at most two typing errors away. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const wanted = plain(word);
  let nearest: { readonly text: string; readonly distance: number } | undefined;
  for (const text of known) {
    const distance = plain(text) === wanted ? 0 : typingDistance(wanted, plain(text));
    const isNear = distance <= 2 && distance * 3 <= wanted.length;
    if (isNear && distance < (nearest?.distance ?? Infinity)) {
      nearest = { text, distance };
    }
  }
  return nearest?.text;
}

function plain(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '-');
}

/** How many letters must be added, taken out, changed or swapped with a neighbour; more than 2 as soon as lengths alone say so. */
function typingDistance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) {
    return Infinity;
  }
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          (previous[column] ?? Infinity) + 1,
          (current[column - 1] ?? Infinity) + 1,
          (previous[column - 1] ?? Infinity) + (same ? 0 : 1),
          swapped ? (beforePrevious[column - 2] ?? Infinity) + 1 : Infinity,
        ),
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[other.length] ?? Infinity;
}
