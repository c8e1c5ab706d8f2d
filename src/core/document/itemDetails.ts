import type { LineStarts } from '../text/lineMap.js';
import { bareRecord } from './bareRecord.js';
import type { OutlineItem } from './outline.js';

/** What every item without details has. */
export const noDetails: Readonly<Record<string, string>> = Object.freeze(bareRecord<string>());
const detail =
  /^(?:[-*+]|\d{1,9}[.)])?\s*[*_]{0,2}([A-Za-z][\w ./-]{0,40}?)[*_]{0,2}\s*:[*_]{0,2}(?:\s+(.*))?$/;
/** Characters before the colon, with list marker and emphasis. */
const longestName = 60;
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
    const limit = Math.min(next, end);
    const content = skipMarks(text, start, limit);
    const code = text.charCodeAt(content);
    if ((code === 96 || code === 126) && fence.test(text.slice(content, limit))) {
      inFence = !inFence;
    }
    const colon = inFence ? -1 : text.indexOf(':', content);
    const mayName = colon >= 0 && colon < Math.min(limit, content + longestName);
    const match = mayName ? detail.exec(text.slice(content, limit).trimEnd()) : null;
    if (match?.[1] !== undefined) {
      details ??= bareRecord<string>();
      details[match[1].trim()] ??= (match[2] ?? '').trim();
    }
  }
  return details ?? noDetails;
}

/** Behind the blanks and quote marks before a line's content. */
function skipMarks(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 9 && code !== 62) {
      break;
    }
    at++;
  }
  return at;
}

/** The last line, from `number` on, that begins before `end`. */
function lastLineOf(lines: LineStarts, number: number, end: number): number {
  let last = number;
  while ((lines[last + 1] ?? Infinity) < end) {
    last++;
  }
  return last;
}
