import type { Document } from '../document/document.js';
import type { TextRange } from '../text/textRange.js';

/** The last step or bullet of a section. */
export interface LastStep {
  /** Where its text ends. */
  readonly end: number;
  /** How the next one begins: `9. ` or `- `. */
  readonly next: string;
  /** Whether empty lines set the steps apart. */
  readonly isLoose: boolean;
}

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A section's own text, from behind its heading to the next heading of any level; without one what stands before the first. */
export function sectionRange(
  text: string,
  document: Document,
  heading: number | undefined,
): TextRange {
  const own = heading === undefined ? undefined : document.headings[heading];
  const next = document.headings[heading === undefined ? 0 : heading + 1];
  return {
    start: own?.range.end ?? document.frontmatter.block.end,
    end: next?.range.start ?? text.length,
  };
}

const stepLine = /^(?:(\d{1,9})([.)])|([-*+]))([ \t]+)(?=\S)/;

/** The last step of the section's last list at the margin; nothing in fenced code counts. */
export function lastStepOf(text: string, range: TextRange): LastStep | undefined {
  const steps: { start: number; end: number; match: RegExpExecArray; afterBlank: boolean }[] = [];
  let offset = range.start;
  let isBlankBefore = true;
  let fence: string | undefined;
  let isOpen = false;
  for (const line of text.slice(range.start, range.end).split(/(?<=\n)/)) {
    const words = line.trimEnd();
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(words)?.[1]?.slice(0, 3);
    const match = fence === undefined ? stepLine.exec(words) : null;
    if (match !== null) {
      steps.push({ start: offset, end: offset + words.length, match, afterBlank: isBlankBefore });
      isOpen = true;
    } else if (isOpen && words !== '') {
      const current = steps.at(-1);
      // A line at the margin after an empty one belongs to the list no longer.
      isOpen = fence !== undefined || /^[ \t]/.test(words) || !isBlankBefore;
      if (isOpen && current !== undefined) current.end = offset + words.length;
    }
    if (mark !== undefined) fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    isBlankBefore = words === '';
    offset += line.length;
  }
  const last = steps.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const [, number, delimiter = '.', bullet, blanks = ' '] = last.match;
  const before = steps.at(-2);
  const repeats = before !== undefined && before.match[1] === number;
  const next = bullet ?? `${repeats ? (number ?? '1') : String(Number(number) + 1)}${delimiter}`;
  return {
    end: last.end,
    next: next + blanks,
    isLoose: steps.length > 1 && last.afterBlank,
  };
}
