import type { Link } from './document.js';
import type { OutlineSpan } from './outline.js';

/**
 * What is no name: `[[_TOC_]]`, `[[_TOSP_]]` and `[[toc]]`, where GitLab, Azure DevOps and site generators put a table of contents,
 * and the conditions of shells (`[[ -n $name ]]`) that stand outside of code.
 */
const noName = /^(?:_[A-Z]+_|toc|TOC)$|^(?:! )?(?:-[a-z] |["']?\$)/;

/**
 * The wiki links `[[target]]` and `[[target|words]]` in a stretch of one paragraph, outside of `covered`.
 *
 * A wiki link stays on one line and holds no bracket; a backslash before either pair of brackets makes it text.
 */
export function findWikiLinks(
  text: string,
  span: OutlineSpan,
  covered: readonly OutlineSpan[],
): Link[] {
  const links: Link[] = [];
  let from = span.start;
  for (;;) {
    const start = text.indexOf('[[', from);
    if (start < 0 || start + 4 > span.end) {
      return links;
    }
    const link = wikiLinkAt(text, start, span.end);
    if (link !== undefined && !covered.some((other) => overlaps(other, link.range))) {
      links.push(link);
      from = link.range.end;
    } else {
      from = start + 1;
    }
  }
}

function overlaps(one: OutlineSpan, other: OutlineSpan): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The wiki link whose first bracket is at `start`, ending before `limit`. */
export function wikiLinkAt(text: string, start: number, limit: number): Link | undefined {
  if (isEscaped(text, start)) {
    return undefined;
  }
  let pipe = -1;
  for (let at = start + 2; at + 1 < limit; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13 || code === 91) {
      return undefined;
    }
    if (code === 124 && pipe < 0) {
      pipe = at;
    }
    if (code === 93) {
      return text.charCodeAt(at + 1) === 93 && !isEscaped(text, at)
        ? wikiLink(text, { start, end: at + 2 }, pipe < 0 ? at : pipe)
        : undefined;
    }
  }
  return undefined;
}

function wikiLink(text: string, range: OutlineSpan, nameEnd: number): Link | undefined {
  let start = range.start + 2;
  let end = nameEnd;
  if (text.charCodeAt(end) === 124 && text.charCodeAt(end - 1) === 92) {
    end--;
  }
  while (start < end && isBlank(text.charCodeAt(start))) {
    start++;
  }
  while (end > start && isBlank(text.charCodeAt(end - 1))) {
    end--;
  }
  const target = text.slice(start, end);
  return target === '' || noName.test(target)
    ? undefined
    : { kind: 'wiki', range, targetRange: { start, end }, target };
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}

function isEscaped(text: string, offset: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(offset - 1 - backslashes) === 92) {
    backslashes++;
  }
  return backslashes % 2 === 1;
}
