import type { Item } from '../document/document.js';
import { lineStartAt, trimmedEnd } from '../text/textEdges.js';
import type { TextRange } from '../text/textRange.js';

/** The lines of an item and all that hangs below it, with the empty line that sets it apart. */
export function itemLines(text: string, { range }: Item): TextRange {
  const start = lineStartAt(text, range.start);
  const last = trimmedEnd(text, range);
  const rest = /^[ \t]*(?:\r?\n|$)(?:[ \t]*\r?\n)?/.exec(text.slice(last))?.[0].length ?? 0;
  const end = last + rest;
  // At the end of the text the empty line that remains is the one above.
  const above =
    end === text.length ? (/(?<=\n)[ \t]*\r?\n$/.exec(text.slice(0, start))?.[0].length ?? 0) : 0;
  return { start: start - above, end };
}
