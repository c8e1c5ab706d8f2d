/** Which part of a document a gate looks at: its items and the lines that a sign-off covers. */
import { headingsAbove } from '../checklist/sections.js';
import type { Document, Heading } from '../document/document.js';
import type { GateDefinition, ItemSelection } from '../schema/gateDefinition.js';
import { lineAt } from '../text/lineMap.js';

/** What tells a role from a person in `@name`, and whose an item without a mention is. */
export interface RoleNames {
  readonly roles: ReadonlySet<string>;
  readonly owner?: string;
}

/**
 * The role an item belongs to: the nearest mention that names a role, in the item, the items around it, then the headings above it; else the owner.
 *
 * A mention of a person assigns the item within the role that holds it anyway, so that a sign-off never depends on who joined which role later.
 */
export function itemRole(document: Document, index: number, names: RoleNames): string | undefined {
  for (let at: number | undefined = index; at !== undefined; at = document.items[at]?.parent) {
    const mention = document.items[at]?.markers.mention;
    if (mention !== undefined && names.roles.has(mention)) {
      return mention;
    }
  }
  const item = document.items[index];
  const heading = (item ? headingsAbove(document, item) : []).findLast(
    ({ mention }) => mention !== undefined && names.roles.has(mention),
  );
  return heading?.mention ?? names.owner;
}

/** A heading's name as gates and people write it: without the mention, blanks folded. */
export function headingName(heading: Heading): string {
  const text =
    heading.mention === undefined
      ? heading.text
      : heading.text.replace(new RegExp(`\\s*@${escapePattern(heading.mention)}\\s*$`, 'u'), '');
  return text.trim().replace(/\s+/gu, ' ').normalize('NFC');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&');
}

/** Indexes of the items a gate looks at, in the order of the document. */
export function itemsLookedAt(
  document: Document,
  selection: ItemSelection,
  names: RoleNames,
): readonly number[] {
  const sections = selection.sections?.map(sectionKey);
  const indexes: number[] = [];
  document.items.forEach((item, index) => {
    const inSection =
      sections === undefined ||
      headingsAbove(document, item).some((heading) =>
        sections.includes(sectionKey(headingName(heading))),
      );
    if (inSection) {
      const role = selection.roles && itemRole(document, index, names);
      if (selection.roles === undefined || (role !== undefined && selection.roles.includes(role))) {
        indexes.push(index);
      }
    }
  });
  return indexes;
}

/** Sections that a gate names and the document lacks. */
export function missingSections(document: Document, selection: ItemSelection): readonly string[] {
  const present = new Set(document.headings.map((heading) => sectionKey(headingName(heading))));
  return (selection.sections ?? []).filter((name) => !present.has(sectionKey(name)));
}

function sectionKey(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').normalize('NFC').toLowerCase();
}

/**
 * The body text a sign-off covers: the gate's sections without the items it does not look at.
 *
 * One line of text per line, trailing blanks and outer blank lines removed, boxes written `[x]` or `[ ]`.
 * An item that is left out takes the blank lines behind it along, so that its coming and going changes nothing.
 */
export function coveredText(
  document: Document,
  text: string,
  gate: GateDefinition,
  looked: readonly number[],
): string {
  const bodyLine = lineAt(document.lines, document.frontmatter.block.end);
  const owners = ownersOfLines(document);
  const isLooked = new Set(looked);
  const inSections = sectionLines(document, gate.items);
  const kept: string[] = [];
  let dropping = false;
  for (let line = bodyLine; line < document.lines.length; line++) {
    const start = Math.max(document.lines[line] ?? 0, document.frontmatter.block.end);
    const end = document.lines[line + 1] ?? document.length;
    if (!inSections(start)) {
      continue;
    }
    const content = withPlainBoxes(document, text, { start, end }).trimEnd();
    const owner = owners.get(line);
    if (owner !== undefined && !isLooked.has(owner)) {
      dropping = true;
    } else if (content !== '' || !dropping) {
      dropping = false;
      kept.push(content);
    }
  }
  return kept.join('\n').replace(/^\n+|\n+$/g, '');
}

/** The innermost item of every line that belongs to one. */
function ownersOfLines(document: Document): ReadonlyMap<number, number> {
  const owners = new Map<number, number>();
  document.items.forEach(({ range }, index) => {
    const last = lineAt(document.lines, Math.max(range.start, range.end - 1));
    for (let line = lineAt(document.lines, range.start); line <= last; line++) {
      owners.set(line, index);
    }
  });
  return owners;
}

function sectionLines(document: Document, selection: ItemSelection): (offset: number) => boolean {
  if (selection.sections === undefined) {
    return () => true;
  }
  const wanted = selection.sections.map(sectionKey);
  const spans = document.headings.flatMap((heading, index) => {
    if (!wanted.includes(sectionKey(headingName(heading)))) {
      return [];
    }
    const next = document.headings.slice(index + 1).find(({ level }) => level <= heading.level);
    return [{ start: heading.range.start, end: next?.range.start ?? Infinity }];
  });
  return (offset) => spans.some(({ start, end }) => start <= offset && offset < end);
}

function withPlainBoxes(
  document: Document,
  text: string,
  line: { readonly start: number; readonly end: number },
): string {
  let content = text.slice(line.start, line.end);
  for (const item of document.items) {
    if (line.start <= item.box && item.box < line.end) {
      const at = item.box - line.start;
      content = content.slice(0, at) + (item.checked ? 'x' : ' ') + content.slice(at + 1);
    }
  }
  return content;
}
