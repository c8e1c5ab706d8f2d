import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { fingerprintOf } from '../signoff/fingerprint.js';
import { attestReview, type Attestation } from '../staleness/attestReview.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { fingerprintInputOf } from './gateCase.js';

/**
 * The edits that put an attestation with the fingerprint of what was reviewed into a document; none when its frontmatter cannot be read.
 *
 * The fingerprint is that of the document with the attestation in it, because the day may stand under a foreign key, which is covered like any other.
 * A document without id has no fingerprint, so that later changes of it cannot be told.
 */
export function planReview(
  { library, document, text }: ReviewSubject,
  attestation: Omit<Attestation, 'content'>,
): readonly TextEdit[] {
  const facts = { profile: profileIn(library, document), configuration: library.configuration };
  const edits = attestReview({ document, text }, facts, attestation);
  const attested = applyEdits(text, edits);
  const after = parseDocument(document.path, { text: attested, bom: false });
  const input = fingerprintInputOf(library, after, { text: attested });
  return edits.length === 0 || input === undefined
    ? edits
    : attestReview({ document, text }, facts, {
        ...attestation,
        content: fingerprintOf(input, library.hash),
      });
}

/** A document as `text` has it, in its library. */
export interface ReviewSubject {
  readonly library: Library;
  readonly document: Document;
  readonly text: string;
}
