import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { lineAt } from '../text/lineMap.js';
import type { ContentPlace } from './contentChange.js';

/**
 * The line, from 0, where a change of signed content is to be seen in the document as it is now; undefined for what is gone.
 *
 * `looked` are the indexes of the items that the gate looks at, in the order of the document.
 */
export function lineOfPlace(
  { document, text }: { readonly document: Document; readonly text: string },
  looked: readonly number[],
  place: ContentPlace,
): number | undefined {
  switch (place.kind) {
    case 'item': {
      const item = document.items[looked[place.index] ?? -1];
      return item && lineAt(document.lines, item.box);
    }
    case 'field': {
      const field = locateField(document, [place.key]);
      return field && lineAt(document.lines, (field.key ?? field.value).start);
    }
    case 'line':
      return lineReading(document, text, place.text);
    case 'nowhere':
      return undefined;
    default:
      return place satisfies never;
  }
}

/** Covered lines come without trailing blanks and with plain boxes: the first line that reads so is the one meant. */
function lineReading(document: Document, text: string, wanted: string): number | undefined {
  const first = lineAt(document.lines, document.frontmatter.block.end);
  for (let line = first; line < document.lines.length; line++) {
    const content = text.slice(document.lines[line], document.lines[line + 1]).trimEnd();
    if (content === wanted || content.replace('[X]', '[x]') === wanted) {
      return line;
    }
  }
  return undefined;
}
