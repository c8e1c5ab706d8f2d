import type { Document } from '../document/document.js';
import type { Problem } from '../document/problem.js';
import type { TextRange } from '../text/textRange.js';
import { findListBlocks } from './findListBlocks.js';
import { mostLists, type ListBlock } from './listDefinition.js';
import { parseListBlock } from './parseListBlock.js';

export const tooManyLists = 'list/too-many';

const none: readonly ListBlock[] = [];
const known = new WeakMap<Document, readonly ListBlock[]>();

/** The `sop-list` blocks of a document, read once; those beyond the twelfth are there and say so in their place. */
export function listsOf(document: Document): readonly ListBlock[] {
  const { text } = document;
  if (text?.includes('sop-list') !== true) {
    return none;
  }
  let lists = known.get(document);
  if (lists === undefined) {
    const sources = findListBlocks(text, document.frontmatter.block.end);
    lists = sources.map((source, index) =>
      index < mostLists ? parseListBlock(source) : tooMany(index, source),
    );
    known.set(document, lists);
  }
  return lists;
}

function tooMany(
  index: number,
  {
    range,
    line,
    opening,
  }: { readonly range: TextRange; readonly line: number; readonly opening: TextRange },
): ListBlock {
  const problem: Problem = {
    code: tooManyLists,
    message: `This is list ${index + 1}; a dashboard has at most ${mostLists}.`,
    range: opening,
  };
  return { range, line, problems: [problem], placeOf: () => opening };
}
