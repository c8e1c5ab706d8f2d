import { lineAt } from '../text/lineMap.js';
import { firstLines } from './deferDocument.js';
import type { Document } from './document.js';
import type { YamlPath } from './fastYaml.js';
import { locateField } from './locateInYaml.js';

/** The line, from 0, on which the value of a field stands; the first where it stands nowhere. */
export function lineOfField(document: Document, path: YamlPath): number {
  const place = locateField(document, path)?.value;
  return place === undefined ? 0 : lineAt(firstLines(document), place.start);
}
