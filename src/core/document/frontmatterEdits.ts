import { applyEdits, insertionAt, type TextEdit } from '../text/textEdit.js';
import type { TextRange } from '../text/textRange.js';
import type { Document } from './document.js';
import type { YamlPlace } from './fastYaml.js';
import type { YamlMapping, YamlValue } from './frontmatter.js';
import { locateField } from './locateInYaml.js';
import { readFrontmatter } from './readFrontmatter.js';
import { isBlockValue, writeBlock, writeInline, type QuoteStyle } from './yamlWriter.js';
import { isSameYaml } from './yamlEquality.js';

type FrontmatterHolder = Pick<Document, 'frontmatter'>;

/** Kept last in the block, so that records are only ever appended to the end of it. */
const lastKey = 'sign_offs';

/**
 * The smallest edits after which the frontmatter's top-level `key` holds `value`.
 *
 * Nothing else changes: comments, quotes, order, line endings and a byte order mark stay. A new key
 * goes before `sign_offs`, or last; a document without frontmatter gets a block. The result was read
 * again and holds what is promised; where that cannot be had (the block is not valid), there are no edits.
 */
// eslint-disable-next-line @typescript-eslint/max-params -- text, document, key and value are what every caller has at hand, and read in this order
export function setFieldEdits(
  text: string,
  document: FrontmatterHolder,
  key: string,
  value: YamlValue,
): TextEdit[] {
  const planner = new Planner(text, document);
  const edits = planner.set(key, value);
  const data: YamlMapping = { ...document.frontmatter.data, [key]: value };
  return keepsPromise(text, document, { edits, data }) ? edits : [];
}

/** The smallest edits after which the frontmatter has no top-level `key`; none when it has none, or is not valid. */
export function removeFieldEdits(
  text: string,
  document: FrontmatterHolder,
  key: string,
): TextEdit[] {
  const edits = new Planner(text, document).remove(key);
  const data = Object.fromEntries(
    Object.entries(document.frontmatter.data).filter(([name]) => name !== key),
  );
  return keepsPromise(text, document, { edits, data }) ? edits : [];
}

/** Reads the edited text again: the block must say `data`, and what follows it must be what it was. */
export function keepsPromise(
  text: string,
  { frontmatter }: FrontmatterHolder,
  { edits, data }: { readonly edits: readonly TextEdit[]; readonly data: YamlMapping },
): boolean {
  const edited = applyEdits(text, edits);
  const after = readFrontmatter(edited).frontmatter;
  const body = text.slice(frontmatter.block.end);
  return (
    after.status === 'ok' &&
    isSameYaml(after.data, data) &&
    edited.slice(after.block.end).trimStart() === body.trimStart()
  );
}

class Planner {
  readonly #text: string;
  readonly #document: FrontmatterHolder;
  readonly #eol: string;

  constructor(text: string, document: FrontmatterHolder) {
    this.#text = text;
    this.#document = document;
    this.#eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  }

  set(key: string, value: YamlValue): TextEdit[] {
    const { status } = this.#document.frontmatter;
    if (status === 'invalid') {
      return [];
    }
    if (status === 'none') {
      return [this.#newBlock(key, value)];
    }
    const place = locateField(this.#document, [key]);
    if (place?.key === undefined) {
      return [this.#newKey(key, value)];
    }
    return this.#isFlow()
      ? this.#replaceInline(place, value, true)
      : this.#replace(place, place.key, value);
  }

  remove(key: string): TextEdit[] {
    const place = locateField(this.#document, [key]);
    if (this.#document.frontmatter.status !== 'ok' || place?.key === undefined) {
      return [];
    }
    if (this.#isFlow()) {
      return [removal(this.#flowEntry(place.key.start, place.value.end))];
    }
    const start = this.#lineStart(place.key.start);
    return [removal({ start, end: this.#nextLine(Math.max(place.key.end, place.value.end)) })];
  }

  #isFlow(): boolean {
    return /^(?:\s*#[^\n\r]*(?:\r\n|\n|\r))*\s*\{/.test(this.#document.frontmatter.source);
  }

  #newBlock(key: string, value: YamlValue): TextEdit {
    const lines = ['---', ...this.#entry(key, value), '---'];
    const gap = this.#text === '' || /^[\r\n]/.test(this.#text) ? '' : this.#eol;
    return insertionAt(0, lines.map((line) => line + this.#eol).join('') + gap);
  }

  #newKey(key: string, value: YamlValue): TextEdit {
    const { yaml, source } = this.#document.frontmatter;
    if (this.#isFlow()) {
      const close = yaml.start + source.lastIndexOf('}');
      const isEmpty = Object.keys(this.#document.frontmatter.data).length === 0;
      const entry = `${writeInline(key, 'plain', true)}: ${writeInline(value, 'plain', true)}`;
      return insertionAt(close, isEmpty ? ` ${entry} ` : `, ${entry}`);
    }
    const last = locateField(this.#document, [lastKey])?.key;
    const at = last === undefined ? yaml.end : this.#aboveComments(this.#lineStart(last.start));
    return insertionAt(
      at,
      this.#entry(key, value)
        .map((line) => line + this.#eol)
        .join(''),
    );
  }

  #entry(key: string, value: YamlValue): readonly string[] {
    return writeBlock({ [key]: value }, 0);
  }

  #replace(place: YamlPlace, key: TextRange, value: YamlValue): TextEdit[] {
    const isOnKeyLine = this.#lineStart(place.value.start) === this.#lineStart(key.start);
    if (!isOnKeyLine) {
      return this.#replaceLines(place, key, value);
    }
    const isOneLine = this.#lineStart(place.value.end) === this.#lineStart(place.value.start);
    const isCollection = /[[{]/.test(this.#text.charAt(place.value.start));
    if (isOneLine && (!isBlockValue(value) || isCollection)) {
      return this.#replaceInline(place, value, false);
    }
    const colon = this.#text.indexOf(':', key.end) + 1;
    if (!isBlockValue(value)) {
      return [{ range: { start: colon, end: place.value.end }, newText: ` ${writeInline(value)}` }];
    }
    const lineEnd = this.#lineEnd(place.value.end);
    return [
      removal({ start: colon, end: Math.max(colon, place.value.end) }),
      insertionAt(lineEnd, this.#lines(writeBlock(value, 2))),
    ];
  }

  /** The old value stands on lines below its key. */
  #replaceLines({ value: old }: YamlPlace, key: TextRange, value: YamlValue): TextEdit[] {
    const start = this.#lineStart(old.start);
    if (isBlockValue(value)) {
      const lines = writeBlock(value, Math.max(Array.isArray(value) ? 0 : 1, old.start - start));
      return [{ range: { start, end: old.end }, newText: lines.join(this.#eol) }];
    }
    const colon = this.#text.indexOf(':', key.end) + 1;
    const before = this.#lineEndBefore(start);
    return [insertionAt(colon, ` ${writeInline(value)}`), removal({ start: before, end: old.end })];
  }

  #replaceInline({ value: old }: YamlPlace, value: YamlValue, inFlow: boolean): TextEdit[] {
    const first = this.#text.charAt(old.start);
    const style: QuoteStyle =
      old.end === old.start
        ? 'plain'
        : first === '"'
          ? 'double'
          : first === "'"
            ? 'single'
            : 'plain';
    const written = writeInline(value, style, inFlow);
    const gap = old.start === old.end && this.#text.charAt(old.start - 1) === ':' ? ' ' : '';
    return [{ range: old, newText: gap + written }];
  }

  #flowEntry(start: number, end: number): TextRange {
    const after = /^\s*,\s*/.exec(this.#text.slice(end));
    if (after !== null) {
      return { start, end: end + after[0].length };
    }
    const before = /,?\s*$/.exec(this.#text.slice(0, start));
    return { start: start - (before?.[0].length ?? 0), end };
  }

  #lines(lines: readonly string[]): string {
    return lines.map((line) => this.#eol + line).join('');
  }

  #lineStart(offset: number): number {
    let at = offset;
    while (at > 0 && !isBreak(this.#text.charCodeAt(at - 1))) {
      at--;
    }
    return at;
  }

  #lineEnd(offset: number): number {
    let at = offset;
    while (at < this.#text.length && !isBreak(this.#text.charCodeAt(at))) {
      at++;
    }
    return at;
  }

  #nextLine(offset: number): number {
    const end = this.#lineEnd(offset);
    return this.#text.startsWith('\r\n', end) ? end + 2 : Math.min(this.#text.length, end + 1);
  }

  /** The end of the line before the one that starts at `start`. */
  #lineEndBefore(start: number): number {
    return this.#text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
  }

  #aboveComments(start: number): number {
    let at = start;
    while (at > this.#document.frontmatter.yaml.start) {
      const above = this.#lineStart(this.#lineEndBefore(at));
      if (this.#text.charAt(above) !== '#') {
        break;
      }
      at = above;
    }
    return at;
  }
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}

function removal(range: TextRange): TextEdit {
  return { range, newText: '' };
}
