/**
 * A function that makes its answer once for each object, and has it at hand for as long as the object lives.
 *
 * Documents, settings and libraries never change in place, so that what was made of one stays right; a keystroke makes one new document and asks about all of them.
 * For two objects, remember a function that remembers: `remembered((one) => remembered((other) => …))`.
 *
 * Core alone may use it in a constant of a module: other layers would have all of core read where they only mean to name the function.
 */
export function remembered<Key extends object, Value extends NonNullable<unknown>>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}
