/** Two lists, and the stretches that both have or one of them. */
import { diffArrays } from 'diff';

export interface Stretch {
  readonly kind: 'same' | 'removed' | 'added';
  readonly value: readonly string[];
}

/** Undefined where they differ in more than `mostEdits` entries. */
export function listDiff(
  old: readonly string[],
  now: readonly string[],
  mostEdits: number,
): readonly Stretch[] | undefined {
  return oneStretch(old, now, mostEdits) ?? general(old, now, mostEdits);
}

function general(old: readonly string[], now: readonly string[], mostEdits: number) {
  const parts = diffArrays([...old], [...now], { maxEditLength: mostEdits });
  return parts?.map(({ value, added, removed }): Stretch => {
    return { kind: added ? 'added' : removed ? 'removed' : 'same', value };
  });
}

/**
 * The commonest differences, which have no second shortest explanation: something behind all of one list, or one
 * entry in place of another.
 */
function oneStretch(
  old: readonly string[],
  now: readonly string[],
  mostEdits: number,
): readonly Stretch[] | undefined {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  const [olds, nows] = [old.length - start, now.length - start];
  if (olds > 0 && nows > 0 && !isOneForAnother(old, now, start)) {
    return undefined;
  }
  const ends = olds === 0 || nows === 0;
  const [removed, added] = ends ? [olds, nows] : [1, 1];
  const stretches: readonly Stretch[] = [
    { kind: 'same', value: old.slice(0, start) },
    { kind: 'removed', value: old.slice(start, start + removed) },
    { kind: 'added', value: now.slice(start, start + added) },
    { kind: 'same', value: old.slice(start + removed) },
  ];
  return removed + added > mostEdits
    ? undefined
    : stretches.filter(({ value }) => value.length > 0);
}

/** Whether the two differ at `at` alone, and neither entry there goes on as the other list does. */
function isOneForAnother(old: readonly string[], now: readonly string[], at: number): boolean {
  if (old.length !== now.length || old[at] === now[at + 1] || old[at + 1] === now[at]) {
    return false;
  }
  for (let index = at + 1; index < old.length; index++) {
    if (old[index] !== now[index]) return false;
  }
  return true;
}
