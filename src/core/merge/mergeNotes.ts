/** What stands below an item, in three versions: details by their names, other lines by what they say. */
import type { Note } from './itemPart.js';
import type { MergeLine } from './mergeLine.js';
import { conflict, settled, type Piece } from './piece.js';
import { layBeside, weave } from './threeWay.js';

export interface ThreeNotes {
  readonly base: readonly Note[];
  readonly ours: readonly Note[];
  readonly theirs: readonly Note[];
}

interface NotePlace {
  readonly about: string;
  readonly toLines: (notes: readonly Note[]) => readonly MergeLine[];
}

/** Two people who add something below one item both keep it; what both changed in different ways stays a conflict. */
export function mergeNotes(notes: ThreeNotes, place: NotePlace): readonly Piece[] {
  const settledNotes = (list: readonly Note[]) =>
    list.flatMap((note) => mergeNote(note, notes, place));
  const { base, ours, theirs } = notes;
  const stretches = layBeside(threeKeys(notes));
  return stretches.flatMap((stretch) => {
    const [was, our, their] = [
      base.slice(stretch.base.start, stretch.base.end),
      ours.slice(stretch.ours.start, stretch.ours.end),
      theirs.slice(stretch.theirs.start, stretch.theirs.end),
    ];
    if (stretch.kind !== 'clash') {
      return settledNotes(stretch.kind === 'theirs' ? their : our);
    }
    return (
      weaveNotes({ base: was, ours: our, theirs: their }, settledNotes) ??
      conflict(place.about, {
        ours: place.toLines(our),
        base: place.toLines(was),
        theirs: place.toLines(their),
      })
    );
  });
}

function threeKeys(notes: ThreeNotes) {
  const { base, ours, theirs } = notes;
  return { base: keysOf(base, notes), ours: keysOf(ours, notes), theirs: keysOf(theirs, notes) };
}

/** A detail that one side removed and the other one changed goes by another key there, so that the removal does not win unseen. */
function keysOf(list: readonly Note[], { base, ours, theirs }: ThreeNotes): readonly string[] {
  return list.map(({ key, isDetail, content }) => {
    const was = base.find((note) => note.key === key);
    const isGone =
      was !== undefined && [ours, theirs].some((side) => !side.some((note) => note.key === key));
    return isDetail && isGone ? `${key}: ${content}` : key;
  });
}

function weaveNotes(
  notes: ThreeNotes,
  settledNotes: (notes: readonly Note[]) => readonly Piece[],
): readonly Piece[] | undefined {
  const { ours } = notes;
  const woven = weave(threeKeys(notes));
  const together = woven?.flatMap(({ from, span }) => {
    const part = notes[from].slice(span.start, span.end);
    // A line that both added, with others of theirs around it, is wanted once.
    return from === 'theirs' ? part.filter((note) => !isAmong(note, ours)) : part;
  });
  const details = together?.filter(({ isDetail }) => isDetail) ?? [];
  const isOneValue = new Set(details.map(({ key }) => key)).size === details.length;
  return together !== undefined && isOneValue ? settledNotes(together) : undefined;
}

function isAmong({ content }: Note, notes: readonly Note[]): boolean {
  return content.trim() !== '' && notes.some((note) => note.content === content);
}

function mergeNote(
  note: Note,
  { base, ours, theirs }: ThreeNotes,
  { about, toLines }: NotePlace,
): readonly Piece[] {
  const [was, our, their] = [base, ours, theirs].map((list) =>
    note.isDetail ? list.find(({ key }) => key === note.key) : note,
  );
  if (!our || !their || our.content === their.content || their.content === was?.content) {
    return [settled(toLines([our ?? note]))];
  }
  return our.content === was?.content
    ? [settled(toLines([their]))]
    : conflict(about, {
        ours: toLines([our]),
        base: toLines(was ? [was] : []),
        theirs: toLines([their]),
      });
}
