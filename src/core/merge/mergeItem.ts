/** One item in three versions: whoever changed something wins, and only intents that contradict are left to a person. */
import { readItemMarkers } from '../document/itemMarkers.js';
import { headLinesOf, isSameItem, noteLinesOf, type ItemPart } from './itemPart.js';
import type { MergeLine } from './mergeLine.js';
import { mergeNotes } from './mergeNotes.js';
import { mergeWords } from './mergeWords.js';
import { conflict, settled, type Piece } from './piece.js';

/** An item as one version has it. */
export interface ItemVersion {
  readonly part: ItemPart;
  readonly lines: readonly MergeLine[];
}

export interface ThreeItems {
  readonly base: ItemVersion;
  readonly ours: ItemVersion;
  readonly theirs: ItemVersion;
}

/** The item with the changes of both sides. */
export function mergeItem({ base, ours, theirs }: ThreeItems, about: string): readonly Piece[] {
  const prefix = changed(base.part.prefix, ours.part.prefix, theirs.part.prefix);
  const ending = ours.lines[0]?.ending ?? '\n';
  if (isSameItem(theirs.part, base.part) || isSameItem(theirs.part, ours.part)) {
    return [settled(linesWith(ours, prefix, ending))];
  }
  if (isSameItem(ours.part, base.part)) {
    return [settled(linesWith(theirs, prefix, ending))];
  }
  const [was, our, their] = [base.part, ours.part, theirs.part];
  const words = mergeWords(was.words, our.words, their.words);
  const box = their.checked === was.checked ? our.box : their.box;
  const isClear = words !== undefined && stateWith(box, words) === changedState(was, our, their);
  const head = isClear
    ? [settled(headLinesOf({ prefix, box, words }, ending))]
    : conflict(about, {
        ours: headLinesOf({ ...our, prefix }, ending),
        base: headLinesOf({ ...was, prefix }, ending),
        theirs: headLinesOf({ ...their, prefix }, ending),
      });
  const notes = mergeNotes(
    { base: was.notes, ours: our.notes, theirs: their.notes },
    { about, toLines: (some) => noteLinesOf(some, prefix, ending) },
  );
  return [...head, ...notes];
}

/** The lines as they are where they stand as they should, so that nothing about them changes. */
function linesWith(
  { part, lines }: ItemVersion,
  prefix: string,
  ending: string,
): readonly MergeLine[] {
  return part.prefix === prefix
    ? lines.map((line) => ({ ...line, ending: line.ending === '' ? '' : ending }))
    : [...headLinesOf({ ...part, prefix }, ending), ...noteLinesOf(part.notes, prefix, ending)];
}

/** What the side that changed it says; ours where both did, for it decides nothing. */
function changed<T>(base: T, ours: T, theirs: T): T {
  return ours === base ? theirs : ours;
}

/** The state that the sides ask for together; undefined where they ask for two. */
function changedState(
  base: ItemPart,
  ours: ItemPart,
  theirs: ItemPart,
): ItemPart['state'] | undefined {
  if (ours.state === base.state) return theirs.state;
  return theirs.state === base.state || theirs.state === ours.state ? ours.state : undefined;
}

function stateWith(box: string, words: string): ItemPart['state'] {
  const reason = readItemMarkers(words.replace(/\s+/g, ' ')).markers.notApplicable;
  if (reason !== undefined && reason.trim() !== '') return 'not-applicable';
  return box === 'x' || box === 'X' ? 'done' : 'open';
}
