/** Runs compared with the templates they were made from, for two rules. */
import { gateCaseOf } from '../../gate/gateCase.js';
import type { GateReasonCode } from '../../gate/gateReason.js';
import { hasGates } from '../../gate/hasGates.js';
import { pinOf, pinReasons } from '../../gate/pinReasons.js';
import { documentsWithId } from '../../library/documentNames.js';
import { documentsWithKey } from '../../library/gatedDocuments.js';
import type { Document } from '../../document/document.js';
import type { Library } from '../../library/library.js';
import type { LibraryContext, LibraryHit } from '../rule.js';
import { isSet, rangeAt } from './gateRuleParts.js';

/** The reasons of one code that comparing runs with their templates gives. */
export function* comparisonHits(
  { library, today }: LibraryContext,
  wanted: GateReasonCode,
): Generator<LibraryHit | undefined> {
  for (const document of documentsWithKey(library, 'template')) {
    yield undefined;
    if (!isHeldToTemplate(library, document)) {
      continue;
    }
    for (const { code, message, range } of pinReasons(gateCaseOf(library, document, today))) {
      if (code === wanted) {
        yield { path: document.path, range: rangeAt(document, range), message };
      }
    }
  }
}

/** A document that was made from a template without gates is its author's own from then on. */
function isHeldToTemplate(library: Library, document: Document): boolean {
  const { id = '' } = pinOf(document) ?? {};
  const template = documentsWithId(library, id)[0];
  return hasGates(library, document) || (template !== undefined && isSet(template, 'gates'));
}
