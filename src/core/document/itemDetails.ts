import type { LineStarts } from '../text/lineMap.js';
import type { OutlineItem } from './outline.js';

const noDetails: Readonly<Record<string, string>> = Object.freeze(
  Object.create(null) as Record<string, string>,
);
const detail =
  /^(?:[-*+]|\d{1,9}[.)])?\s*[*_]{0,2}([A-Za-z][\w ./-]{0,40}?)[*_]{0,2}\s*:[*_]{0,2}(?:\s+(.*))?$/;
const fence = /^(?:`{3,}|~{3,})/;

/** The item whose details are wanted, and the line of its box. */
export interface DetailPlace {
  readonly index: number;
  readonly lines: LineStarts;
  readonly line: number;
}

/**
 * The lines `Name: value` below an item's first line, the first of each name, without those of the items inside it.
 *
 * They may continue its paragraph, stand in one of their own or be plain bullets; code is passed over.
 */
export function readItemDetails(
  text: string,
  outline: readonly OutlineItem[],
  { index, lines, line }: DetailPlace,
): Readonly<Record<string, string>> {
  const end = outline[index]?.end ?? 0;
  let details: Record<string, string> | undefined;
  let nested = index + 1;
  let inFence = false;
  for (let number = line + 1; number < lines.length; number++) {
    const start = lines[number] ?? end;
    if (start >= end) {
      break;
    }
    while (nested < outline.length && (outline[nested]?.end ?? 0) <= start) {
      nested++;
    }
    const next = lines[number + 1] ?? text.length;
    if ((outline[nested]?.start ?? Infinity) < Math.min(next, end)) {
      number = lastLineOf(lines, number, outline[nested]?.end ?? 0);
      continue;
    }
    const words = text
      .slice(start, Math.min(next, end))
      .replace(/^[\s>]+/, '')
      .trimEnd();
    if (fence.test(words)) {
      inFence = !inFence;
    }
    const match = inFence || !words.includes(':') ? null : detail.exec(words);
    if (match?.[1] !== undefined) {
      details ??= Object.create(null) as Record<string, string>;
      details[match[1].trim()] ??= (match[2] ?? '').trim();
    }
  }
  return details ?? noDetails;
}

/** The last line, from `number` on, that begins before `end`. */
function lastLineOf(lines: LineStarts, number: number, end: number): number {
  let last = number;
  while ((lines[last + 1] ?? Infinity) < end) {
    last++;
  }
  return last;
}
