/** Writing a sign-off: the record, and the one splice that puts it into its document. */
import type { Document } from '../document/document.js';
import type { YamlMapping, YamlValue } from '../document/frontmatter.js';
import { locateField } from '../document/locateInYaml.js';
import { parseDocument } from '../document/parseDocument.js';
import { quoteScalar } from '../templates/yamlQuoting.js';
import { trimmedEnd } from '../text/textEdges.js';
import { applyEdits, insertionAt, type TextEdit } from '../text/textEdit.js';
import { canonicalText } from './canonicalText.js';

/** Keys in the order they are written; a reader finds who and what before the digests. */
const keyOrder = [
  'gate',
  'decision',
  'role',
  'name',
  'by',
  'at',
  'meaning',
  'content',
  'policy',
  'prev',
  'note',
  'items',
  'until',
  'target',
  'sig',
];
/** Always in quotes, so that no YAML reader takes them for a date or a number. */
const quoted: ReadonlySet<string> = new Set(['at', 'content', 'policy', 'prev', 'target']);

export type SignOffEdit =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  | { readonly kind: 'refused'; readonly message: string };

/**
 * The splice that appends `record` to the document's `sign_offs`, or makes the key as the last one.
 *
 * The result is read back: unless it holds exactly the old records and the new one, nothing is offered.
 */
export function signOffEdit(text: string, document: Document, record: YamlMapping): SignOffEdit {
  const { frontmatter } = document;
  if (frontmatter.status !== 'ok') {
    return {
      kind: 'refused',
      message: 'The frontmatter cannot be read, so no sign-off can be added to it.',
    };
  }
  const before = frontmatter.data['sign_offs'] ?? [];
  if (!Array.isArray(before)) {
    return {
      kind: 'refused',
      message: '"sign_offs" is no list, so no sign-off can be added to it.',
    };
  }
  const eol = text.slice(0, frontmatter.block.end).includes('\r\n') ? '\r\n' : '\n';
  const edit =
    before.length === 0
      ? firstRecord(text, document, { record, eol })
      : nextRecord(text, document, { record, eol, count: before.length });
  if (!edit) {
    return {
      kind: 'refused',
      message:
        '"sign_offs" is not written one record below the other, so no sign-off can be added to it.',
    };
  }
  const after = parseDocument(document.path, { text: applyEdits(text, [edit]), bom: false });
  const limit = after.problems.find(({ code }) => code.startsWith('frontmatter/too-'));
  if (limit) {
    return {
      kind: 'refused',
      message: `The frontmatter has no room for another sign-off. ${limit.message}`,
    };
  }
  const expected = {
    ...frontmatter.data,
    sign_offs: [...(before as readonly YamlValue[]), record],
  };
  return after.frontmatter.status === 'ok' &&
    canonicalText(after.frontmatter.data) === canonicalText(expected)
    ? { kind: 'edit', edit }
    : {
        kind: 'refused',
        message:
          'The sign-off could not be added without changing something else in the frontmatter.',
      };
}

interface Addition {
  readonly record: YamlMapping;
  readonly eol: string;
}

/** Without a record yet the key goes to the end of the frontmatter; an empty `sign_offs: []` makes room for it. */
function firstRecord(
  text: string,
  document: Document,
  { record, eol }: Addition,
): TextEdit | undefined {
  const records = recordLines(record, '  ').join(eol) + eol;
  const empty = locateField(document, ['sign_offs']);
  if (!empty) {
    const end = document.frontmatter.yaml.end;
    const atLineStart =
      end === document.frontmatter.yaml.start || /[\r\n]$/.test(text.slice(0, end));
    return {
      range: { start: end, end },
      newText: `${atLineStart ? '' : eol}sign_offs:${eol}${records}`,
    };
  }
  const { key, value } = empty;
  if (key === undefined) {
    return undefined;
  }
  const valueEnd = Math.max(value.end, key.end);
  const end = endOfLine(text, valueEnd);
  const [comment = ''] = /[ \t]+#[^\r\n]*/.exec(text.slice(valueEnd, end)) ?? [];
  return { range: { start: key.start, end }, newText: `sign_offs:${comment}${eol}${records}` };
}

function nextRecord(
  text: string,
  document: Document,
  { record, eol, count }: Addition & { readonly count: number },
): TextEdit | undefined {
  const last = locateField(document, ['sign_offs', count - 1]);
  const dash = last && /(?:^|[\r\n])([ ]*)-[ ]+$/.exec(text.slice(0, last.value.start));
  if (!last || !dash) {
    return undefined;
  }
  // A block scalar may claim the blank lines behind it.
  const at = endOfLine(text, trimmedEnd(text, last.value));
  const lines = recordLines(record, dash[1] ?? '').join(eol) + eol;
  const isEnded = at > 0 && /[\r\n]/.test(text[at - 1] ?? '');
  return insertionAt(at, (isEnded ? '' : eol) + lines);
}

function endOfLine(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}

/** The record as a block sequence entry; `indent` stands before the dash. */
function recordLines(record: YamlMapping, indent: string): readonly string[] {
  const lines = keyOrder.flatMap((key) =>
    key in record ? fieldLines(key, record[key] ?? null) : [],
  );
  return lines.map((line, index) => `${indent}${index === 0 ? '- ' : '  '}${line}`);
}

function fieldLines(key: string, value: YamlValue): readonly string[] {
  if (Array.isArray(value)) {
    return [`${key}: [${value.map((entry) => quoteScalar(String(entry))).join(', ')}]`];
  }
  // Every value but the list of items is a text: see the keys of a record.
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (key === 'sig') {
    return [
      `${key}: |`,
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`),
    ];
  }
  return [`${key}: ${quoted.has(key) ? JSON.stringify(text) : quoteScalar(text)}`];
}
