import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import type { TextRange } from '../text/textRange.js';

/** Where a finding about the document as a whole is shown: the opening fence, else its first heading, else its first character. */
export function topOf(document: Document): TextRange {
  const { block } = document.frontmatter;
  if (block.end > 0) {
    return { start: 0, end: 3 };
  }
  const [heading] = document.headings;
  return heading?.range ?? { start: 0, end: Math.min(1, document.length) };
}

/** Where a frontmatter key's value stands; a missing or empty one is shown at its key or at the top. */
export function valueOf(
  document: Document,
  path: string | readonly (string | number)[],
): TextRange {
  const place = locateField(document, typeof path === 'string' ? [path] : path);
  if (place === undefined) {
    return topOf(document);
  }
  return place.value.end > place.value.start ? place.value : (place.key ?? place.value);
}
