/** One frontmatter key in three versions. */
import { isSameYaml } from '../document/yamlEquality.js';
import type { Hash } from '../text/hash.js';
import { contentsOf, isSameText, withEnding, type MergeLine } from './mergeLine.js';
import { mergeRecords } from './mergeRecords.js';
import { conflict, settled, type Piece } from './piece.js';
import { layBeside } from './threeWay.js';
import type { CutDocument, Unit } from './units.js';

export interface FieldVersion {
  readonly version: CutDocument;
  readonly unit: Unit;
}

export interface ThreeFields {
  readonly base: FieldVersion | undefined;
  readonly ours: FieldVersion;
  readonly theirs: FieldVersion;
}

/** The key as the side that changed it has it; records of both sides; a conflict where both changed it otherwise. */
export function mergeField({ base, ours, theirs }: ThreeFields, hash: Hash): readonly Piece[] {
  const [was, our, their] = [base, ours, theirs].map((each) => each?.unit.lines ?? []);
  if (!was || !our || !their || isSameText(our, their)) {
    return [settled(ours.unit.lines)];
  }
  const { about } = ours.unit;
  const ending = our[0]?.ending ?? '\n';
  const disputed = () =>
    conflict(about, { ours: our, base: was, theirs: withEnding(their, ending) });
  if (ours.unit.key === 'field sign_offs') {
    const records = mergeRecords(
      { base: base && recordsOf(base), ours: recordsOf(ours), theirs: recordsOf(theirs) },
      hash,
    );
    return records === undefined ? disputed() : [settled(records)];
  }
  const [value, ourValue, theirValue] = [base, ours, theirs].map((each) => each && valueOf(each));
  // Written anew is not changed: another way to quote a value gives way to another value.
  if (isSameText(our, was)) {
    return [settled(withEnding(their, ending))];
  }
  if (isSameText(their, was) || isSameYaml(ourValue, theirValue)) {
    return [settled(our)];
  }
  if (base && isSameYaml(ourValue, value)) {
    return [settled(withEnding(their, ending))];
  }
  if (base && isSameYaml(theirValue, value)) {
    return [settled(our)];
  }
  const lines = mergeLines(was, our, withEnding(their, ending));
  return lines === undefined ? disputed() : [settled(lines)];
}

function recordsOf({ version, unit }: FieldVersion) {
  return { document: version.document, lines: unit.lines, firstLine: unit.firstLine };
}

function valueOf({ version, unit }: FieldVersion) {
  return version.document.frontmatter.data[unit.key.slice('field '.length)];
}

/** Changes of different lines of one value, with a line that nobody touched between them. */
function mergeLines(
  base: readonly MergeLine[],
  ours: readonly MergeLine[],
  theirs: readonly MergeLine[],
): readonly MergeLine[] | undefined {
  const stretches = layBeside({
    base: contentsOf(base),
    ours: contentsOf(ours),
    theirs: contentsOf(theirs),
  });
  return stretches.some(({ kind }) => kind === 'clash') || base.length < 2
    ? undefined
    : stretches.flatMap(({ kind, ours: our, theirs: their }) =>
        kind === 'theirs' ? theirs.slice(their.start, their.end) : ours.slice(our.start, our.end),
      );
}
