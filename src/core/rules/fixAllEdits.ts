import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { applyChanges } from '../library/applyChanges.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import { checkDocument } from './documentFindings.js';
import type { Finding } from './finding.js';
import { findingsBeside } from './findings.js';
import { planFix } from './fixEdits.js';
import type { FixRequest } from './rule.js';

/** Fixes that put something right without a word from a person; a place for a reason, or a review, is left to them. */
function isComplete(
  fix: FixRequest,
): fix is Exclude<FixRequest, { kind: 'mark-reviewed' | 'add-reason' }> {
  return fix.kind !== 'mark-reviewed' && fix.kind !== 'add-reason';
}

/** A document as it is being written. */
export interface FixableText {
  readonly path: string;
  readonly text: string;
  /** What `findingsOfLibrary` has at the path for this text: whoever shares a thread makes that in steps before. */
  readonly others: readonly Finding[] | undefined;
}

interface Planned {
  readonly code: string;
  readonly edits: readonly TextEdit[];
}

/**
 * The edits of `text` that put every finding right which has an obvious remedy, all at once.
 *
 * Fixes that touch the same characters wait for the next time. The edited text is read again: fixes of a rule that
 * did not help there are left out.
 */
export function fixAllEdits(
  library: Library,
  { path, text, others }: FixableText,
  today: CivilDate,
): readonly TextEdit[] {
  const document = parseDocument(path, { text, bom: false });
  const before = applyChanges(library, [{ kind: 'document', document }]).library;
  const planned: Planned[] = [];
  for (const { code, fix } of findingsBeside(others, { library: before, document, today })) {
    if (fix === undefined || !isComplete(fix)) continue;
    const edits = planFix(fix, { library: before, document, text });
    const isFree = edits.every((edit) =>
      planned.every((other) => !other.edits.some((each) => touches(each, edit))),
    );
    if (edits.length > 0 && isFree) planned.push({ code, edits });
  }
  const helped = fixesThatHelp(before, { document, text }, planned);
  return helped.flatMap(({ edits }) => edits);
}

function fixesThatHelp(
  library: Library,
  { document, text }: { readonly document: Document; readonly text: string },
  planned: readonly Planned[],
): readonly Planned[] {
  const before = countsIn(library, document);
  for (let left = planned; left.length > 0;) {
    const edits = left.flatMap((each) => each.edits);
    const fixed = parseDocument(document.path, { text: applyEdits(text, edits), bom: false });
    const after = countsIn(
      applyChanges(library, [{ kind: 'document', document: fixed }]).library,
      fixed,
    );
    const good = left.filter(({ code }) => (after.get(code) ?? 0) < (before.get(code) ?? 0));
    if (good.length === left.length) return left;
    left = good;
  }
  return [];
}

/** No day matters to a finding with edits, but findings are made for one. */
const anyDay = '2000-01-01' as CivilDate;

function countsIn(library: Library, document: Document): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of checkDocument(library, document, anyDay)) {
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return counts;
}

function touches({ range: one }: TextEdit, { range: other }: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
