/** The body that a fingerprint covers: what a reader of the gate's sections sees, without other people's items. */
import type { Document } from '../document/document.js';
import type { ItemSelection } from '../schema/gateDefinition.js';
import { lineAt } from '../text/lineMap.js';
import type { TextRange } from '../text/textRange.js';
import { headingName, sectionKey } from './coverage.js';

export interface CoveredBody {
  /**
   * One line of text per line, trailing blanks and outer blank lines removed, boxes written `[x]` or `[ ]`.
   *
   * An item that is left out takes the blank lines behind it along, so that its coming and going changes nothing.
   */
  readonly text: string;
  /** Where references in that text lead whose definitions stand outside of it, in the order of the text. */
  readonly links: readonly string[];
}

/** The lines of the gate's sections but those of items it does not look at; `looked` are the indexes of those it does. */
export function coveredBody(
  document: Document,
  text: string,
  { selection, looked }: { readonly selection: ItemSelection; readonly looked: readonly number[] },
): CoveredBody {
  const bodyStart = document.frontmatter.block.end;
  const owners = ownersOfLines(document);
  const boxes = boxesByLine(document);
  const isLooked = new Set(looked);
  const isInSections = sectionLines(document, selection);
  const lines: string[] = [];
  const kept = new Set<number>();
  let dropping = false;
  for (let line = lineAt(document.lines, bodyStart); line < document.lines.length; line++) {
    if (!isInSections(line)) {
      continue;
    }
    const start = Math.max(document.lines[line] ?? 0, bodyStart);
    const end = document.lines[line + 1] ?? document.length;
    const content = withPlainBox(text, { start, end }, boxes.get(line)).trimEnd();
    const owner = owners.get(line);
    if (owner !== undefined && !isLooked.has(owner)) {
      dropping = true;
    } else if (content !== '' || !dropping) {
      dropping = false;
      kept.add(line);
      lines.push(content);
    }
  }
  return {
    text: withoutOuterBlankLines(lines).join('\n'),
    links: targetsFromElsewhere(document, (offset) => kept.has(lineAt(document.lines, offset))),
  };
}

function withoutOuterBlankLines(lines: readonly string[]): readonly string[] {
  const isText = (line: string): boolean => line !== '';
  const first = lines.findIndex(isText);
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(isText) + 1);
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

/** A section goes from the line of its heading to that of the next heading of its level or a higher one. */
function sectionLines(
  { headings, lines }: Document,
  { sections }: ItemSelection,
): (line: number) => boolean {
  if (sections === undefined) {
    return () => true;
  }
  const wanted = sections.map(sectionKey);
  const spans = headings.flatMap((heading, index) => {
    if (!wanted.includes(sectionKey(headingName(heading)))) {
      return [];
    }
    const next = headings.slice(index + 1).find(({ level }) => level <= heading.level);
    return [
      {
        start: lineAt(lines, heading.range.start),
        end: next === undefined ? Infinity : lineAt(lines, next.range.start),
      },
    ];
  });
  return (line) => spans.some(({ start, end }) => start <= line && line < end);
}

interface Box {
  readonly offset: number;
  readonly checked: boolean;
}

/** No two items begin on one line: what follows a box is that item's text. */
function boxesByLine({ items, lines }: Document): ReadonlyMap<number, Box> {
  return new Map(items.map(({ box, checked }) => [lineAt(lines, box), { offset: box, checked }]));
}

function withPlainBox(text: string, { start, end }: TextRange, box: Box | undefined): string {
  return box === undefined
    ? text.slice(start, end)
    : text.slice(start, box.offset) + (box.checked ? 'x' : ' ') + text.slice(box.offset + 1, end);
}

/** A reference shows its words where it stands; where it leads is written in its definition, wherever that is. */
function targetsFromElsewhere(
  { links }: Document,
  isKept: (offset: number) => boolean,
): readonly string[] {
  const definitions = links.filter(({ kind }) => kind === 'definition');
  const definitionOf = ({ start }: TextRange) =>
    definitions.find(({ range }) => range.start <= start && start < range.end);
  return links.flatMap(({ kind, range, target, targetRange }) => {
    if (kind === 'definition' || !isKept(range.start)) {
      return [];
    }
    const definition = definitionOf(targetRange);
    return definition === undefined || isKept(definition.range.start) ? [] : [target];
  });
}
