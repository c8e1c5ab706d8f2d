/** Crockford's base 32: no I, L, O or U, so that an id survives being read aloud or copied by hand. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 5;
const maximumAttempts = 1000;

/** What a new id is made from: core has no randomness of its own. */
export interface IdSource {
  /** Whether a document of the library has this id already, whatever its kind. */
  readonly isTaken: (id: string) => boolean;
  /** An unpredictable whole number of at least 25 bits, another one at every call. */
  readonly random: () => number;
}

/**
 * A fresh document id such as `CHK-4T7QZ`: the kind's prefix and five random characters.
 *
 * Random rather than counted, because two branches that count on both make the same next number.
 *
 * @throws RangeError when the source of randomness yields nothing but taken ids: a broken promise of the caller.
 */
export function newId(prefix: string, { isTaken, random }: IdSource): string {
  for (let attempt = 0; attempt < maximumAttempts; attempt++) {
    const id = `${prefix}-${toBase32(random())}`;
    if (!isTaken(id)) {
      return id;
    }
  }
  throw new RangeError(`No free id with prefix ${prefix} in ${maximumAttempts} attempts.`);
}

function toBase32(value: number): string {
  let rest = Math.floor(value) % 2 ** (5 * length);
  let text = '';
  for (let index = 0; index < length; index++) {
    text = alphabet.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}
