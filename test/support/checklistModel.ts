/** Checklists as a tree whose items have names of their own, so that a test knows which item is which after any change. */

export interface ModelItem {
  /** Never part of the text. */
  readonly name: number;
  text: string;
  checked: boolean;
  /** A paragraph below the item's own. */
  note?: string;
  children: ModelItem[];
}

export interface ModelSection {
  title: string;
  /** Whether the whole section stands in a block quote. */
  quoted: boolean;
  numbered: boolean;
  /** Text between heading and list, perhaps with things that only look like items. */
  prose?: string;
  items: ModelItem[];
}

export interface ModelDocument {
  eol: '\n' | '\r\n';
  frontmatter: boolean;
  sections: ModelSection[];
}

/** A document's text and where the box of each item in it stands. */
export interface RenderedModel {
  readonly text: string;
  readonly boxes: ReadonlyMap<number, number>;
  /** What a reader sees of each item: its section, the items around it, its line. */
  readonly looks: ReadonlyMap<number, string>;
}

export function renderModel(document: ModelDocument): RenderedModel {
  const boxes = new Map<number, number>();
  const looks = new Map<number, string>();
  let text = '';
  const line = (content: string) => {
    text += content + document.eol;
  };
  if (document.frontmatter) {
    line('---');
    line('title: "Closeout: [ ] all"');
    line('---');
  }
  line('# Closeout');
  for (const section of document.sections) {
    const quote = section.quoted ? '> ' : '';
    line('');
    line(`${quote}## ${section.title}`);
    line(quote.trimEnd());
    for (const prose of (section.prose ?? '').split('\n').filter((part) => part !== '')) {
      line(quote + prose);
    }
    line(quote.trimEnd());
    const renderItems = (items: readonly ModelItem[], indent: string, around: string) => {
      items.forEach((item, index) => {
        const marker = section.numbered ? `${index + 1}. ` : '- ';
        const look = `${around}\n${item.text}`;
        boxes.set(item.name, text.length + quote.length + indent.length + marker.length + 1);
        looks.set(item.name, look);
        line(`${quote}${indent}${marker}[${item.checked ? 'x' : ' '}] ${item.text}`);
        const inner = indent + ' '.repeat(marker.length);
        if (item.note !== undefined) {
          line(quote.trimEnd());
          line(quote + inner + item.note);
        }
        renderItems(item.children, inner, look);
      });
    };
    renderItems(section.items, '', `${section.title}`);
  }
  return { text, boxes, looks };
}

/** All items of the document with the list that holds each. */
export function itemsOf(
  document: ModelDocument,
): readonly { readonly item: ModelItem; readonly list: ModelItem[] }[] {
  const below = (list: ModelItem[]): { item: ModelItem; list: ModelItem[] }[] =>
    list.flatMap((item) => [{ item, list }, ...below(item.children)]);
  return document.sections.flatMap(({ items }) => below(items));
}
