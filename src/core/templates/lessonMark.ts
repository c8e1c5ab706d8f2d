/**
 * `text` with `(from LL-...)` at the end of the first line of the item with that key.
 *
 * A text without such an item, or one that names the lesson already, is returned as it is.
 */
export function withLessonMark(text: string, key: string, lesson: string): string {
  const escaped = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const line = new RegExp(`^([ \\t>]*(?:[-*+]|\\d+[.)]) \\[[ xX]\\] ${escaped}: [^\\r\\n]*)`, 'm');
  return text.replace(line, (found) =>
    found.includes(`(from ${lesson})`) ? found : `${found.trimEnd()} (from ${lesson})`,
  );
}
