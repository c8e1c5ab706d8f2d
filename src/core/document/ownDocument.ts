import { ownText } from '../text/ownText.js';
import { bareRecord } from './bareRecord.js';
import type { Document, Heading, Item, ItemMarkers, Link } from './document.js';

/** The same document, of which no text is a piece of its file's: for whoever keeps it while the file may be forgotten. */
export function ownDocument(document: Document): Document {
  return {
    ...document,
    headings: document.headings.map(ownHeading),
    items: document.items.map(ownItem),
    links: document.links.map(ownLink),
    anchors: document.anchors.map(ownText),
  };
}

function ownHeading(heading: Heading): Heading {
  const { text, mention } = heading;
  return {
    ...heading,
    text: ownText(text),
    ...(mention === undefined ? {} : { mention: ownText(mention) }),
  };
}

function ownItem(item: Item): Item {
  const { key } = item;
  const text = ownText(item.text);
  return {
    ...item,
    text,
    title: item.title === item.text ? text : ownText(item.title),
    ...(key === undefined ? {} : { key: ownText(key) }),
    markers: ownMarkers(item.markers),
    details: ownDetails(item.details),
  };
}

function ownMarkers(markers: ItemMarkers): ItemMarkers {
  const { notApplicable, due, mention, from } = markers;
  return {
    ...markers,
    ...(notApplicable === undefined ? {} : { notApplicable: ownText(notApplicable) }),
    ...(due === undefined ? {} : { due: ownText(due) }),
    ...(mention === undefined ? {} : { mention: ownText(mention) }),
    from: from.map(ownText),
  };
}

function ownDetails(details: Item['details']): Item['details'] {
  const own = bareRecord<string>();
  for (const name in details) {
    own[ownText(name)] = ownText(details[name] ?? '');
  }
  return own;
}

function ownLink(link: Link): Link {
  return { ...link, target: ownText(link.target) };
}
