/** Whether two lists hold the very same values in the same order: what was made of one holds for the other. */
export function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((each, at) => each === other[at]))
  );
}
