import { documentsWithId } from './documentNames.js';
import type { Library } from './library.js';
import { profileIn } from './profileIn.js';

/** The client's name as people know it: the title of the document with that id, else the text itself. */
export function clientName(library: Library, client: string): string {
  const [document] = documentsWithId(library, client);
  return document === undefined ? client : profileIn(library, document).title;
}
