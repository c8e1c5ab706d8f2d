import type { Document } from '../document/document.js';
import type { Problem } from '../document/problem.js';
import { remembered } from '../memory/remembered.js';
import type { TextRange } from '../text/textRange.js';
import { findListBlocks } from './findListBlocks.js';
import { mostLists, type ListBlock } from './listDefinition.js';
import { parseListBlock } from './parseListBlock.js';

export const tooManyLists = 'list/too-many';

const none: readonly ListBlock[] = [];

/** The `sop-list` blocks of a document, read once; those beyond the twelfth are there and say so in their place. */
export function listsOf(document: Document): readonly ListBlock[] {
  return document.text?.includes('sop-list') === true ? listsIn(document) : none;
}

const listsIn = remembered(({ text = '', frontmatter }: Document): readonly ListBlock[] =>
  findListBlocks(text, frontmatter.block.end).map((source, index) =>
    index < mostLists ? parseListBlock(source) : tooMany(index, source),
  ),
);

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
