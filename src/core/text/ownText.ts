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

/**
 * The same text in one piece.
 *
 * Engines join texts lazily, and an edited text keeps its parts: every character read from it then
 * takes a detour, which doubles the time of looking at all of them.
 */
export function flatText(text: string): string {
  return text.length < alwaysCopied ? text : [text.slice(0, 1), text.slice(1)].join('');
}
