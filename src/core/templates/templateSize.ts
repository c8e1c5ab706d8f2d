import type { Document, Heading } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import { remembered } from '../memory/remembered.js';
import { applyEdits, type TextEdit } from '../text/textEdit.js';
import type { Size } from '../schema/size.js';
import type { TextRange } from '../text/textRange.js';
import { itemLines } from './itemLines.js';

/** Behind an item or a heading of a template: what it marks is left out of light runs. */
const mark = /[ \t]*\(full\)/;

/** Whether documents made from the template with this text can be light. */
export function hasSizes(text: string): boolean {
  return mark.test(text) && edits(text, 'full').length > 0;
}

/** The size a run says it has; one that says nothing is held to everything. */
export function sizeOf(run: Document): Size {
  return run.frontmatter.data['size'] === 'light' ? 'light' : 'full';
}

/** The text of a template as it makes runs of this size: without the marks, and in a light one without what they mark. */
export function sizedText(text: string, size: Size): string {
  return mark.test(text) ? applyEdits(text, edits(text, size)) : text;
}

const templatesOfSize: Readonly<Record<Size, (template: Document) => Document>> = {
  full: remembered((template) => madeOfSize(template, 'full')),
  light: remembered((template) => madeOfSize(template, 'light')),
};

/** What of the template a run of this size is held to. */
export function templateOfSize(template: Document, size: Size): Document {
  return templatesOfSize[size](template);
}

function madeOfSize(template: Document, size: Size): Document {
  const { path, text } = template;
  return text !== undefined && mark.test(text)
    ? parseDocument(path, { text: sizedText(text, size), bom: false })
    : template;
}

function edits(text: string, size: Size): readonly TextEdit[] {
  const document = parseDocument('template.md', { text, bom: false });
  const marks = [
    ...document.headings.map((heading, index) => ({
      place: markIn(text, heading.range),
      whole: sectionRange(document, heading, index),
    })),
    ...document.items.map((item) => ({
      place: markIn(text, item.textRange),
      whole: itemLines(text, item),
    })),
  ];
  const found: TextEdit[] = [];
  for (const { place, whole } of marks) {
    if (place !== undefined) {
      found.push({ range: size === 'light' ? whole : place, newText: '' });
    }
  }
  return size === 'light' ? withoutInner(found) : found;
}

function markIn(text: string, { start, end }: TextRange): TextRange | undefined {
  const match = mark.exec(text.slice(start, end));
  return match === null
    ? undefined
    : { start: start + match.index, end: start + match.index + match[0].length };
}

/** From the heading to the next one that is no smaller. */
function sectionRange({ headings, length }: Document, heading: Heading, index: number): TextRange {
  const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
  return { start: heading.range.start, end: next?.range.start ?? length };
}

/** What lies in something that goes, goes with it. */
function withoutInner(all: readonly TextEdit[]): readonly TextEdit[] {
  return all.filter(
    ({ range }, index) =>
      !all.some(
        (other, at) =>
          at !== index &&
          other.range.start <= range.start &&
          range.end <= other.range.end &&
          (other.range.end - other.range.start > range.end - range.start || at < index),
      ),
  );
}
