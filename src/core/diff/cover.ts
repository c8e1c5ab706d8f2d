import type { Document } from '../document/document.js';
import { readPlainYaml } from '../document/plainYaml.js';
import { readFrontmatter } from '../document/readFrontmatter.js';
import { parseStrictYaml } from '../document/strictYaml.js';
import type { Frontmatter } from '../document/frontmatter.js';
import type { DecodedText } from '../text/decodeText.js';

/** A document of which nothing was read but its frontmatter, with all of its text. */
export interface Cover {
  readonly document: Document;
  readonly text: string;
  readonly decoded: DecodedText;
}

/** Reads the cover of a document; that of another version is taken over if it is the same. */
export function readCover(path: string, decoded: DecodedText, other?: Cover): Cover {
  const { text } = decoded;
  const frontmatter =
    other !== undefined && hasSameFrontmatter(text, other)
      ? other.document.frontmatter
      : readFrontmatter(text, parse).frontmatter;
  return { document: coverOf(path, frontmatter, text), text, decoded };
}

const parse: typeof parseStrictYaml = (source, limits) => {
  const value = readPlainYaml(source);
  return value === undefined ? parseStrictYaml(source, limits) : { value, problems: [] };
};

/** A block that ends with its line ends there in every text that begins with it. */
function hasSameFrontmatter(text: string, { document, text: other }: Cover): boolean {
  const { end } = document.frontmatter.block;
  return end > 0 && other.charCodeAt(end - 1) === 10 && text.startsWith(other.slice(0, end));
}

function coverOf(path: string, frontmatter: Frontmatter, text: string): Document {
  return {
    path,
    frontmatter,
    headings: [],
    items: [],
    links: [],
    anchors: [],
    problems: [],
    lines: [0],
    length: text.length,
  };
}
