import type { Document } from '../document/document.js';
import { documentsWithId } from '../library/documentNames.js';
import type { Library } from '../library/library.js';
import { profileIn } from '../library/profileIn.js';
import { resolveLink } from '../library/resolveTarget.js';
import { lineAt } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';
import { placeOfId } from './occurrences.js';

/** A stretch of text that leads to another document. */
export interface IdLink {
  readonly range: TextRange;
  readonly path: string;
  /** Line from 0 of the heading it names. */
  readonly line?: number;
  readonly title: string;
}

const idLike = /(?<![\w/\\.-])[A-Za-z][A-Za-z0-9_]*(?:-\w+)+/g;

const wordLike = /(?<![\w/\\.-])[A-Za-z][\w-]*/g;

/** Wiki links, and ids of other documents in frontmatter and text; marks of lessons are links already. */
export function idLinks(library: Library, document: Document, text: string): readonly IdLink[] {
  const links: IdLink[] = [];
  for (const link of document.links) {
    const target = link.kind === 'wiki' ? resolveLink(library, document.path, link) : undefined;
    const found = target?.kind === 'document' ? library.documents.get(target.path) : undefined;
    if (target?.kind !== 'document' || found === undefined) continue;
    const { anchor = '' } = target;
    const heading = found.headings.find(({ slug }) => slug === anchor.toLowerCase());
    links.push({
      range: link.range,
      path: target.path,
      title: profileIn(library, found).title,
      ...(heading === undefined ? {} : { line: lineAt(found.lines, heading.range.start) }),
    });
  }
  for (const { range, id } of idsIn(document, text)) {
    const [named] = documentsWithId(library, id);
    if (named === undefined || named.path === document.path) continue;
    const place = placeOfId(document, text, range);
    if (place !== 'field' && place !== 'text' && place !== 'query') continue;
    links.push({ range, path: named.path, title: profileIn(library, named).title });
  }
  return links;
}

/** What looks like an id, and in the frontmatter whatever is a value of its own. */
function* idsIn(
  { frontmatter }: Document,
  text: string,
): Generator<{ readonly id: string; readonly range: TextRange }> {
  const { block, yaml } = frontmatter;
  const patterns = [
    { pattern: wordLike, from: yaml.start, to: yaml.end },
    { pattern: idLike, from: block.end, to: text.length },
  ];
  for (const { pattern, from, to } of patterns) {
    for (const { 0: id, index } of text.slice(from, to).matchAll(pattern)) {
      yield { id, range: { start: from + index, end: from + index + id.length } };
    }
  }
}
