/** Edits that put a list of frontmatter into another order: entries keep their words, quotes and the comments above them. */
import { lineBreakOf, lineEndAt, lineStartAt } from '../text/textEdges.js';
import type { TextEdit } from '../text/textEdit.js';
import { keepsPromise, setFieldEdits } from './frontmatterEdits.js';
import type { YamlValue } from './frontmatter.js';
import type { FrontmatterFile } from './listEdits.js';
import { locateField } from './locateInYaml.js';
import { isList } from './yamlValues.js';
import { writeBlock } from './yamlWriter.js';

/** An entry that is there, by its place from 0, or a new one. */
export type ListSlot = { readonly index: number } | { readonly value: YamlValue };

/** The edits after which the list `key` has these entries; none when the frontmatter cannot be changed. */
export function reorderEdits(
  { text, document }: FrontmatterFile,
  key: string,
  slots: readonly ListSlot[],
): readonly TextEdit[] {
  const { data } = document.frontmatter;
  const list = data[key];
  const entries = isList(list) ? list : [];
  const whole = slots.map((slot) => ('value' in slot ? slot.value : (entries[slot.index] ?? null)));
  const plan = entries.length === 0 ? firstLines : movedLines;
  const edit = plan({ text, document }, { key, slots, count: entries.length });
  const promised = { ...data, [key]: whole };
  return edit !== undefined && keepsPromise(text, document, { edits: [edit], data: promised })
    ? [edit]
    : setFieldEdits(text, document, key, whole);
}

interface Reordering {
  readonly key: string;
  readonly slots: readonly ListSlot[];
  readonly count: number;
}

/** In place of the `[]` that a template leaves; undefined where there is no such key. */
function firstLines(
  { text, document }: FrontmatterFile,
  { key, slots }: Reordering,
): TextEdit | undefined {
  const place = locateField(document, [key]);
  if (place?.key === undefined || slots.length === 0) return undefined;
  const start = text.indexOf(':', place.key.end) + 1;
  const values = slots.flatMap((slot) => ('value' in slot ? [slot.value] : []));
  const newText = writeBlock(values, 2).map((line) => lineBreakOf(text) + line);
  return { range: { start, end: Math.max(start, place.value.end) }, newText: newText.join('') };
}

/** Undefined where the entries are not each on lines of their own. */
function movedLines(
  { text, document }: FrontmatterFile,
  { key, slots, count }: Reordering,
): TextEdit | undefined {
  const places = Array.from({ length: count }, (_, at) => locateField(document, [key, at])?.value);
  const starts = places.map((place) => (place && dashBefore(text, place.start)) ?? -1);
  const [start] = starts;
  if (start === undefined || starts.includes(-1) || slots.length === 0) return undefined;
  const ends = places.map((place) => lineEndAt(text, place?.end ?? 0));
  const eol = lineBreakOf(text);
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  // A comment stands above the entry that it is about.
  const chunks = ends.map((end, at) =>
    text.slice(at === 0 ? start : afterLineBreak(text, ends[at - 1] ?? 0), end),
  );
  const lines = slots.map((slot) =>
    'value' in slot ? writeBlock([slot.value], indent).join(eol) : (chunks[slot.index] ?? ''),
  );
  return { range: { start, end: ends.at(-1) ?? start }, newText: lines.join(eol) };
}

/** The beginning of the line on which the entry's dash stands before it. */
function dashBefore(text: string, at: number): number | undefined {
  const start = lineStartAt(text, at);
  return /^[ \t]*-[ \t]+$/.test(text.slice(start, at)) ? start : undefined;
}

function afterLineBreak(text: string, end: number): number {
  return end + (text.startsWith('\r\n', end) ? 2 : 1);
}
