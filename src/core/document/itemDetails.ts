import type { OutlineItem, OutlineSpan } from './outline.js';

const noDetails: Readonly<Record<string, string>> = Object.freeze(
  Object.create(null) as Record<string, string>,
);
const detail =
  /^(?:[-*+]|\d{1,9}[.)])?\s*[*_]{0,2}([A-Za-z][\w ./-]{0,40}?)[*_]{0,2}\s*:[*_]{0,2}(?:\s+(.*))?$/;
const fence = /^(?:`{3,}|~{3,})/;

/**
 * The lines `Name: value` below an item's first line, the first of each name, without those of `nested` items.
 *
 * They may continue its paragraph, stand in one of their own or be plain bullets.
 */
export function readItemDetails(
  text: string,
  item: OutlineItem,
  nested: readonly OutlineSpan[],
): Readonly<Record<string, string>> {
  let details: Record<string, string> | undefined;
  let inFence = false;
  for (let start = nextLine(text, item.box); start < item.end; start = nextLine(text, start)) {
    const end = Math.min(lineEnd(text, start), item.end);
    const colon = text.indexOf(':', start);
    if (colon < 0 && !inFence) {
      break;
    }
    const line = text.slice(start, end).replace(/^[\s>]+/, '');
    if (fence.test(line)) {
      inFence = !inFence;
    }
    if (inFence || isNested(start + text.slice(start, end).length - line.length, nested)) {
      continue;
    }
    const match = detail.exec(line.trimEnd());
    if (match?.[1] !== undefined) {
      details ??= Object.create(null) as Record<string, string>;
      details[match[1].trim()] ??= (match[2] ?? '').trim();
    }
  }
  return details ?? noDetails;
}

function isNested(offset: number, nested: readonly OutlineSpan[]): boolean {
  return nested.some(({ start, end }) => start <= offset && offset < end);
}

function lineEnd(text: string, offset: number): number {
  for (let at = offset; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) {
      return at;
    }
  }
  return text.length;
}

function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}
