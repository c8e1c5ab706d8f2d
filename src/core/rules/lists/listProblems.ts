import type { Document } from '../../document/document.js';
import type { Problem } from '../../document/problem.js';
import { listsOf } from '../../lists/documentLists.js';
import type { ListBlock } from '../../lists/listDefinition.js';
import type { Profile } from '../../schema/profile.js';
import type { RuleHit } from '../rule.js';

/** The problems with one code that `problemsOf` finds in the lists of a document. */
export function* listProblems(
  { document, profile }: { readonly document: Document; readonly profile: Profile },
  code: string,
  problemsOf: (block: ListBlock) => readonly Problem[],
): Iterable<RuleHit> {
  for (const block of listsOf(document)) {
    if (isBlank(document, profile, block)) continue;
    for (const { code: found, message, range } of problemsOf(block)) {
      if (found === code) yield { range, message };
    }
  }
}

/** A list in a template may have blanks (`{{client}}`) that only the document made from it fills. */
function isBlank({ text }: Document, { kindId }: Profile, { range }: ListBlock): boolean {
  return kindId === 'template' && text?.slice(range.start, range.end).includes('{{') === true;
}
