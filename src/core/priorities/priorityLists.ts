import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { isList } from '../document/yamlValues.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { hasFinalStatus } from '../schema/finalStatus.js';
import { lineAt } from '../text/lineMap.js';
import { orderKeys } from './priorityList.js';

/** The priority lists of a library that are in use, in the order of their paths. */
export function priorityListsIn(library: Library): readonly Document[] {
  return [...library.documents.values()].filter((document) => {
    const profile = profileIn(library, document);
    return profile.kindId === 'priority-list' && !hasFinalStatus(profile);
  });
}

/** The entry of an order that stands on a line, from 0. */
export function priorityAt(document: Document, line: number): string | undefined {
  for (const key of orderKeys) {
    const order = document.frontmatter.data[key];
    for (const [index, entry] of (isList(order) ? order : []).entries()) {
      const place = locateField(document, [key, index]);
      if (place !== undefined && lineAt(document.lines, place.value.start) === line) {
        return typeof entry === 'string' ? entry.trim() : undefined;
      }
    }
  }
  return undefined;
}
