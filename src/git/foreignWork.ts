import { roleNamesOf } from '../core/gate/gateCase.js';
import type { Document } from '../core/document/document.js';
import type { Library } from '../core/library/library.js';
import { profileIn } from '../core/library/profileIn.js';
import { parseGates } from '../core/schema/gateDefinition.js';
import { isSameAddress } from '../core/schema/rosterLookup.js';
import { ContentReader, idOf } from './contentReader.js';
import { followDocuments } from './documentVersions.js';
import { readHistory, type Repository } from './readHistory.js';
import { MissingObjectError } from './objectConversation.js';
import { findForeignChange } from './verify/itemAuthors.js';

export interface ForeignWorkRequest {
  readonly repository: Repository;
  /** The library's folder within the repository, `''` or ending in `/`. */
  readonly prefix: string;
  readonly library: Library;
  readonly document: Document;
  /** Role in which the person is about to sign. */
  readonly role: string;
  /** All addresses of the person. */
  readonly emails: readonly string[];
}

/**
 * An item of another role that the person worked on in the history of HEAD, by its title; undefined when there is none.
 *
 * It is asked before signing what would be proved afterwards: an independent signer did no work of another role.
 */
export async function findForeignWork({
  repository,
  prefix,
  library,
  document,
  role,
  emails,
}: ForeignWorkRequest): Promise<string | undefined> {
  const history = await readHistory(repository, 'HEAD');
  if (history === undefined) return undefined;
  const reader = new ContentReader(repository, prefix);
  const place = { path: prefix + document.path, id: idOf(document) };
  const options = { presentIds: new Map<string, string>(), removed: [] };
  try {
    const lives = await followDocuments(history, { places: [place], reader }, options);
    const { gates } = parseGates(document.frontmatter.data['gates']);
    const names = roleNamesOf(library, profileIn(library, document), gates);
    for (const version of lives.get(place) ?? []) {
      const { hash, author } = version.commit;
      const isOwn = emails.some((email) => isSameAddress(email, author.email));
      // The oldest commit of a shallow clone looks as if it had done everything before it as well.
      if (!isOwn || history.boundary.has(hash)) continue;
      const title = findForeignChange(version, reader, { role, names });
      if (title !== undefined) return title;
    }
    return undefined;
  } catch (error) {
    // A partial clone holds the history but not the contents; nothing is fetched behind anyone's back.
    if (error instanceof MissingObjectError) return undefined;
    throw error;
  }
}
