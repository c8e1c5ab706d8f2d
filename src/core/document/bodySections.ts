import { flatText } from '../text/ownText.js';
import { surveyText, type TextSurvey } from '../text/textSurvey.js';
import type { Item, Link } from './document.js';
import { toItems } from './documentItems.js';
import { slugOf } from './headingSlugs.js';
import { findHtmlAnchors } from './htmlAnchors.js';
import { readHeadingMention } from './itemMarkers.js';
import { holdsList } from './keptText.js';
import { findLookAlikes } from './lookAlikes.js';
import { type ScanResult, scanMarkdown } from './markdownScanner.js';
import type { OutlineHeading } from './outline.js';
import type { Problem } from './problem.js';
import { findUndefinedReferences } from './undefinedReferences.js';

/** A heading whose anchor is not numbered yet. */
export interface SectionHeading extends OutlineHeading {
  readonly slug: string;
  readonly mention: string | undefined;
}

/** What stays of a section's survey. */
export type TextHints = Omit<TextSurvey, 'marks' | 'hasForeignBox'>;

/**
 * What a piece of a body says by itself: from the beginning of a line up to a heading that no code, HTML or item holds.
 *
 * Places are counted from the section's beginning, and numbers of items, headings and links from its first.
 */
export interface Section {
  /** Without the line ending before the next section. */
  readonly text: string;
  /** Whether code or HTML is open at its end, so that nothing but the end of the text may follow. */
  readonly endsOpen: boolean;
  readonly survey: TextHints;
  readonly headings: readonly SectionHeading[];
  readonly items: readonly Item[];
  readonly links: readonly Link[];
  readonly anchors: readonly string[];
  readonly lookAlikes: readonly Problem[];
  readonly holdsList: boolean;
}

/** Reads the section that begins at `start`; undefined when only a look at the whole body can tell what it says. */
export function readSection(text: string, start: number): Section | undefined {
  for (let end = sectionEnd(text, start); ; end = sectionEnd(text, start + 2 * (end - start))) {
    const own = flatText(text.slice(start, end));
    const survey = surveyText(own);
    const scan = scanMarkdown(own, survey);
    if (scan.endsOpen && end < text.length) {
      // The heading was none: it stands in code or in HTML. Twice the text, so that long code is not read line by line.
      continue;
    }
    const isOwn =
      scan.isSure && scan.tooDeepAt < 0 && !scan.hasDefinitions && !survey.hasForeignBox;
    // What a reference lacks here another section may have.
    const isComplete = isOwn && findUndefinedReferences(own, 0, scan.outline).length === 0;
    return isComplete ? toSection(own, survey, scan) : undefined;
  }
}

/** Whether `section` is what the text says from `start` on. */
export function isSectionAt(section: Section, text: string, start: number): boolean {
  const end = start + section.text.length;
  const mayEnd = end === text.length || (!section.endsOpen && beginsHeadingBehind(text, end));
  // Engines compare whole texts many times faster than they look for one inside of another.
  return mayEnd && text.slice(start, end) === section.text;
}

/** Behind the line ending at `end`, which is LF or CRLF; `end` itself when there is none. */
export function nextLine(text: string, end: number): number {
  if (end + 1 >= text.length) {
    return text.length;
  }
  const code = text.charCodeAt(end);
  return code === 10 ? end + 1 : code === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end;
}

function toSection(
  text: string,
  survey: TextSurvey,
  { outline, endsOpen }: Pick<ScanResult, 'outline' | 'endsOpen'>,
): Section {
  const { lines, hasInvisible, mayHoldToken, mayNameSecret } = survey;
  const headings = outline.headings.map((heading) => ({
    start: heading.start,
    end: heading.end,
    level: heading.level,
    text: heading.text,
    slug: slugOf(heading.text),
    mention: readHeadingMention(heading.text),
  }));
  return {
    text,
    endsOpen,
    survey: { lines, hasInvisible, mayHoldToken, mayNameSecret },
    headings,
    items: toItems(text, outline.items, {
      lines,
      headings: outline.headings,
      links: outline.links,
    }),
    links: outline.links,
    anchors: findHtmlAnchors(text, outline.html),
    lookAlikes: findLookAlikes(text, { survey, from: 0 }, outline),
    holdsList: holdsList(text, outline),
  };
}

/** The end of the last line before the next heading behind `start`, without its line ending. */
function sectionEnd(text: string, start: number): number {
  for (let feed = text.indexOf('\n#', start); feed >= 0; feed = text.indexOf('\n#', feed + 1)) {
    if (beginsHeading(text, feed + 1)) {
      return feed > 0 && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed;
    }
  }
  return text.length;
}

function beginsHeadingBehind(text: string, end: number): boolean {
  const next = nextLine(text, end);
  const isWithinEnding = end > 0 && next === end + 1 && text.charCodeAt(end - 1) === 13;
  return next > end && !isWithinEnding && beginsHeading(text, next);
}

/** Whether the line at `at` is a heading, if it is no part of code, HTML or an item. */
function beginsHeading(text: string, at: number): boolean {
  let next = at;
  while (next < text.length && text.charCodeAt(next) === 35) {
    next++;
  }
  const code = next < text.length ? text.charCodeAt(next) : 10;
  return next > at && next - at <= 6 && (code === 32 || code === 9 || code === 10 || code === 13);
}
