import type { AcknowledgementFile } from '../acknowledgement/acknowledgement.js';
import type { Document } from '../document/document.js';
import type { Configuration } from '../schema/configuration.js';
import type { Roster } from '../schema/roster.js';
import type { SavedFilterFile } from '../schema/savedFilter.js';
import type { Hash } from '../text/hash.js';

/**
 * An immutable snapshot of one library: what its files say, nothing derived.
 *
 * `applyChanges` makes the next one; derived facts (profiles, ids, backlinks, review status) are computed lazily, once per snapshot, by functions that take it.
 */
export interface Library {
  readonly configuration: Configuration;
  readonly roster: Roster;
  /** By path, in code-unit order of the paths. A map that decodes lazily is fine. */
  readonly documents: ReadonlyMap<string, Document>;
  /** Every other file of the tree by path, so that links and evidence can be checked: never read. */
  readonly files: ReadonlySet<string>;
  /** Symbolic links with a document's name: reported, never followed. */
  readonly symlinks: ReadonlySet<string>;
  /** Documents that could not be read, with the reason in words. */
  readonly unreadable: ReadonlyMap<string, string>;
  /** Who has read what, by path of the file that says so; absent without any. */
  readonly acknowledgements?: ReadonlyMap<string, AcknowledgementFile>;
  /** Questions that the team asks often, by path of their file; absent without any. */
  readonly savedFilters?: ReadonlyMap<string, SavedFilterFile>;
  /** The file that tells the forge who must approve what, as it was read; absent without one, and where nobody looked for it. */
  readonly codeOwners?: CodeOwnersFile;
  /** Given by whoever makes the first snapshot and handed on; fingerprints of sign-offs and reviews need it. */
  readonly hash: Hash;
  /**
   * Earlier contents of templates by fingerprint, found in git for runs that are pinned to them.
   * Absent where git was not asked.
   */
  readonly earlierTemplates?: ReadonlyMap<string, Document>;
}

/** A `CODEOWNERS` file. */
export interface CodeOwnersFile {
  readonly path: string;
  readonly source: string;
}

/** One thing that happened to the tree. Texts of `.sop/library.yml` and `.sop/roster.yml` arrive as `settings`. */
export type LibraryChange =
  | { readonly kind: 'document'; readonly document: Document }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'symlink'; readonly path: string }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string }
  | { readonly kind: 'removed'; readonly path: string }
  /** The texts of all acknowledgements by path: they come together, since they are few and small. */
  | { readonly kind: 'acknowledgements'; readonly texts: ReadonlyMap<string, string> }
  /** The texts of all saved filters by path, which come together as well. */
  | { readonly kind: 'savedFilters'; readonly texts: ReadonlyMap<string, string> }
  /** The `CODEOWNERS` file that the forge would find now; undefined without one. */
  | { readonly kind: 'codeOwners'; readonly file: CodeOwnersFile | undefined }
  | { readonly kind: 'settings'; readonly configuration?: Configuration; readonly roster?: Roster };
