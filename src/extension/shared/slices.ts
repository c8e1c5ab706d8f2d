/** How long one piece of work may hold up the rest of the extension host; several may be under way, one behind the other. */
const sliceMilliseconds = 5;

/**
 * Does `work` for each entry, and gives everything else its turn now and then.
 *
 * Stops when `isCurrent` says so, which it asks after each turn; tells whether it came to the end.
 */
export async function inSlices<T>(
  entries: Iterable<T>,
  work: (entry: T) => void,
  isCurrent: () => boolean,
): Promise<boolean> {
  let sliceEnd = Date.now() + sliceMilliseconds;
  for (const entry of entries) {
    work(entry);
    if (Date.now() < sliceEnd) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!isCurrent()) return false;
    sliceEnd = Date.now() + sliceMilliseconds;
  }
  return true;
}
