import type { Document } from '../document/document.js';
import type { Configuration } from '../schema/configuration.js';
import { profileOf } from '../schema/profileOf.js';
import type { Profile } from '../schema/profile.js';
import type { Library } from './library.js';

const profiles = new WeakMap<Configuration, WeakMap<Document, Profile>>();

/** The document's profile under the library's configuration, made once for each pair of the two. */
export function profileIn(library: Library, document: Document): Profile {
  let known = profiles.get(library.configuration);
  if (known === undefined) {
    known = new WeakMap();
    profiles.set(library.configuration, known);
  }
  let profile = known.get(document);
  if (profile === undefined) {
    profile = profileOf(document, library.configuration);
    known.set(document, profile);
  }
  return profile;
}
