/** Texts shorter than this are always copied when they are cut out of another. */
const alwaysCopied = 13;

/**
 * The same text, but not as a view of a larger one.
 *
 * Engines keep the whole source alive for every longer piece that is cut out of it; what an index
 * holds on to must not keep the files it came from in memory.
 */
export function ownText(piece: string): string {
  return piece.length < alwaysCopied ? piece : ` ${piece}`.slice(1);
}
