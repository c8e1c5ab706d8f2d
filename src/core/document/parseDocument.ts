import type { DecodedText } from '../text/decodeText.js';
import { flatText } from '../text/ownText.js';
import { surveyPlaces, surveyText } from '../text/textSurvey.js';
import type { Document, Heading } from './document.js';
import { toItems } from './documentItems.js';
import { HeadingSlugs, slugOf } from './headingSlugs.js';
import { findHtmlAnchors } from './htmlAnchors.js';
import { readHeadingMention } from './itemMarkers.js';
import { holdsLessonMark, holdsList, needsText } from './keptText.js';
import { findBoxesInBlock, findLookAlikes } from './lookAlikes.js';
import type { OutlineHeading } from './outline.js';
import type { Problem } from './problem.js';
import { readBody } from './readBody.js';
import { readFrontmatter, type FrontmatterReading } from './readFrontmatter.js';
import { findTextProblems } from './suspiciousText.js';
import { findUndefinedReferences } from './undefinedReferences.js';

/** What somebody found out before about a text that is to be read. */
export interface KnownOfText {
  /** What its frontmatter says. */
  readonly reading?: FrontmatterReading | undefined;
  /** The file that it was decoded from. */
  readonly bytes?: Uint8Array;
}

/**
 * Reads one Markdown file: any bytes at all give a document, with a problem for whatever was odd.
 *
 * Its texts may be pieces of the file's, so that whoever keeps one of them keeps the whole text; see `ownDocument`.
 */
export function parseDocument(
  path: string,
  decoded: DecodedText,
  { reading, bytes }: KnownOfText = {},
): Document {
  const text = decoded.isWhole === true ? decoded.text : flatText(decoded.text);
  const survey = surveyText(text, bytes && utf8Of(bytes, decoded));
  const { lines } = survey;
  const { frontmatter, problems } = reading ?? readFrontmatter(text);
  const body = readBody(text, survey, frontmatter.block.end);
  const { outline } = body;
  const headings = toHeadings(outline.headings);
  return {
    path,
    frontmatter,
    headings,
    items: toItems(text, outline.items, {
      lines,
      headings: outline.headings,
      links: outline.links,
    }),
    links: outline.links,
    anchors: findHtmlAnchors(text, outline.html),
    problems: sortedProblems([
      ...findTextProblems(decoded, survey),
      ...problems,
      ...body.problems,
      ...(frontmatter.status === 'invalid' ? findBoxesInBlock(text, lines, frontmatter.block) : []),
      ...findLookAlikes(text, { survey, from: frontmatter.block.end }, outline),
      ...findUndefinedReferences(text, frontmatter.block.end, outline),
    ]),
    lines,
    length: text.length,
    ...(needsText(frontmatter) || holdsLessonMark(text) || holdsList(text, outline)
      ? { text }
      : {}),
  };
}

/** What a body says that begins at `from`; nothing of what may be wrong with it, and no anchors of its headings. */
export function parseBody(
  wholeText: string,
  from: number,
): Pick<Document, 'headings' | 'items' | 'links' | 'lines'> {
  const text = flatText(wholeText);
  const places = surveyPlaces(text);
  const { lines } = places;
  const { headings, items, links } = readBody(text, places, from).outline;
  return {
    headings: headings.map((heading) => toHeading(heading, '')),
    items: toItems(text, items, { lines, headings, links }),
    links,
    lines,
  };
}

/** The bytes of the text itself; undefined where it says something else than they do. */
function utf8Of(bytes: Uint8Array, { bom, problem }: DecodedText): Uint8Array | undefined {
  return problem === undefined ? bytes.subarray(bom ? 3 : 0) : undefined;
}

function toHeadings(outline: readonly OutlineHeading[]): readonly Heading[] {
  const slugs = new HeadingSlugs();
  return outline.map((heading) => toHeading(heading, slugs.next(slugOf(heading.text))));
}

function toHeading({ start, end, level, text }: OutlineHeading, slug: string): Heading {
  const mention = readHeadingMention(text);
  const heading = { range: { start, end }, level, text, slug };
  return mention === undefined ? heading : { ...heading, mention };
}

/** Problems in the order of the text. */
export function sortedProblems(problems: Problem[]): readonly Problem[] {
  return problems.length < 2 ? problems : problems.sort((a, b) => a.range.start - b.range.start);
}
