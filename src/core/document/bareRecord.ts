/**
 * An empty record without a prototype, so that no key of a file can mean anything but itself.
 *
 * Made this way and not by `Object.create(null)`, whose objects engines keep as hash tables: several
 * times slower to fill and larger to hold for the few keys that a document has.
 */
export function bareRecord<T>(): Record<string, T> {
  return Object.setPrototypeOf({}, null) as Record<string, T>;
}
