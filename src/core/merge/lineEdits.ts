import type { TextEdit } from '../text/textEdit.js';
import { lineStartsOf } from '../text/lineMap.js';
import { toLines } from './mergeLine.js';
import { hunksOf } from './threeWay.js';

/** The edits of whole lines that make `after` of `before`, so that an editor keeps its place in what stays. */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const [old, now] = [before, after].map((text) =>
    toLines(text).map(({ content, ending }) => content + ending),
  );
  if (old === undefined || now === undefined) {
    return [];
  }
  const starts = [...lineStartsOf(before).slice(0, old.length), before.length];
  return hunksOf(old, now).map(({ base, side }) => ({
    range: { start: starts[base.start] ?? before.length, end: starts[base.end] ?? before.length },
    newText: now.slice(side.start, side.end).join(''),
  }));
}
