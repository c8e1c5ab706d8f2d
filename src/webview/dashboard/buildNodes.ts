import type { Markup, MarkupElement, Tag } from '../../core/lists/markup.js';

const drawingTags: ReadonlySet<Tag> = new Set(['svg', 'rect']);

/** Real elements for `markup`: texts become text nodes, so that nothing in them can become anything else. */
export function buildNode(markup: Markup): Node {
  return typeof markup === 'string' ? document.createTextNode(markup) : buildElement(markup);
}

export function buildElement({ tag, attributes, children }: MarkupElement): Element {
  const node = drawingTags.has(tag)
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, value);
  }
  node.append(...children.map(buildNode));
  return node;
}
