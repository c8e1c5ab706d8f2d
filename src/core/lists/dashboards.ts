import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { fieldValuesOf } from '../query/queryField.js';

/** The dashboards of a library: documents of that kind, in the order of their paths. */
export function dashboardsIn(library: Library): readonly Document[] {
  return [...library.documents.values()].filter(
    (document) => profileIn(library, document).kindId === 'dashboard',
  );
}

/** The roles a dashboard is made for: its audience, else its owner. */
export function audienceOf(library: Library, document: Document): readonly string[] {
  const { owner, fields } = profileIn(library, document);
  const audience = fieldValuesOf(fields['audience']).map(String);
  return audience.length > 0 || owner === undefined ? audience : [owner];
}
