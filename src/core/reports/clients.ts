import { profileIn } from '../library/profileIn.js';
import type { Library } from '../library/library.js';

/** Clients that documents name, in order. */
export function clientsOf(library: Library): readonly string[] {
  const named = [...library.documents.values()].flatMap(
    (document) => profileIn(library, document).client ?? [],
  );
  return [...new Set(named)].sort();
}
