/** The word that was probably meant, when one is at most two typing mistakes away. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const limit = written.length < 5 ? 1 : 2;
  let nearest: { word: string; distance: number } | undefined;
  for (const word of words) {
    const distance = editDistance(written, word);
    if (distance <= limit && distance < (nearest?.distance ?? Infinity)) {
      nearest = { word, distance };
    }
  }
  return nearest?.word;
}

/** Levenshtein distance; words of very different length are as far apart as that. */
function editDistance(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 2) {
    return Infinity;
  }
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const change = from.charAt(line - 1) === to.charAt(column - 1) ? 0 : 1;
      const above = row[column] ?? 0;
      const left = next[column - 1] ?? 0;
      next.push(Math.min((row[column - 1] ?? 0) + change, above + 1, left + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
