/** Where two versions of a body differ. */
import { lineStartsOf } from '../text/lineMap.js';
import { commonEnd, commonStart } from './commonEnds.js';

/** A body with its frontmatter before it. */
export interface DividedText {
  readonly text: string;
  /** Where the frontmatter ends. */
  readonly bodyStart: number;
}

/** A stretch of the base, and how much further it begins and ends in the head. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly moved: number;
  readonly grown: number;
}

/**
 * The stretches in which two bodies differ, with at least one line between them that both have.
 *
 * Where lines came or went it is one stretch, from the first difference to the last.
 */
export function differencesOf(base: DividedText, head: DividedText): readonly Stretch[] {
  const moved = head.bodyStart - base.bodyStart;
  const start =
    base.bodyStart +
    commonStart(
      { text: base.text, from: base.bodyStart },
      { text: head.text, from: head.bodyStart },
    );
  const grown = head.text.length - base.text.length;
  if (start === base.text.length && moved === grown) {
    return [];
  }
  const same = commonEnd(
    { text: base.text, from: start },
    { text: head.text, from: start + moved },
  );
  const all = { start, end: base.text.length - same, moved, grown };
  const [old, now] = [
    base.text.slice(start, all.end),
    head.text.slice(start + moved, all.end + grown),
  ];
  const lines = lineStartsOf(old).length;
  return lines === 1 || lines !== lineStartsOf(now).length
    ? [all]
    : [...apart(base.text, head.text, all)];
}

/** All that differs as one stretch. */
export function joined(differences: readonly Stretch[]): readonly Stretch[] {
  const [first, last] = [differences[0], differences.at(-1)];
  return first === undefined || last === undefined
    ? []
    : [{ ...first, end: last.end, grown: last.grown }];
}

/** Goes from line to line, of which both have as many. */
function* apart(base: string, head: string, all: Stretch): Generator<Stretch> {
  let { start, moved } = all;
  for (let [at, shift] = [start, moved]; ;) {
    const end = base.indexOf('\n', at);
    if (end < 0 || end >= all.end) break;
    const headEnd = head.indexOf('\n', at + shift);
    const next = end + commonStart({ text: base, from: end }, { text: head, from: headEnd });
    if (next >= all.end && headEnd - end === all.grown) break;
    if (base.slice(end + 1, next).includes('\n')) {
      yield { start, end, moved, grown: headEnd - end };
      [start, moved] = [next, headEnd - end];
    }
    [at, shift] = [next, headEnd - end];
  }
  yield { ...all, start, moved };
}
