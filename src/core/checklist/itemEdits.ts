/** Edits of items as people ask for them: the smallest there are, each read again before anybody gets to see it. */
import type { Document, Item } from '../document/document.js';
import { parseDocument } from '../document/parseDocument.js';
import type { CivilDate } from '../schema/civilDate.js';
import { lineAt } from '../text/lineMap.js';
import { applyEdits, insertionAt, type TextEdit } from '../text/textEdit.js';
import { evidenceOf } from './evidence.js';

export type EditOutcome =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'refused'; readonly message: string };

/** A document with the text that it was read from. */
export interface ItemText {
  readonly text: string;
  readonly document: Document;
}

/** Ticks the items if any of them is open, else opens them all: one character for each that changes. */
export function toggleItems({ text, document }: ItemText, indexes: readonly number[]): EditOutcome {
  const chosen = indexes.flatMap((index) => document.items[index] ?? []);
  const ticks = chosen.some(({ checked }) => !checked);
  const changed = new Set(chosen.filter(({ checked }) => checked !== ticks));
  const edits = [...changed].map(({ box }) => ({
    range: { start: box, end: box + 1 },
    newText: ticks ? 'x' : ' ',
  }));
  return tried({ text, document }, edits, (after) =>
    document.items.every((item, index) => {
      const now = after.items[index];
      return now?.box === item.box && now.checked === (changed.has(item) ? ticks : item.checked);
    }),
  );
}

const notApplicable = /\(\s*n\/a\s*(?::(?:[^()\n]|\([^()\n]*\))*)?\)/i;
const due = /\(\s*due\s*(?::\s*|\s+)[^()\n]*\)/i;

/** Writes `(n/a: reason)` into the item, in the place of what was said there before. */
export function markNotApplicable(source: ItemText, index: number, reason: string): EditOutcome {
  const words = plainWords(reason);
  if (words === '') return { kind: 'refused', message: 'Not applicable needs a reason.' };
  return withMarker(source, index, {
    pattern: notApplicable,
    marker: `(n/a: ${words})`,
    holds: ({ markers }) => markers.notApplicable === words,
  });
}

/** Writes `(due 2026-12-01)` into the item; without a day takes it out. */
export function setDueDate(
  source: ItemText,
  index: number,
  day: CivilDate | undefined,
): EditOutcome {
  return withMarker(source, index, {
    pattern: due,
    marker: day === undefined ? '' : `(due ${day})`,
    holds: ({ markers }) => markers.due === day,
  });
}

/** Writes `@name` into the item, in the place of the one it has; without a name takes that out. */
export function assignItem(source: ItemText, index: number, name: string | undefined): EditOutcome {
  const current = source.document.items[index]?.markers.mention;
  const pattern =
    current === undefined
      ? undefined
      : new RegExp(`(?<![\\w@./:\\\\-])@${current.replace(/[.\\]/g, '\\$&')}(?![\\w/@-])`);
  return withMarker(source, index, {
    pattern,
    marker: name === undefined ? '' : `@${name}`,
    holds: ({ markers }) => markers.mention === name,
  });
}

/** Writes a link to the evidence on a line of its own below the item's text. */
export function attachEvidence(
  { text, document }: ItemText,
  index: number,
  { label, target }: { readonly label: string; readonly target: string },
): EditOutcome {
  const item = document.items[index];
  if (item === undefined) return gone;
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const lineStart = document.lines[lineAt(document.lines, item.box)] ?? 0;
  const before = text.slice(lineStart, item.box - 1);
  const link = `[${label.replace(/\s+/g, ' ').replace(/[[\]\\]/g, '\\$&')}](${destination(target)})`;
  const at = trimmedEnd(text, item.textRange.end, item.box);
  const newText = `${eol}${before.replace(/[^>\s]/g, ' ')}${bulletBelow(text, document, index)} ${link}`;
  const known = evidenceOf(document, item).length;
  return tried({ text, document }, [insertionAt(at, newText)], (after) => {
    const now = after.items[index];
    return (
      after.items.length === document.items.length &&
      now?.box === item.box &&
      evidenceOf(after, now).length > known
    );
  });
}

/** The sign of the list that stands below the item already, so that the new line joins it. */
function bulletBelow(text: string, document: Document, index: number): string {
  const item = document.items[index];
  const below =
    item &&
    /^[ \t>]*\r?\n?[ \t>]*([-*+])[ \t]/.exec(text.slice(item.textRange.end, item.range.end));
  return below?.[1] ?? '-';
}

function destination(target: string): string {
  return /[\s()<>]/.test(target) ? `<${target.replace(/[<>\s]/g, encodeURIComponent)}>` : target;
}

interface Marker {
  readonly pattern: RegExp | undefined;
  /** Empty takes the marker out. */
  readonly marker: string;
  readonly holds: (item: Item) => boolean;
}

/** Replaces the marker where the item has it, else puts it at the end of the item's first line. */
function withMarker(
  source: ItemText,
  index: number,
  { pattern, marker, holds }: Marker,
): EditOutcome {
  const { text, document } = source;
  const item = document.items[index];
  if (item === undefined) return gone;
  const { start, end } = item.textRange;
  const found = pattern?.exec(text.slice(start, end));
  if (found === null || found === undefined) {
    if (marker === '') return { kind: 'edits', edits: [] };
    const line = lineAt(document.lines, item.box);
    const at = trimmedEnd(text, Math.min(end, document.lines[line + 1] ?? text.length), item.box);
    return tried(source, [insertionAt(at, ` ${marker}`)], isDone);
  }
  const from = start + found.index;
  const gap = marker === '' && text.charAt(from - 1) === ' ' ? 1 : 0;
  const range = { start: from - gap, end: from + found[0].length };
  return tried(source, [{ range, newText: marker }], isDone);

  function isDone(after: Document): boolean {
    const now = after.items[index];
    return after.items.length === document.items.length && now !== undefined && holds(now);
  }
}

/** Behind the last character that is no blank, before `end` and not before the item's text. */
function trimmedEnd(text: string, end: number, box: number): number {
  let at = end;
  while (at > box + 2 && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}

/** On one line, and with parentheses only in pairs: another one would end the marker. */
function plainWords(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const isBalanced = /^(?:[^()]|\([^()]*\))*$/.test(line);
  return isBalanced ? line : line.replace(/[()]/g, '');
}

const gone: EditOutcome = { kind: 'refused', message: 'The item is no longer there.' };

/** The edits, if the text reads as promised after them: an odd place in the text is better left to a person. */
function tried(
  { text, document }: ItemText,
  edits: readonly TextEdit[],
  isDone: (after: Document) => boolean,
): EditOutcome {
  const after = parseDocument(document.path, { text: applyEdits(text, edits), bom: false });
  return isDone(after)
    ? { kind: 'edits', edits }
    : { kind: 'refused', message: 'The item cannot be changed in this way; edit it in the text.' };
}
