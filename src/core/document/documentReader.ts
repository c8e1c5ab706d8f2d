import type { DecodedText } from '../text/decodeText.js';
import { surveyText } from '../text/textSurvey.js';
import {
  isSectionAt,
  nextLine,
  readSection,
  type Section,
  type SectionHeading,
  type TextHints,
} from './bodySections.js';
import type { Document, Heading, Item, Link } from './document.js';
import { HeadingSlugs } from './headingSlugs.js';
import { holdsLessonMark, needsText } from './keptText.js';
import { parseDocument, sortedProblems } from './parseDocument.js';
import { type PlacedSection, placeSection, type SectionPlace } from './placedSection.js';
import type { Problem } from './problem.js';
import { type FrontmatterReading, readFrontmatter } from './readFrontmatter.js';
import { findTextProblems } from './suspiciousText.js';

/** The frontmatter block with the text it was read from. */
interface Head {
  readonly text: string;
  readonly reading: FrontmatterReading;
  readonly survey: TextHints;
}

/** Sections ahead at which reading may go on after an edit: it seldom takes away more than a heading or two. */
const farthestSection = 4;

/** Sections kept that are not in the text any more. */
const mostFormer = 4;

/**
 * Reads one document again and again while it is edited, and each time anew only the sections that changed.
 *
 * What it gives is what `parseDocument` gives of the same text, which it asks whenever a section does not say by itself how it is read.
 */
export class DocumentReader {
  #head: Head | undefined;
  #sections: readonly PlacedSection[] = [];
  /** What was there a moment ago, which backspace and undo bring back. */
  #former: readonly Section[] = [];

  read(path: string, decoded: DecodedText): Document {
    const { text } = decoded;
    const head = this.#readHead(text);
    const sections: PlacedSection[] = [];
    const isWhole = this.#readSections(text, head, sections);
    this.#head = head;
    this.#former = withReplaced(this.#former, this.#sections, sections);
    this.#sections = sections;
    return isWhole && decoded.problem === undefined
      ? toDocument(path, decoded, { head, sections })
      : parseDocument(path, decoded);
  }

  #readHead(text: string): Head {
    const known = this.#head;
    const isKnown =
      known?.text.endsWith('\n') === true && text.slice(0, known.text.length) === known.text;
    if (isKnown) {
      return known;
    }
    const reading = readFrontmatter(text);
    const own = text.slice(0, reading.frontmatter.block.end);
    return { text: own, reading, survey: surveyText(own) };
  }

  /** Adds to `sections` as long as each says by itself how it is read; whether all of them do. */
  #readSections(text: string, head: Head, sections: PlacedSection[]): boolean {
    const isClosed = head.text === '' || head.text.endsWith('\n');
    if (head.reading.frontmatter.status === 'invalid' || !isClosed) {
      return false;
    }
    let place: SectionPlace = { offset: head.text.length, headings: 0, items: 0, links: 0 };
    let next = 0;
    for (;;) {
      const known = this.#findKnown(text, place.offset, next);
      const before = known < 0 ? undefined : this.#sections[known];
      const section = before?.section ?? this.#readSection(text, place.offset);
      if (section === undefined) {
        return false;
      }
      sections.push(placeSection(section, place, before));
      const end = place.offset + section.text.length;
      if (end === text.length) {
        return true;
      }
      next = known < 0 ? next : known + 1;
      place = behind(section, place, nextLine(text, end));
    }
  }

  #readSection(text: string, offset: number): Section | undefined {
    for (const section of this.#former) {
      if (isSectionAt(section, text, offset)) {
        return section;
      }
    }
    return readSection(text, offset);
  }

  /** Number of the earlier section, from `next` on, that still stands at `offset`; -1 for none. */
  #findKnown(text: string, offset: number, next: number): number {
    const last = Math.min(this.#sections.length, next + farthestSection);
    for (let number = next; number < last; number++) {
      const section = this.#sections[number]?.section;
      if (section !== undefined && isSectionAt(section, text, offset)) {
        return number;
      }
    }
    return -1;
  }
}

/** The sections of `before` that are not in `now`, and the youngest of those that were gone already. */
function withReplaced(
  former: readonly Section[],
  before: readonly PlacedSection[],
  now: readonly PlacedSection[],
): readonly Section[] {
  const kept = new Set(now.map(({ section }) => section));
  const replaced: Section[] = [];
  for (const { section } of before) {
    if (!kept.has(section)) {
      replaced.push(section);
    }
  }
  return replaced.length === 0 ? former : [...replaced, ...former].slice(0, mostFormer);
}

function behind(section: Section, place: SectionPlace, offset: number): SectionPlace {
  return {
    offset,
    headings: place.headings + section.headings.length,
    items: place.items + section.items.length,
    links: place.links + section.links.length,
  };
}

function toDocument(
  path: string,
  decoded: DecodedText,
  { head, sections }: { readonly head: Head; readonly sections: readonly PlacedSection[] },
): Document {
  const { text } = decoded;
  const { frontmatter, problems } = head.reading;
  const all = gather(head, sections);
  const found = findTextProblems(decoded, all);
  const keepsText = all.holdsList || needsText(frontmatter) || holdsLessonMark(text);
  return {
    path,
    frontmatter,
    headings: all.headings,
    items: all.items,
    links: all.links,
    anchors: all.anchors.length < 2 ? all.anchors : [...new Set(all.anchors)],
    problems: sortedProblems(found.concat(problems, all.lookAlikes)),
    lines: all.lines,
    length: text.length,
    ...(keepsText ? { text } : {}),
  };
}

/** What all sections say together. */
interface Gathered {
  readonly lines: number[];
  readonly headings: Heading[];
  readonly items: Item[];
  readonly links: Link[];
  readonly anchors: string[];
  readonly lookAlikes: Problem[];
  hasInvisible: boolean;
  mayHoldToken: boolean;
  mayNameSecret: boolean;
  holdsList: boolean;
}

function gather({ survey }: Head, sections: readonly PlacedSection[]): Gathered {
  const all: Gathered = {
    // The last line of what stands before a section is the first of the section.
    lines: survey.lines.slice(0, -1),
    headings: [],
    items: [],
    links: [],
    anchors: [],
    lookAlikes: [],
    hasInvisible: survey.hasInvisible,
    mayHoldToken: survey.mayHoldToken,
    mayNameSecret: survey.mayNameSecret,
    holdsList: false,
  };
  const slugs = new HeadingSlugs();
  for (const { section, place, items, links, lookAlikes } of sections) {
    addLines(all.lines, section.survey.lines, place.offset);
    addHeadings(all.headings, section.headings, { slugs, offset: place.offset });
    append(all.items, items);
    append(all.links, links);
    append(all.anchors, section.anchors);
    append(all.lookAlikes, lookAlikes);
    all.hasInvisible ||= section.survey.hasInvisible;
    all.mayHoldToken ||= section.survey.mayHoldToken;
    all.mayNameSecret ||= section.survey.mayNameSecret;
    all.holdsList ||= section.holdsList;
  }
  return all;
}

function addLines(lines: number[], own: readonly number[], offset: number): void {
  for (let index = 0; index < own.length; index++) {
    lines.push((own[index] as number) + offset);
  }
}

function addHeadings(
  headings: Heading[],
  own: readonly SectionHeading[],
  { slugs, offset }: { readonly slugs: HeadingSlugs; readonly offset: number },
): void {
  for (const { start, end, level, text, slug, mention } of own) {
    const range = { start: start + offset, end: end + offset };
    const heading = { range, level, text, slug: slugs.next(slug) };
    headings.push(mention === undefined ? heading : { ...heading, mention });
  }
}

function append<Value>(all: Value[], more: readonly Value[]): void {
  for (let index = 0; index < more.length; index++) {
    all.push(more[index] as Value);
  }
}
