import type { Document } from '../../core/document/document.js';
import { locateField } from '../../core/document/locateInYaml.js';
import { lineAt } from '../../core/text/lineMap.js';

/** The line, from 0, on which a field of the frontmatter stands; the first when there is none. */
export function lineOfField(document: Document, field: readonly (string | number)[]): number {
  const place = locateField(document, field);
  return place === undefined ? 0 : lineAt(document.lines, place.value.start);
}
