import type { Definition, Nodes, Parents } from 'mdast';
import type { Link } from './document.js';
import type { OutlineSpan } from './outline.js';
import { placesOf, type TextPlace } from './remarkPlaces.js';
import { findWikiLinks } from './wikiLinks.js';

/** A use of a definition, which may stand before or after it. */
interface PendingReference {
  readonly kind: Link['kind'];
  readonly range: OutlineSpan;
  readonly identifier: string;
}

interface Target {
  readonly targetRange: OutlineSpan;
  readonly target: string;
}

const containersOfText = new Set(['paragraph', 'heading', 'tableCell']);
const notWiki = new Set([
  'link',
  'linkReference',
  'image',
  'imageReference',
  'inlineCode',
  'html',
  'footnoteReference',
]);

/** Collects the links of a tree whose nodes are shown to it in order. */
export class RemarkLinks {
  readonly #links: Link[] = [];
  readonly #references: PendingReference[] = [];
  readonly #definitions = new Map<string, Target>();
  readonly #texts: OutlineSpan[] = [];
  readonly #covered: OutlineSpan[] = [];
  readonly #body: string;
  readonly #from: number;

  constructor(body: string, from: number) {
    this.#body = body;
    this.#from = from;
  }

  see(node: Nodes): void {
    if (containersOfText.has(node.type)) {
      this.#texts.push(spanOf(node));
    }
    if (notWiki.has(node.type) && node.position !== undefined) {
      this.#covered.push(spanOf(node));
    }
    if ('children' in node) {
      this.#seeFoundAddresses(node);
    }
    switch (node.type) {
      case 'link':
        if (node.position !== undefined) {
          this.#seeLink(spanOf(node), node.url, placesOf(node).destination);
        }
        break;
      case 'image':
        this.#add(
          'image',
          spanOf(node),
          destinationOf(node.url, spanOf(node), placesOf(node).destination),
        );
        break;
      case 'definition':
        this.#seeDefinition(node);
        break;
      case 'linkReference':
      case 'imageReference':
        this.#references.push({
          kind: node.type === 'linkReference' ? 'reference' : 'image',
          range: spanOf(node),
          identifier: node.identifier,
        });
        break;
      default:
        break;
    }
  }

  /** All links, in the order of the text. */
  finish(): Link[] {
    for (const { kind, range, identifier } of this.#references) {
      const target = this.#definitions.get(identifier);
      if (target !== undefined) {
        this.#add(kind, range, target);
      }
    }
    for (const span of this.#texts) {
      const covered = this.#covered.filter(
        (other) => other.start < span.end && span.start < other.end,
      );
      this.#links.push(...findWikiLinks(this.#body, span, covered));
    }
    return this.#links
      .sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end)
      .map((link) => ({
        ...link,
        range: this.#moved(link.range),
        targetRange: this.#moved(link.targetRange),
      }));
  }

  #moved({ start, end }: OutlineSpan): OutlineSpan {
    return { start: start + this.#from, end: end + this.#from };
  }

  #add(kind: Link['kind'], range: OutlineSpan, target: Target): void {
    this.#links.push({ kind, range, ...target });
  }

  #seeLink(range: OutlineSpan, url: string, destination: OutlineSpan | undefined): void {
    const first = this.#body.charCodeAt(range.start);
    if (first === 91) {
      this.#add('inline', range, destinationOf(url, range, destination));
    } else if (first === 60) {
      const targetRange = { start: range.start + 1, end: range.end - 1 };
      this.#add('autolink', range, { target: url, targetRange });
    } else {
      this.#add('autolink', range, { target: url, targetRange: range });
    }
  }

  #seeDefinition(node: Definition): void {
    const target = destinationOf(node.url, spanOf(node), placesOf(node).destination);
    this.#add('definition', spanOf(node), target);
    if (!this.#definitions.has(node.identifier)) {
      this.#definitions.set(node.identifier, target);
    }
  }

  /** Addresses cut out of a finished text have no place; they are looked for where that text was. */
  #seeFoundAddresses(parent: Parents): void {
    const texts = [...(placesOf(parent).texts ?? [])];
    let length = 0;
    for (const child of parent.children) {
      if (child.position !== undefined) {
        length = 0;
        const { start } = spanOf(child);
        while (texts[0] !== undefined && texts[0].start <= start) {
          texts.shift();
        }
        continue;
      }
      const [place] = texts;
      const value =
        child.type === 'text' ? child.value : child.type === 'link' ? textOf(child) : '';
      if (child.type === 'link' && place !== undefined) {
        const range = this.#findAddress(value, place, length);
        this.#add('autolink', range, { target: child.url, targetRange: range });
        this.#covered.push(range);
      }
      length += value.length;
    }
  }

  #findAddress(value: string, place: TextPlace, offset: number): OutlineSpan {
    const start = this.#body.indexOf(value, place.start + offset);
    return start < 0 || start + value.length > place.end
      ? { start: place.start, end: place.end }
      : { start, end: start + value.length };
  }
}

function textOf(parent: Parents): string {
  const [child] = parent.children;
  return child?.type === 'text' ? child.value : '';
}

function spanOf(node: Nodes): OutlineSpan {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** A destination left out is placed before the closing bracket, where it would be written. */
function destinationOf(url: string, range: OutlineSpan, place: OutlineSpan | undefined): Target {
  const end = range.end - 1;
  return { target: url, targetRange: place ?? { start: end, end } };
}
