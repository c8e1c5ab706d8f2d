import type { Document } from '../document/document.js';
import { remembered } from '../memory/remembered.js';
import type { Configuration } from '../schema/configuration.js';
import { profileOf } from '../schema/profileOf.js';
import type { Profile } from '../schema/profile.js';
import type { Library } from './library.js';

const profilesUnder = remembered((configuration: Configuration) =>
  remembered((document: Document) => profileOf(document, configuration)),
);

/** The document's profile under the library's configuration, made once for each pair of the two. */
export function profileIn(library: Library, document: Document): Profile {
  return profilesUnder(library.configuration)(document);
}
