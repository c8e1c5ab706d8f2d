/** Numbers of a data case: counted live by its `sop-list` blocks, and pinned to the commit that they were argued with. */
import type { Document } from '../document/document.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { setFieldEdits } from '../document/frontmatterEdits.js';
import type { FrontmatterFile } from '../document/listEdits.js';
import { parseDocument } from '../document/parseDocument.js';
import { isMapping, isList } from '../document/yamlValues.js';
import { finish } from '../library/steps.js';
import { smallestEdit } from '../text/smallestEdit.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import { listsOf } from './documentLists.js';
import { ListEvaluator, type ListQuestion } from './evaluateDashboard.js';

/** A number as it was at a commit. */
export interface PinnedNumber {
  /** Place in `pinned`, from 0. */
  readonly index: number;
  /** Title of the list that counts it. */
  readonly title: string;
  /** What was asked for then. */
  readonly query?: string;
  readonly value: number;
}

/** A number as a list counts it now. */
export interface CountedNumber {
  readonly title: string;
  readonly query: string;
  readonly value: number;
  /** Of the block that counts it. */
  readonly range: TextRange;
}

/** What `pinned` says; entries that cannot be read are left out. */
export function pinnedNumbersOf({ pinned }: YamlMapping): readonly PinnedNumber[] {
  return (isList(pinned) ? pinned : []).flatMap((entry, index) => {
    const { title, value, query }: YamlMapping = isMapping(entry) ? entry : {};
    return typeof title === 'string' && typeof value === 'number'
      ? [{ index, title, value, ...(typeof query === 'string' ? { query } : {}) }]
      : [];
  });
}

/** The numbers of a document as its lists with `view: number` count them; a list that cannot be answered counts nothing. */
export function countedNumbersOf(
  question: ListQuestion,
  document: Document,
): readonly CountedNumber[] {
  const blocks = listsOf(document).filter(({ definition }) => definition?.view === 'number');
  if (blocks.length === 0) return [];
  const evaluator = new ListEvaluator(question);
  return blocks.flatMap((block) => {
    const { title, query, total, problems } = finish(evaluator.block(block, document.lines));
    return problems.length > 0 ? [] : [{ title, query, value: total, range: block.range }];
  });
}

/** The edits that pin numbers to a commit, in place of those that were pinned; none when the frontmatter cannot be changed. */
export function pinEdits(
  { text, document }: FrontmatterFile & { readonly document: Document },
  commit: string,
  numbers: readonly Omit<CountedNumber, 'range'>[],
): readonly TextEdit[] {
  const pinned = numbers.map(({ title, query, value }): YamlValue => ({ title, value, query }));
  const first = applyEdits(text, setFieldEdits(text, document, 'data_commit', commit));
  const read = parseDocument(document.path, { text: first, bom: false });
  const second = setFieldEdits(first, read, 'pinned', pinned);
  return second.length === 0 ? [] : [smallestEdit(text, applyEdits(first, second))];
}

/** Numbers as they are at a commit, or in words why nobody can tell. */
export type NumbersThen =
  | {
      readonly kind: 'counted';
      readonly commit: string;
      readonly numbers: readonly Omit<CountedNumber, 'range'>[];
    }
  | { readonly kind: 'unknown'; readonly why: string };
