import type { Document, Item } from '../document/document.js';
import { remembered } from '../memory/remembered.js';
import { lineStartAt, trimmedEnd } from '../text/textEdges.js';
import { applyEdits, insertionAt, type TextEdit } from '../text/textEdit.js';
import { parseDocument } from '../document/parseDocument.js';
import type { TextRange } from '../text/textRange.js';
import { itemLines } from './itemLines.js';
import { renderTemplate, type TemplateValues } from './renderTemplate.js';

/** A document with its text. */
export interface TemplateVersion {
  readonly document: Document;
  readonly text: string;
}

/** One item in which a template and what was made from it have gone apart. */
export interface DriftChange {
  readonly kind: 'added' | 'removed' | 'reworded';
  /** The item's key; without one its title, behind the name of the item it hangs below. */
  readonly name: string;
  readonly key?: string;
  /** As the template has it now, or had it. */
  readonly title: string;
  /** How the run changes; nothing where the run was changed itself and a person must decide. */
  readonly edit?: TextEdit;
}

/**
 * What happened to the items of a template since the run was made from `then`, and has not happened to the run.
 *
 * A removed item that somebody worked on stays in the run and is no change: a run may ask for more.
 */
export function driftOf(
  run: TemplateVersion,
  then: TemplateVersion,
  now: TemplateVersion,
): readonly DriftChange[] {
  return [...additionsAndRewordings(run, then, now), ...removals(run, then, now)];
}

function additionsAndRewordings(
  run: TemplateVersion,
  then: TemplateVersion,
  now: TemplateVersion,
): readonly DriftChange[] {
  return now.document.items.flatMap((item, index): readonly DriftChange[] => {
    const name = nameOf(now.document, item);
    const before = find(then, name);
    const here = find(run, name);
    const parent = item.parent === undefined ? undefined : now.document.items[item.parent];
    // What hangs below a new item comes along with it.
    const isInside = parent !== undefined && find(run, nameOf(now.document, parent)) === undefined;
    if (before === undefined && here === undefined && !isInside) {
      return [changeOf('added', { name, item }, insertion(run, now, index))];
    }
    if (before === undefined || here === undefined) {
      return [];
    }
    const [old, fresh, own] = [wordsOf(then, before), wordsOf(now, item), wordsOf(run, here)];
    // Words with a placeholder were filled in by the author.
    return old === fresh || fresh.includes('{{') || isAdopted(own, { old, fresh })
      ? []
      : [changeOf('reworded', { name, item }, rewording(run, here, { old, fresh }))];
  });
}

/** Whether the run has the new words, whatever its author wrote behind them. */
function isAdopted(
  own: string,
  { old, fresh }: { readonly old: string; readonly fresh: string },
): boolean {
  const begins = (words: string) => own === words || own.startsWith(`${words} `);
  return begins(fresh) && (fresh.length > old.length || !begins(old));
}

function removals(
  run: TemplateVersion,
  then: TemplateVersion,
  now: TemplateVersion,
): readonly DriftChange[] {
  const isGone = (item: Item) => find(now, nameOf(then.document, item)) === undefined;
  return then.document.items.flatMap((item) => {
    const above = item.parent === undefined ? undefined : then.document.items[item.parent];
    // What hangs below an item goes or stays with it.
    if (!isGone(item) || (above !== undefined && isGone(above))) {
      return [];
    }
    const name = nameOf(then.document, item);
    const here = find(run, name);
    return here !== undefined && sourceOf(run, here) === sourceOf(then, item)
      ? [changeOf('removed', { name, item }, { range: itemLines(run.text, here), newText: '' })]
      : [];
  });
}

function changeOf(
  kind: DriftChange['kind'],
  { name, item: { key, title } }: { readonly name: string; readonly item: Item },
  edit: TextEdit | undefined,
): DriftChange {
  return {
    ...{ kind, name, title },
    ...(key === undefined ? {} : { key }),
    ...(edit === undefined ? {} : { edit }),
  };
}

/** The run with these edits; undefined when an item would lose its tick, its evidence or its place. */
export function adopt(
  { document, text }: TemplateVersion,
  changes: readonly DriftChange[],
): readonly TextEdit[] | undefined {
  const edits = changes.flatMap(({ edit }) => edit ?? []);
  if (hasOverlap(edits)) {
    return undefined;
  }
  const after = parseDocument(document.path, { text: applyEdits(text, edits), bom: false });
  const gone = document.links.filter(({ range }) => isReplaced(range, edits)).length;
  const ticked = (items: readonly Item[]) => items.filter(({ checked }) => checked).length;
  const isWhole =
    ticked(after.items) === ticked(document.items) &&
    after.links.length >= document.links.length - gone &&
    changes.every(({ kind, name }) => {
      const stands = after.items.some((item) => nameOf(after, item) === name);
      return kind === 'removed' ? !stands : stands;
    });
  return isWhole ? edits : undefined;
}

function hasOverlap(edits: readonly TextEdit[]): boolean {
  const ordered = edits.toSorted((a, b) => a.range.start - b.range.start);
  return ordered.some(({ range }, index) => {
    const next = ordered[index + 1];
    return next !== undefined && next.range.start < range.end;
  });
}

/** Items without a key are told apart by what they hang below: `verified` says little. */
function nameOf(document: Document, { key, title, parent }: Item): string {
  const above = parent === undefined ? undefined : document.items[parent];
  return key ?? (above === undefined ? fold(title) : `${nameOf(document, above)}/${fold(title)}`);
}

/** The first item of that name. */
function find({ document }: TemplateVersion, name: string): Item | undefined {
  return itemsByName(document).get(name);
}

const itemsByName = remembered(
  (document: Document): ReadonlyMap<string, Item> =>
    new Map(document.items.toReversed().map((item) => [nameOf(document, item), item])),
);

function isReplaced({ start, end }: TextRange, edits: readonly TextEdit[]): boolean {
  return edits.some(({ range }) => range.start <= start && end <= range.end);
}

function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

function wordsOf({ text }: TemplateVersion, { textRange }: Item): string {
  return fold(text.slice(textRange.start, textRange.end));
}

function sourceOf({ text }: TemplateVersion, { range }: Item): string {
  return fold(text.slice(range.start, range.end));
}

/** The new words in the place of the old; what the author wrote behind them stays. */
function rewording(
  { text }: TemplateVersion,
  { textRange }: Item,
  { old, fresh }: { readonly old: string; readonly fresh: string },
): TextEdit | undefined {
  const own = text.slice(textRange.start, textRange.end);
  const start = textRange.start + (own.length - own.trimStart().length);
  for (let end = start + 1; end <= textRange.end; end++) {
    const isWordEnd = end === textRange.end || /\s/u.test(text.charAt(end));
    if (isWordEnd && fold(text.slice(start, end)) === old) {
      return { range: { start, end }, newText: fresh };
    }
  }
  return undefined;
}

/** Puts an item of the template behind its neighbour, below its parent, or into its section. */
function insertion(
  run: TemplateVersion,
  now: TemplateVersion,
  index: number,
): TextEdit | undefined {
  const item = now.document.items[index];
  if (item === undefined) {
    return undefined;
  }
  const { text, document } = run;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = standsApart(now, item) ? eol + eol : eol;
  const block = (indent: string) =>
    renderTemplate(indented(now, item, indent).join(eol), valuesOf(document)).text;
  const neighbour = now.document.items
    .slice(0, index)
    .reverse()
    .filter(({ parent, heading }) => parent === item.parent && heading === item.heading)
    .map((each) => find(run, nameOf(now.document, each)))
    .find((found) => found !== undefined);
  if (neighbour !== undefined) {
    return insertionAt(trimmedEnd(text, neighbour.range), gap + block(indentOf(text, neighbour)));
  }
  const above = item.parent === undefined ? undefined : now.document.items[item.parent];
  const parent = above && find(run, nameOf(now.document, above));
  if (parent !== undefined) {
    const width = /^(?:[-*+]|\d+[.)])[ \t]+/.exec(text.slice(parent.range.start))?.[0].length ?? 2;
    const indent = indentOf(text, parent) + ' '.repeat(width);
    return insertionAt(trimmedEnd(text, parent.range), gap + block(indent));
  }
  const section = item.heading === undefined ? undefined : now.document.headings[item.heading];
  const heading = document.headings.find(
    (each) => fold(each.text) === fold(section?.text ?? '') && each.level === section?.level,
  );
  if (heading !== undefined) {
    return insertionAt(heading.range.end, eol + eol + block(''));
  }
  const title =
    section === undefined ? '' : `${'#'.repeat(section.level)} ${section.text}${eol}${eol}`;
  return insertionAt(
    text.length,
    `${text.endsWith('\n') ? '' : eol}${eol}${title}${block('')}${eol}`,
  );
}

/** Whether an empty line stands above the item, as it then does in the documents made from it. */
function standsApart({ text }: TemplateVersion, { range }: Item): boolean {
  return /\n[ \t]*\r?\n[ \t>]*$/.test(text.slice(0, range.start));
}

/** What the run says of itself answers placeholders; its title and id are not those that were asked for. */
function valuesOf({ frontmatter: { data } }: Document): TemplateValues {
  const texts = Object.entries(data).flatMap(([key, value]): readonly [string, string][] =>
    typeof value === 'string' && key !== 'title' && key !== 'id' ? [[key, value]] : [],
  );
  return Object.fromEntries(texts);
}

/** What stands before the item on its line. */
function indentOf(text: string, { range }: Item): string {
  return text.slice(lineStartAt(text, range.start), range.start);
}

function indented({ text }: TemplateVersion, item: Item, indent: string): readonly string[] {
  const own = indentOf(text, item).length;
  return text
    .slice(item.range.start, trimmedEnd(text, item.range))
    .split(/\r?\n/)
    .map((line, index) => {
      const words =
        index === 0 ? line : line.slice(Math.min(own, line.length - line.trimStart().length));
      return words.trim() === '' ? '' : indent + words;
    });
}
