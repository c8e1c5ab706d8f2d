import { parseDocument } from '../document/parseDocument.js';
import { verdictOf } from '../gate/verdict.js';
import { acknowledgementsIn } from '../library/acknowledgements.js';
import { applyChanges } from '../library/applyChanges.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { occurrencesOf } from './occurrences.js';

/** Words that YAML takes for something else. */
const notIds = /^(?:y|n|yes|no|on|off|true|false|null)$/i;

/** Edits by path, or in words why there are none. */
export type RenameOutcome =
  | { readonly kind: 'edits'; readonly edits: ReadonlyMap<string, readonly TextEdit[]> }
  | { readonly kind: 'refused'; readonly message: string };

export interface IdRename {
  readonly from: string;
  readonly to: string;
  /** The texts of all documents that may name the id, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly today: CivilDate;
}

/** Why the document with this id has to keep it; undefined when it may be renamed. */
export function refusalToRename(library: Library, id: string): string | undefined {
  const [document, ...others] = documentsWithId(library, id);
  if (document === undefined) return `No document has the id ${id}.`;
  if (others.length > 0)
    return `${others.length + 1} documents have the id ${id}; give each its own first.`;
  if (document.frontmatter.data['id'] !== id)
    return `The id ${id} of ${document.path} is not written as "id".`;
  if (document.frontmatter.data['sign_offs'] !== undefined) {
    return `${document.path} has sign-offs, and they name it by the id ${id}.`;
  }
  const readers = [...acknowledgementsIn(library).values()].filter(
    ({ documentId }) => documentId === id,
  );
  return readers.length > 0
    ? `${readers.length} ${readers.length === 1 ? 'person has' : 'people have'} acknowledged ${id} by this id.`
    : undefined;
}

/**
 * Renames an id in its document and wherever else it is named: frontmatter, links, marks, queries and text.
 *
 * Refused when the new id is taken or cannot be one, and when a sign-off in force covers a place that names it.
 */
export function renameId(library: Library, rename: IdRename): RenameOutcome {
  const { from, to, texts } = rename;
  const refusal = refusalToRename(library, from) ?? refusalOfNewId(library, to);
  if (refusal !== undefined) return { kind: 'refused', message: refusal };
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [path, text] of texts) {
    if (!text.includes(from)) continue;
    const document = parseDocument(path, { text, bom: false });
    const own = occurrencesOf(document, text, from).map(({ range }) => ({ range, newText: to }));
    if (own.length === 0) continue;
    const signer = signerOfCovered(library, { path, edited: applyEdits(text, own) }, rename.today);
    if (signer !== undefined) {
      return {
        kind: 'refused',
        message: `${path} names ${from} in what ${signer} signed; the sign-off would no longer hold.`,
      };
    }
    edits.set(path, own);
  }
  return { kind: 'edits', edits };
}

function refusalOfNewId(library: Library, id: string): string | undefined {
  if (!/^[A-Za-z][\w.-]{0,63}$/.test(id) || notIds.test(id)) {
    return `"${id}" is no id; expected letters, digits, dashes and underscores, such as SOP-0012.`;
  }
  const [taken] = documentsWithId(library, id);
  return taken && `${taken.path} has the id ${id} already.`;
}

/** Who signed what would no longer be as it was signed, were the document's text this one. */
export function signerOfCovered(
  library: Library,
  { path, edited }: { readonly path: string; readonly edited: string },
  today: CivilDate,
): string | undefined {
  const document = library.documents.get(path);
  if (document?.frontmatter.data['sign_offs'] === undefined) return undefined;
  const after = parseDocument(path, { text: edited, bom: false });
  const changed = applyChanges(library, [{ kind: 'document', document: after }]).library;
  const later = new Map(
    verdictOf(changed, after, today).signOffs.map(({ id, worth }) => [id, worth]),
  );
  const voided = verdictOf(library, document, today).signOffs.find(
    ({ id, worth }) => worth === 'counts' && later.get(id) !== 'counts',
  );
  return voided?.record.name;
}
