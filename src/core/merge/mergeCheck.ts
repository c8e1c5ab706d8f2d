/** Reads a merge again before anybody relies on it. */
import { stateOf } from '../checklist/itemState.js';
import { parseDocument } from '../document/parseDocument.js';
import { isSameYaml } from '../document/yamlEquality.js';
import { lineAt } from '../text/lineMap.js';
import type { MergeLine } from './mergeLine.js';
import type { MergedPart } from './mergeUnits.js';
import { isSettled, joinLines, takeSide } from './piece.js';
import type { CutDocument } from './units.js';

interface CheckedMerge {
  readonly ending: string;
  readonly fields: Readonly<Record<'base' | 'ours' | 'theirs', CutDocument>>;
}

/**
 * Whether each settled item reads as one item with the state that was agreed on, and the frontmatter as what either side has.
 *
 * Where conflicts are left this holds with either side of them taken.
 */
export function readsBack(
  path: string,
  parts: readonly MergedPart[],
  merge: CheckedMerge,
): boolean {
  const pieces = parts.flatMap((part) => part.pieces);
  const sides = isSettled(pieces) ? (['ours'] as const) : (['ours', 'theirs'] as const);
  return sides.every((side) => readsBackWith(path, parts, { ...merge, side }));
}

function readsBackWith(
  path: string,
  parts: readonly MergedPart[],
  { ending, fields, side }: CheckedMerge & { readonly side: 'ours' | 'theirs' },
): boolean {
  const lines: MergeLine[] = [];
  const expected: { start: number; end: number; state: string }[] = [];
  for (const { pieces, item } of parts) {
    const start = lines.length + (item?.leadLines ?? 0);
    lines.push(...takeSide(pieces, side));
    if (item !== undefined && isSettled(pieces)) {
      expected.push({ start, end: lines.length, state: item.state });
    }
  }
  const document = parseDocument(path, { text: joinLines(lines, ending, true), bom: false });
  const starts = document.items.map(({ range }) => lineAt(document.lines, range.start));
  const areItems = expected.every(({ start, end, state }) => {
    const inside = document.items.filter((_, index) => {
      const line = starts[index] ?? -1;
      return line >= start && line < end;
    });
    const [item] = inside;
    return (
      inside.length === 1 &&
      item !== undefined &&
      starts[document.items.indexOf(item)] === start &&
      stateOf(item) === state
    );
  });
  return areItems && areFieldsKept(document.frontmatter, fields);
}

/** A key says what one side says, unless both changed different parts of it; no key is lost that nobody removed. */
function areFieldsKept(
  merged: CutDocument['document']['frontmatter'],
  { base, ours, theirs }: CheckedMerge['fields'],
): boolean {
  const [was, our, their] = [base, ours, theirs].map(({ document }) => document.frontmatter.data);
  if (merged.status === 'invalid' || !was || !our || !their) {
    return false;
  }
  return Object.keys({ ...was, ...our, ...their }).every((key) => {
    const isKept = key in our && key in their;
    const isOne = [was, our, their].some((data) => isSameYaml(data[key], merged.data[key]));
    return (!isKept || key in merged.data) && (isOne || isKept);
  });
}
