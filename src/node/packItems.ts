import type { EvidenceForm, Item, ItemMarkers } from '../core/document/document.js';
import { noDetails } from '../core/document/itemDetails.js';
import { noMarkers } from '../core/document/itemMarkers.js';
import { type PackReader, withoutPrototype } from './packReader.js';
import type { PackWriter } from './packWriter.js';

/** Which of an item's optional parts follow its numbers: one bit each. */
const has = {
  checked: 1,
  optional: 2,
  key: 4,
  ownTitle: 8,
  parent: 16,
  heading: 32,
  evidence: 64,
  notApplicable: 128,
  due: 256,
  mention: 512,
  from: 1024,
  links: 2048,
  details: 4096,
} as const;

/** Writes the items; places are written as distances, which are small numbers. */
export function packItems(writer: PackWriter, items: readonly Item[]): void {
  writer.count(items.length);
  let previous = 0;
  for (const item of items) {
    packItem(writer, item, previous);
    previous = item.range.start;
  }
}

export function unpackItems(reader: PackReader): readonly Item[] {
  const items: Item[] = [];
  let previous = 0;
  for (let left = reader.count(); left > 0; left--) {
    const item = unpackItem(reader, previous);
    previous = item.range.start;
    items.push(item);
  }
  return items;
}

function packItem(writer: PackWriter, item: Item, previous: number): void {
  const { range, textRange } = item;
  writer.count(flagsOf(item));
  writer.distance(range.start - previous);
  writer.distance(range.end - range.start);
  writer.distance(textRange.start - range.start);
  writer.distance(textRange.end - textRange.start);
  writer.distance(item.box - range.start);
  writer.count(item.depth);
  writer.text(item.text);
  if (item.key !== undefined) writer.text(item.key);
  if (item.title !== item.text) packTitle(writer, item);
  if (item.parent !== undefined) writer.count(item.parent);
  if (item.heading !== undefined) writer.count(item.heading);
  if (item.markers !== noMarkers) packMarkers(writer, item.markers);
  if (item.links.length > 0) {
    writer.count(item.links.length);
    for (const link of item.links) {
      writer.count(link);
    }
  }
  if (hasDetails(item)) writer.texts(Object.entries(item.details).flat());
}

function packMarkers(writer: PackWriter, markers: ItemMarkers): void {
  if (markers.evidence !== undefined) writer.text(markers.evidence);
  if (markers.notApplicable !== undefined) writer.text(markers.notApplicable);
  if (markers.due !== undefined) writer.text(markers.due);
  if (markers.mention !== undefined) writer.text(markers.mention);
  if (markers.from.length > 0) writer.texts(markers.from);
}

/** A title is the item's text without its markers; as these mostly stand at the end, it mostly is a beginning of the text. */
function packTitle(writer: PackWriter, { text, title }: Item): void {
  // Engines compare whole texts faster than they look at the beginning of one.
  const isBeginning = text.slice(0, title.length) === title;
  writer.count(isBeginning ? title.length + 1 : 0);
  if (!isBeginning) writer.text(title);
}

function unpackTitle(reader: PackReader, text: string): string {
  const length = reader.count();
  return length === 0 ? reader.text() : text.slice(0, length - 1);
}

function flagsOf(item: Item): number {
  return (
    (item.checked ? has.checked : 0) +
    (item.key === undefined ? 0 : has.key) +
    (item.title === item.text ? 0 : has.ownTitle) +
    (item.parent === undefined ? 0 : has.parent) +
    (item.heading === undefined ? 0 : has.heading) +
    (item.markers === noMarkers ? 0 : flagsOfMarkers(item.markers)) +
    (item.links.length === 0 ? 0 : has.links) +
    (hasDetails(item) ? has.details : 0)
  );
}

function flagsOfMarkers(markers: ItemMarkers): number {
  return (
    (markers.optional ? has.optional : 0) +
    (markers.evidence === undefined ? 0 : has.evidence) +
    (markers.notApplicable === undefined ? 0 : has.notApplicable) +
    (markers.due === undefined ? 0 : has.due) +
    (markers.mention === undefined ? 0 : has.mention) +
    (markers.from.length === 0 ? 0 : has.from)
  );
}

function hasDetails({ details }: Item): boolean {
  if (details === noDetails) return false;
  for (const _name in details) return true;
  return false;
}

type Draft<Value> = { -readonly [Key in keyof Value]: Value[Key] };

// Most items have none of these, and then share them.
const noLinks: readonly number[] = Object.freeze([]);
const anyMarker =
  has.optional | has.evidence | has.notApplicable | has.due | has.mention | has.from;

function unpackItem(reader: PackReader, previous: number): Item {
  const flags = reader.count();
  const start = previous + reader.distance();
  const end = start + reader.distance();
  const textStart = start + reader.distance();
  const textEnd = textStart + reader.distance();
  const box = start + reader.distance();
  const depth = reader.count();
  const text = reader.text();
  // Optional parts are added one by one: spreading objects would be the slowest part of reading a library.
  const item: Draft<Item> = {
    range: { start, end },
    textRange: { start: textStart, end: textEnd },
    box,
    checked: (flags & has.checked) !== 0,
    text,
    title: text,
    depth,
    markers: noMarkers,
    links: noLinks,
    details: noDetails,
  };
  if (flags & has.key) item.key = reader.text();
  if (flags & has.ownTitle) item.title = unpackTitle(reader, text);
  if (flags & has.parent) item.parent = reader.count();
  if (flags & has.heading) item.heading = reader.count();
  if (flags & anyMarker) item.markers = unpackMarkers(reader, flags);
  if (flags & has.links) item.links = unpackNumbers(reader);
  if (flags & has.details) item.details = pairs(reader.texts());
  return item;
}

function unpackMarkers(reader: PackReader, flags: number): ItemMarkers {
  const markers: Draft<ItemMarkers> = {
    optional: (flags & has.optional) !== 0,
    from: noMarkers.from,
  };
  // Only an evidence form was written here.
  if (flags & has.evidence) markers.evidence = reader.text() as EvidenceForm;
  if (flags & has.notApplicable) markers.notApplicable = reader.text();
  if (flags & has.due) markers.due = reader.text();
  if (flags & has.mention) markers.mention = reader.text();
  if (flags & has.from) markers.from = reader.texts();
  return markers;
}

function unpackNumbers(reader: PackReader): readonly number[] {
  const numbers: number[] = [];
  for (let left = reader.count(); left > 0; left--) {
    numbers.push(reader.count());
  }
  return numbers;
}

function pairs(texts: readonly string[]): Readonly<Record<string, string>> {
  const record = withoutPrototype<string>();
  for (let index = 0; index < texts.length; index += 2) {
    record[texts[index] ?? ''] = texts[index + 1] ?? '';
  }
  return record;
}
