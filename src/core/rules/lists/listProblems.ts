import type { Document } from '../../document/document.js';
import { listsOf } from '../../lists/documentLists.js';
import type { ListBlock } from '../../lists/listDefinition.js';
import type { Profile } from '../../schema/profile.js';
import type { RuleHit } from '../rule.js';

/** What is wrong with the lists of a document by themselves, under one code. */
export function* listProblems(
  { document, profile }: { readonly document: Document; readonly profile: Profile },
  code: string,
): Iterable<RuleHit> {
  for (const { problems } of readableLists(document, profile)) {
    for (const { code: found, message, range } of problems) {
      if (found === code) yield { range, message };
    }
  }
}

/** The lists of a document; one in a template may have blanks (`{{client}}`) that only the document made from it fills. */
export function readableLists(document: Document, { kindId }: Profile): readonly ListBlock[] {
  const blocks = listsOf(document);
  return kindId === 'template'
    ? blocks.filter(
        ({ range }) => document.text?.slice(range.start, range.end).includes('{{') !== true,
      )
    : blocks;
}
