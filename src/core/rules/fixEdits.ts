import type { Document } from '../document/document.js';
import { removeFieldEdits, setFieldEdits } from '../document/frontmatterEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import { applyChanges } from '../library/applyChanges.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import type { CivilDate } from '../schema/civilDate.js';
import { newId } from '../templates/newId.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import { boxEdits } from './boxEdits.js';
import { checkDocument } from './documentFindings.js';
import type { Finding } from './finding.js';
import type { FixRequest } from './rule.js';

/**
 * The smallest edits of `text`, the finding's document as it stands, that put the finding right; none when there is no
 * obvious remedy or it would not help.
 *
 * Every fix is tried first: the edited text must no longer have the finding. `mark-reviewed` has no edits here, because
 * a review needs a person.
 */
export function fixEdits(library: Library, finding: Finding, text: string): readonly TextEdit[] {
  const { fix, path } = finding;
  if (fix === undefined || fix.kind === 'mark-reviewed') {
    return [];
  }
  const document = parseDocument(path, { text, bom: false });
  const before = applyChanges(library, [{ kind: 'document', document }]).library;
  const edits = planFix(fix, { library: before, document, text });
  if (edits.length === 0) {
    return [];
  }
  const fixed = parseDocument(path, { text: applyEdits(text, edits), bom: false });
  if (fix.kind === 'write-box' && fixed.items.length !== document.items.length + 1) {
    return [];
  }
  const after = applyChanges(before, [{ kind: 'document', document: fixed }]).library;
  return countAlike(after, fixed, finding) < countAlike(before, document, finding) ? edits : [];
}

/** No day matters to a finding with edits, but findings are made for one. */
const anyDay = '2000-01-01' as CivilDate;

function countAlike(library: Library, document: Document, { code }: Finding): number {
  return checkDocument(library, document, anyDay).filter((other) => other.code === code).length;
}

/** The text that a fix is planned for, read, with its library. */
export interface FixCase {
  readonly library: Library;
  readonly document: Document;
  readonly text: string;
}

/** The edits of a fix as they come, not yet tried. */
export function planFix(
  fix: Exclude<FixRequest, { kind: 'mark-reviewed' }>,
  { library, document, text }: FixCase,
): readonly TextEdit[] {
  switch (fix.kind) {
    case 'set-field':
      return setFieldEdits(text, document, fix.key, fix.value);
    case 'remove-field':
      return removeFieldEdits(text, document, fix.key);
    case 'replace':
      return isInside(fix.range, text)
        ? [{ range: fix.range, newText: fix.newText.replaceAll('\n', endOfLineIn(text)) }]
        : [];
    case 'replace-text':
      return replaceIn(text, fix.range, {
        found: text.indexOf(fix.oldText, fix.range.start),
        ...fix,
      });
    case 'add-reason':
      return reasonEdits(text, fix.range);
    case 'write-box':
      return boxEdits(text, fix.range);
    case 'add-heading':
      return headingEdits(text, fix.text);
    case 'new-id':
      return setFieldEdits(text, document, 'id', idFor(fix.prefix, library, { document, text }));
    default:
      return fix satisfies never;
  }
}

function replaceIn(
  text: string,
  range: TextRange,
  { found, oldText, newText }: { found: number; oldText: string; newText: string },
): readonly TextEdit[] {
  const end = found + oldText.length;
  return found >= 0 && end <= Math.min(range.end, text.length)
    ? [{ range: { start: found, end }, newText }]
    : [];
}

function reasonEdits(text: string, range: TextRange): readonly TextEdit[] {
  const match = /\(\s*n\/a\s*:?\s*\)/iu.exec(text.slice(range.start, range.end));
  if (match === null) {
    return [];
  }
  const start = range.start + match.index;
  return [{ range: { start, end: start + match[0].length }, newText: '(n/a: reason)' }];
}

function headingEdits(text: string, heading: string): readonly TextEdit[] {
  const eol = endOfLineIn(text);
  const gap = text === '' ? '' : /(?:\r\n|\r|\n)$/u.test(text) ? eol : eol + eol;
  const at = { start: text.length, end: text.length };
  return [{ range: at, newText: `${gap}## ${heading}${eol}` }];
}

/**
 * A new id made from the document itself: core has no randomness, and the same fix of the same text on two branches
 * then gives one id instead of a conflict.
 */
function idFor(
  prefix: string,
  library: Library,
  { document, text }: { readonly document: Document; readonly text: string },
): string {
  let attempt = 0;
  return newId(prefix, {
    isTaken: (id) => documentsWithId(library, id).length > 0,
    random: () => {
      attempt++;
      const digest = library.hash(JSON.stringify([document.path, attempt, text]));
      return Number.parseInt(digest.slice(0, 12), 16);
    },
  });
}

function isInside({ start, end }: TextRange, text: string): boolean {
  return 0 <= start && start <= end && end <= text.length;
}

function endOfLineIn(text: string): string {
  return /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
}
