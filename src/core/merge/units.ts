/** A document as a list of units that a merge moves about: frontmatter keys, items, and lines of everything else. */
import type { Document } from '../document/document.js';
import { locateField } from '../document/locateInYaml.js';
import { lineAt } from '../text/lineMap.js';
import { toItemPart, type ItemPart } from './itemPart.js';
import type { MergeLine } from './mergeLine.js';
import { isTwin, type ItemNames } from './nameItems.js';

export interface Unit {
  /** Equal for the same unit of two versions. */
  readonly key: string;
  readonly kind: 'line' | 'fence' | 'field' | 'item';
  /** Blank lines, and comments of a field, before it. */
  readonly lead: readonly MergeLine[];
  readonly lines: readonly MergeLine[];
  /** Number in the document of the first of `lines`. */
  readonly firstLine: number;
  readonly part?: ItemPart;
  /** The key of the item around this one. */
  readonly parentKey?: string;
  /** What people call it. */
  readonly about: string;
}

/** A version of a document, cut into lines. */
export interface CutDocument {
  readonly document: Document;
  readonly lines: readonly MergeLine[];
}

export function unitsOf(version: CutDocument, names: ItemNames): readonly Unit[] {
  return [...frontmatterUnits(version), ...bodyUnits(version, names)];
}

function lineUnit(line: MergeLine, firstLine: number): Unit {
  const { content } = line;
  const about = content.trim() === '' ? 'a blank line' : `"${content.trim().slice(0, 60)}"`;
  return { key: `line ${content}`, kind: 'line', lead: [], lines: [line], firstLine, about };
}

function frontmatterUnits({ document, lines }: CutDocument): readonly Unit[] {
  const { block, status } = document.frontmatter;
  if (status !== 'ok') {
    return [];
  }
  const close = lineAt(document.lines, Math.max(0, block.end - 1));
  const fence = (line: number, name: string): Unit => ({
    key: `fence ${name}`,
    kind: 'fence',
    lead: [],
    lines: lines.slice(line, line + 1),
    firstLine: line,
    about: 'the frontmatter',
  });
  return [fence(0, 'open'), ...fieldUnits(document, lines, close), fence(close, 'close')];
}

function fieldUnits(
  document: Document,
  lines: readonly MergeLine[],
  close: number,
): readonly Unit[] {
  const starts = new Map<number, string>();
  for (const key of Object.keys(document.frontmatter.data)) {
    const place = locateField(document, [key])?.key;
    if (place !== undefined) {
      starts.set(lineAt(document.lines, place.start), key);
    }
  }
  const isBlock = [...starts.keys()].every((line) => /^[^\s{,]/.test(lines[line]?.content ?? ''));
  const units: Unit[] = [];
  if (!isBlock || starts.size < Object.keys(document.frontmatter.data).length) {
    return lines.slice(1, close).map((line, index) => lineUnit(line, index + 1));
  }
  let lead: number[] = [];
  for (let line = 1; line < close; line++) {
    const key = starts.get(line);
    if (key === undefined) {
      lead.push(line);
      continue;
    }
    let end = line + 1;
    while (end < close && !starts.has(end)) end++;
    while (end > line + 1 && /^(?:#|\s*$)/.test(lines[end - 1]?.content ?? '')) end--;
    units.push({
      key: `field ${key}`,
      kind: 'field',
      lead: lead.flatMap((at) => lines[at] ?? []),
      lines: lines.slice(line, end),
      firstLine: line,
      about: `"${key}"`,
    });
    lead = [];
    line = end - 1;
  }
  return [...units, ...lead.flatMap((at) => (lines[at] ? [lineUnit(lines[at], at)] : []))];
}

function bodyUnits({ document, lines }: CutDocument, names: ItemNames): readonly Unit[] {
  const { frontmatter, items } = document;
  const from =
    frontmatter.status === 'ok'
      ? lineAt(document.lines, Math.max(0, frontmatter.block.end - 1)) + 1
      : 0;
  const startLines = items.map(({ range }) => lineAt(document.lines, range.start));
  const itemAt = new Map<number, number>();
  startLines.forEach((line, index) => itemAt.set(line, index));
  const units: Unit[] = [];
  let blanks: Unit[] = [];
  for (let line = from; line < lines.length; line++) {
    const index = itemAt.get(line);
    const unit =
      index === undefined
        ? undefined
        : itemUnit({ document, lines }, names, { index, line, startLines });
    if (unit !== undefined) {
      units.push({ ...unit, lead: blanks.flatMap((blank) => blank.lines) });
      blanks = [];
      line += unit.lines.length - 1;
      continue;
    }
    const plain = plainUnit(lines[line] as MergeLine, line, names[index ?? -1]);
    if (/^[\s>]*$/.test(plain.lines[0]?.content ?? '')) {
      blanks.push(plain);
    } else {
      units.push(...blanks, plain);
      blanks = [];
    }
  }
  return [...units, ...blanks];
}

/** A line of a twin says which one of how many it is, so that two different changes of twins always meet. */
function plainUnit(line: MergeLine, at: number, name: string | undefined): Unit {
  const unit = lineUnit(line, at);
  return isTwin(name) ? { ...unit, key: `${name ?? ''} ${unit.key}` } : unit;
}

/** Undefined for an item that is merged as mere text. */
function itemUnit(
  { document, lines }: CutDocument,
  names: ItemNames,
  place: { readonly index: number; readonly line: number; readonly startLines: readonly number[] },
): Unit | undefined {
  const { index, line, startLines } = place;
  const item = document.items[index];
  const name = names[index];
  const isAlone = startLines[index - 1] !== line;
  if (item === undefined || name === undefined || isTwin(name) || !isAlone) {
    return undefined;
  }
  const next = startLines[index + 1] ?? lines.length;
  let end = Math.min(next, lineAt(document.lines, Math.max(0, item.range.end - 1)) + 1);
  while (end > line + 1 && /^[\s>]*$/.test(lines[end - 1]?.content ?? '')) end--;
  const own = lines.slice(line, end);
  const part = toItemPart(document, item, own);
  return part === undefined
    ? undefined
    : {
        key: `item ${name}`,
        kind: 'item',
        lead: [],
        lines: own,
        firstLine: line,
        part,
        ...(item.parent === undefined ? {} : { parentKey: `item ${names[item.parent] ?? ''}` }),
        about: `"${item.key ?? item.title}"`,
      };
}
