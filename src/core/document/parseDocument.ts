import type { DecodedText } from '../text/decodeText.js';
import { flatText } from '../text/ownText.js';
import { surveyText } from '../text/textSurvey.js';
import type { Document, Heading } from './document.js';
import { toItems } from './documentItems.js';
import type { Frontmatter } from './frontmatter.js';
import { HeadingSlugs } from './headingSlugs.js';
import { findHtmlAnchors } from './htmlAnchors.js';
import { readHeadingMention } from './itemMarkers.js';
import { findBoxesInBlock, findLookAlikes } from './lookAlikes.js';
import type { OutlineHeading } from './outline.js';
import type { Problem } from './problem.js';
import { readBody } from './readBody.js';
import { readFrontmatter } from './readFrontmatter.js';
import { findTextProblems } from './suspiciousText.js';

/** Reads one Markdown file: any bytes at all give a document, with a problem for whatever was odd. */
export function parseDocument(path: string, decoded: DecodedText): Document {
  const text = decoded.isWhole === true ? decoded.text : flatText(decoded.text);
  const survey = surveyText(text);
  const { lines } = survey;
  const { frontmatter, problems } = readFrontmatter(text);
  const body = readBody(text, survey, frontmatter.block.end);
  const { outline } = body;
  const headings = toHeadings(outline.headings);
  return {
    path,
    frontmatter,
    headings,
    items: toItems(text, outline.items, { lines, headings, links: outline.links }),
    links: outline.links,
    anchors: findHtmlAnchors(text, outline.html),
    problems: sorted([
      ...findTextProblems(decoded, survey),
      ...problems,
      ...body.problems,
      ...(frontmatter.status === 'invalid' ? findBoxesInBlock(text, lines, frontmatter.block) : []),
      ...findLookAlikes(text, { survey, from: frontmatter.block.end }, outline),
    ]),
    lines,
    length: text.length,
    ...(needsText(frontmatter) || holdsLessonMark(text) || holdsList(text) ? { text } : {}),
  };
}

/** Whether the words themselves may be asked for: it is signed, its review or its reading is pinned, runs are made from it, or it is compared with what it was made from. */
function needsText({ data }: Frontmatter): boolean {
  return (
    'sign_offs' in data ||
    'reviewed_content' in data ||
    'acknowledge' in data ||
    'template' in data ||
    data['kind'] === 'template'
  );
}

/** Whether something in the text came from a lesson: `(from LL-7Q3K9)`, in an item, a step or a sentence. */
function holdsLessonMark(text: string): boolean {
  return text.includes('(from ') && /\(from[ \t]+[A-Za-z][\w-]*-\w/i.test(text);
}

/** Whether the document may show lists of others, whose definitions are read when it is shown. */
function holdsList(text: string): boolean {
  return text.includes('sop-list');
}

function toHeadings(outline: readonly OutlineHeading[]): readonly Heading[] {
  const slugs = new HeadingSlugs();
  return outline.map(({ start, end, level, text }) => {
    const mention = readHeadingMention(text);
    const heading = { range: { start, end }, level, text, slug: slugs.next(text) };
    return mention === undefined ? heading : { ...heading, mention };
  });
}

function sorted(problems: Problem[]): readonly Problem[] {
  return problems.length < 2 ? problems : problems.sort((a, b) => a.range.start - b.range.start);
}
