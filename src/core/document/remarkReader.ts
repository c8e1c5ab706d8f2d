import type { Heading, ListItem, Nodes, Paragraph, Parents, PhrasingContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Outline, OutlineHeading, OutlineItem, OutlineSpan } from './outline.js';
import { RemarkLinks } from './remarkLinks.js';
import { placesExtension } from './remarkPlaces.js';

const processor = remark()
  .use(function () {
    const data = this.data();
    data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), placesExtension];
  })
  .use(remarkGfm)
  .freeze();

/**
 * Reads the body of `text`, which begins at `from`, with remark and remark-gfm: the definition of truth.
 *
 * It is some two hundred times slower than the block scanner and takes a stack frame per nested
 * node, so callers bound what they hand to it.
 */
export function readWithRemark(text: string, from = 0): Outline {
  // A second byte order mark would be swallowed by the parser and shift every place by one.
  const body = text.slice(from).replace(/^\uFEFF/, '\u200B');
  const reader = new TreeReader(text, from, body);
  reader.visit(processor.parse(body), 0);
  return reader.finish();
}

class TreeReader {
  readonly #headings: OutlineHeading[] = [];
  readonly #items: OutlineItem[] = [];
  readonly #html: OutlineSpan[] = [];
  readonly #code: OutlineSpan[] = [];
  readonly #links: RemarkLinks;
  readonly #text: string;
  readonly #from: number;

  constructor(text: string, from: number, body: string) {
    this.#text = text;
    this.#from = from;
    this.#links = new RemarkLinks(body, from);
  }

  visit(node: Nodes, depth: number): void {
    switch (node.type) {
      case 'heading':
        this.#headings.push({ ...this.#span(node), level: node.depth, text: headingText(node) });
        break;
      case 'listItem':
        this.#item(node, depth);
        break;
      case 'html':
        this.#html.push(this.#span(node));
        break;
      case 'code':
        this.#code.push(this.#span(node));
        break;
      default:
        break;
    }
    this.#links.see(node);
    if ('children' in node) {
      for (const child of node.children) {
        this.visit(child, node.type === 'listItem' ? depth + 1 : depth);
      }
    }
  }

  finish(): Outline {
    return {
      headings: this.#headings,
      items: this.#items,
      links: this.#links.finish(),
      html: this.#html,
      code: this.#code,
    };
  }

  #span(node: Nodes): OutlineSpan {
    return {
      start: this.#from + (node.position?.start.offset ?? 0),
      end: this.#from + (node.position?.end.offset ?? 0),
    };
  }

  #item(node: ListItem, depth: number): void {
    const paragraph = node.children.findIndex((child) => child.type === 'paragraph');
    const first = node.children[paragraph] as Paragraph | undefined;
    if (typeof node.checked !== 'boolean' || first === undefined) {
      return;
    }
    const before = node.children[paragraph - 1];
    const boxFrom = before === undefined ? this.#span(node).start : this.#span(before).end;
    const { start, end } = this.#span(first);
    this.#items.push({
      ...this.#span(node),
      box: this.#box(boxFrom, start),
      checked: node.checked,
      textEnd: end,
      depth,
    });
  }

  /** The paragraph begins at its box, or after the box and a blank when text follows them. */
  #box(from: number, paragraphStart: number): number {
    const close = this.#text.lastIndexOf(']', paragraphStart - 1);
    return close > from ? this.#text.lastIndexOf('[', close) + 1 : paragraphStart + 1;
  }
}

/** What a reader sees of a heading: no HTML, an image by its words, a line break as a blank. */
function headingText(heading: Heading): string {
  return heading.children
    .map(plainText)
    .join('')
    .replace(/\r\n|\r|\n/g, ' ');
}

function plainText(node: PhrasingContent): string {
  if (node.type === 'html') {
    return '';
  }
  if (node.type === 'break') {
    return ' ';
  }
  if ('value' in node) {
    return node.value;
  }
  if ('alt' in node) {
    return node.alt ?? '';
  }
  const children: readonly PhrasingContent[] =
    'children' in node ? (node as Parents & { children: PhrasingContent[] }).children : [];
  return children.map(plainText).join('');
}
