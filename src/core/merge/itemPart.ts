/** An item taken apart: what can be changed by one person without touching what another one changed. */
import type { Document, Item } from '../document/document.js';
import { stateOf, type ItemState } from '../checklist/itemState.js';
import { lineAt } from '../text/lineMap.js';
import { type MergeLine, isSameText } from './mergeLine.js';

export interface ItemPart {
  /** What stands before the box on its line: indent, quote marks, list marker. */
  readonly prefix: string;
  /** The character in the box. */
  readonly box: string;
  readonly checked: boolean;
  readonly state: ItemState;
  /** The item's words behind the box; further lines of it without their indent. */
  readonly words: string;
  /** How many lines the words take. */
  readonly headLines: number;
  /** What stands below the words and belongs to the item alone. */
  readonly notes: readonly Note[];
}

export interface Note {
  /** Equal for the same line of two versions: the name of a detail (`Date`), or else the line itself. */
  readonly key: string;
  /** Whether the key is a name, so that its value may change. */
  readonly isDetail: boolean;
  /** The line without the item's indent; lines that do not share it stay as they are. */
  readonly content: string;
}

const raw = '\0';
const detail = /^(?:[-*+]|\d{1,9}[.)])?\s*[*_]{0,2}([A-Za-z][\w ./-]{0,40}?)[*_]{0,2}\s*:/;

/** Takes the lines of an item apart; undefined where its box is not on its first line. */
export function toItemPart(
  document: Document,
  item: Item,
  lines: readonly MergeLine[],
): ItemPart | undefined {
  const start = lineAt(document.lines, item.range.start);
  const column = item.box - (document.lines[start] ?? 0);
  const first = lines[0]?.content ?? '';
  const box = first[column];
  if (box === undefined || first[column - 1] !== '[' || first[column + 1] !== ']') {
    return undefined;
  }
  const prefix = first.slice(0, column - 1);
  const inner = lines.slice(1).map(({ content }) => withoutIndent(content, prefix.length));
  const textLines = lineAt(document.lines, Math.max(item.box, item.textRange.end - 1)) - start;
  const firstDetail = inner.findIndex((content) => detailName(content, item) !== undefined);
  const wordLines = firstDetail < 0 ? textLines : Math.min(textLines, firstDetail);
  const seen = new Set<string>();
  return {
    prefix,
    box,
    checked: item.checked,
    state: stateOf(item),
    words: [first.slice(column + 2), ...inner.slice(0, wordLines)].join('\n'),
    headLines: wordLines + 1,
    notes: inner.slice(wordLines).map((content) => {
      const name = detailName(content, item);
      const isDetail = name !== undefined && !seen.has(name);
      if (isDetail) seen.add(name);
      return { key: isDetail ? `detail ${name}` : `line ${content}`, isDetail, content };
    }),
  };
}

function detailName(content: string, { details }: Item): string | undefined {
  const name = detail.exec(content)?.[1]?.trim();
  return name !== undefined && Object.hasOwn(details, name) ? name : undefined;
}

function withoutIndent(content: string, width: number): string {
  return content === ''
    ? ''
    : /^ *$/.test(content.slice(0, width)) && content.length > width
      ? content.slice(width)
      : raw + content;
}

function withIndent(content: string, width: number): string {
  return content === ''
    ? ''
    : content.startsWith(raw)
      ? content.slice(raw.length)
      : ' '.repeat(width) + content;
}

/** The lines of an item's words. */
export function headLinesOf(
  { prefix, box, words }: Pick<ItemPart, 'prefix' | 'box' | 'words'>,
  ending: string,
): readonly MergeLine[] {
  const [first = '', ...more] = words.split('\n');
  return [
    { content: `${prefix}[${box}]${first}`, ending },
    ...more.map((content) => ({ content: withIndent(content, prefix.length), ending })),
  ];
}

/** The lines below an item's words, indented for it. */
export function noteLinesOf(
  notes: readonly Note[],
  prefix: string,
  ending: string,
): readonly MergeLine[] {
  return notes.map(({ content }) => ({ content: withIndent(content, prefix.length), ending }));
}

export function isSameItem(one: ItemPart, other: ItemPart): boolean {
  return (
    one.checked === other.checked && one.words === other.words && isSameText(one.notes, other.notes)
  );
}
