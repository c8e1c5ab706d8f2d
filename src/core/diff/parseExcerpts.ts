/** Two versions of a document, read no further than a comparison needs. */
import type { Document } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { profileOf } from '../schema/profileOf.js';
import type { Configuration } from '../schema/configuration.js';
import type { DecodedText } from '../text/decodeText.js';
import { excerptsOf, type Excerpt, type LeftOut } from './excerpt.js';

/** A document with the text it was read from. */
export interface ReadVersion {
  readonly document: Document;
  readonly text: string;
  readonly leftOut?: LeftOut;
}

export interface ReadVersions {
  readonly base: ReadVersion;
  readonly head: ReadVersion;
}

export interface BothTexts {
  readonly base: DecodedText;
  readonly head: DecodedText;
}

/**
 * Reads what differs between two versions of the document at `path`.
 *
 * Undefined where they must be read whole: gates look at all items, templates reach their runs, and a
 * heading or an id that changed is looked for everywhere.
 */
export function parseExcerpts(
  path: string,
  { base, head }: BothTexts,
  configuration: Configuration,
): ReadVersions | undefined {
  const excerpts = excerptsOf(base.text, head.text);
  if (excerpts === undefined) {
    return undefined;
  }
  const old = parseDocument(path, { text: excerpts.base.text, bom: base.bom });
  if (isLookedAtWhole(old, configuration)) {
    return undefined;
  }
  const isSameFrontmatter = frontmatterOf(excerpts.base) === frontmatterOf(excerpts.head);
  const now = isSameFrontmatter
    ? { ...parseBody(path, excerpts.head), frontmatter: old.frontmatter }
    : parseDocument(path, { text: excerpts.head.text, bom: head.bom });
  if (!isSameFrontmatter && isLookedAtWhole(now, configuration)) {
    return undefined;
  }
  return hasSameHeadings(old, now) &&
    (isSameFrontmatter || profileOf(old, configuration).id === profileOf(now, configuration).id)
    ? {
        base: versionOf(old, excerpts.base),
        head: versionOf(now, excerpts.head),
      }
    : undefined;
}

function versionOf(document: Document, { text, leftOut }: Excerpt): ReadVersion {
  return { document: { ...document, text }, text, leftOut };
}

function frontmatterOf({ text, bodyStart }: Excerpt): string {
  return text.slice(0, bodyStart);
}

/** Reads the text with blanks in the place of its frontmatter. */
function parseBody(path: string, { text, bodyStart }: Excerpt): Document {
  const blank = text.slice(0, bodyStart).replaceAll(/[^\r\n]/g, ' ');
  return parseDocument(path, { text: blank + text.slice(bodyStart), bom: false });
}

function isLookedAtWhole(document: Document, configuration: Configuration): boolean {
  return (
    document.frontmatter.data['gates'] !== undefined ||
    profileOf(document, configuration).kindId === 'template'
  );
}

function hasSameHeadings({ headings }: Document, other: Document): boolean {
  return (
    headings.length === other.headings.length &&
    headings.every(
      ({ level, text }, at) =>
        level === other.headings[at]?.level && text === other.headings[at].text,
    )
  );
}
