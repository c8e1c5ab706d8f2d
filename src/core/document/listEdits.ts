/** Edits of lists of mappings in frontmatter, entry by entry: what stands in the other entries keeps its comments and quotes. */
import { lineBreakOf, lineEndAt, lineStartAt } from '../text/textEdges.js';
import { insertionAt, type TextEdit } from '../text/textEdit.js';
import type { Document } from './document.js';
import type { YamlMapping, YamlValue } from './frontmatter.js';
import { keepsPromise, setFieldEdits } from './frontmatterEdits.js';
import { locateField } from './locateInYaml.js';
import { isMapping, isList } from './yamlValues.js';
import { writeBlock, writeInline } from './yamlWriter.js';

/** A document's text with what was read from it. */
export interface FrontmatterFile {
  readonly text: string;
  readonly document: Pick<Document, 'frontmatter'>;
}

/** The edits that put `entry` behind the others of the list `key`, which is made when there is none; none when the frontmatter cannot be changed. */
export function appendEntryEdits(
  { text, document }: FrontmatterFile,
  key: string,
  entry: YamlMapping,
): readonly TextEdit[] {
  const { data } = document.frontmatter;
  const list = data[key];
  const entries = isList(list) ? list : [];
  const whole = [...entries, entry];
  const edit = entries.length === 0 ? firstEntry : nextEntry;
  const edits = edit({ text, document }, { key, entry, count: entries.length });
  if (
    edits !== undefined &&
    keepsPromise(text, document, { edits, data: { ...data, [key]: whole } })
  ) {
    return edits;
  }
  return setFieldEdits(text, document, key, whole);
}

interface NewEntry {
  readonly key: string;
  readonly entry: YamlMapping;
  /** Entries that are there already. */
  readonly count: number;
}

/** In place of the `[]` that a template leaves. */
function firstEntry(
  { text, document }: FrontmatterFile,
  { key, entry }: NewEntry,
): readonly TextEdit[] | undefined {
  const place = locateField(document, [key]);
  if (place?.key === undefined) {
    return undefined;
  }
  const start = text.indexOf(':', place.key.end) + 1;
  const newText = linesOf(text, entry, 2);
  return [{ range: { start, end: Math.max(start, place.value.end) }, newText }];
}

function nextEntry(
  { text, document }: FrontmatterFile,
  { key, entry, count }: NewEntry,
): readonly TextEdit[] | undefined {
  const last = locateField(document, [key, count - 1]);
  const dash = last && /^([ \t]*)- /.exec(text.slice(lineStartAt(text, last.value.start)));
  if (last === undefined || !dash) {
    return undefined;
  }
  const at = lineEndAt(text, last.value.end);
  const newText = linesOf(text, entry, dash[1]?.length ?? 0);
  return [insertionAt(at, newText)];
}

/** The entry on lines of its own, each after a line break. */
function linesOf(text: string, entry: YamlMapping, indent: number): string {
  const eol = lineBreakOf(text);
  return writeBlock([entry], indent)
    .map((line) => eol + line)
    .join('');
}

/** Where a value goes: the key of an entry of a list. */
export interface EntryField {
  readonly list: string;
  readonly index: number;
  readonly key: string;
}

/** The edits after which an entry of a list has `value` under its key; none when it is no mapping, or the frontmatter cannot be changed. */
export function setEntryFieldEdits(
  { text, document }: FrontmatterFile,
  { list, index, key }: EntryField,
  value: string,
): readonly TextEdit[] {
  const { data } = document.frontmatter;
  const entries = data[list];
  const entry = isList(entries) ? entries[index] : undefined;
  if (!isList(entries) || !isMapping(entry)) {
    return [];
  }
  const whole: readonly YamlValue[] = entries.with(index, { ...entry, [key]: value });
  const edits = entryEdits({ text, document }, { list, index, key }, { entry, value });
  return edits !== undefined &&
    keepsPromise(text, document, { edits, data: { ...data, [list]: whole } })
    ? edits
    : setFieldEdits(text, document, list, whole);
}

function entryEdits(
  { text, document }: FrontmatterFile,
  { list, index, key }: EntryField,
  { entry, value }: { readonly entry: YamlMapping; readonly value: string },
): readonly TextEdit[] | undefined {
  const known = locateField(document, [list, index, key]);
  if (known !== undefined) {
    const { start, end } = known.value;
    return [{ range: { start, end }, newText: `${start === end ? ' ' : ''}${writeInline(value)}` }];
  }
  const [first] = Object.keys(entry);
  const last = Object.keys(entry).at(-1);
  const place = first === undefined ? undefined : locateField(document, [list, index, first]);
  const end = last === undefined ? undefined : locateField(document, [list, index, last]);
  if (place?.key === undefined || end === undefined) {
    return undefined;
  }
  const at = lineEndAt(text, end.value.end);
  const indent = ' '.repeat(place.key.start - lineStartAt(text, place.key.start));
  const newText = `${lineBreakOf(text)}${indent}${key}: ${writeInline(value)}`;
  return [insertionAt(at, newText)];
}
