import type { Document } from '../document/document.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { findingsOfDocument } from './documentFindings.js';
import { compareFindings, type Finding } from './finding.js';
import { findingsOfLibrary } from './libraryFindings.js';

/** All findings in one document on `today`, in the order of the text: those a check of the whole library makes in it. */
export function findingsIn(
  library: Library,
  document: Document,
  today: CivilDate,
): readonly Finding[] {
  return findingsBeside(findingsOfLibrary(library, today).get(document.path), {
    library,
    document,
    today,
  });
}

/** The same beside what is known `others` say of the document, which may be of an earlier snapshot. */
export function findingsBeside(
  others: readonly Finding[] | undefined,
  {
    library,
    document,
    today,
  }: { readonly library: Library; readonly document: Document; readonly today: CivilDate },
): readonly Finding[] {
  const found = findingsOfDocument(library, document, today);
  return others === undefined ? found : [...found, ...others].sort(compareFindings);
}

/**
 * All findings of the library on `today`, in the order of paths and places: documents, the `.sop` files, symbolic links, unreadable files.
 *
 * Findings of a document are made again only when it changed or something it refers to did.
 */
export function findingsOf(library: Library, today: CivilDate): readonly Finding[] {
  const known = made.get(library);
  if (known?.today === today) {
    return known.findings;
  }
  const findings = makeFindings(library, today);
  made.set(library, { today, findings });
  return findings;
}

const made = new WeakMap<
  Library,
  { readonly today: CivilDate; readonly findings: readonly Finding[] }
>();

function makeFindings(library: Library, today: CivilDate): readonly Finding[] {
  const findings: Finding[] = [];
  for (const document of library.documents.values()) {
    for (const finding of findingsOfDocument(library, document, today)) {
      findings.push(finding);
    }
  }
  const others = [...findingsOfLibrary(library, today).values()].flat();
  return others.length === 0 ? findings : [...findings, ...others].sort(compareFindings);
}
