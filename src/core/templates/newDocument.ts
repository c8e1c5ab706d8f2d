import { locateInYaml } from '../document/locateInYaml.js';
import { parseStrictYaml } from '../document/strictYaml.js';
import { isMapping } from '../document/yamlValues.js';
import { placeholdersIn, renderTemplate, workPlaceholder } from './renderTemplate.js';
import type { RenderedTemplate, TemplateValues } from './renderTemplate.js';
import { sizes } from '../schema/size.js';
import { hasSizes, sizedText } from './templateSize.js';
import { quoteScalar } from './yamlQuoting.js';

/** A document made from a template, not yet written anywhere. */
export interface NewDocument extends RenderedTemplate {
  /** Where the template wants it, relative to the library's root; absent when it does not say. */
  readonly path?: string;
}

/** The template as it stands in its file, line endings included. */
export interface TemplateSource {
  /** The template's own id, which the new document remembers. */
  readonly id?: string;
  /** Fingerprint of its content (`c1:...`), by which the new document knows later what it was made from. */
  readonly content?: string;
  readonly text: string;
}

/**
 * The document that `template` makes with these answers; its id is the answer to `id`.
 *
 * A template's `makes` mapping is the frontmatter of what it makes, `makes.path` the place, and its
 * own `gates` and body go over as they are. Everything is copied as text, so that comments, quotes
 * and key order in a template reach its documents. A file without `makes` is rendered as a whole.
 * `{{my_work}}` is what a person has to do, which the caller looks up.
 * Answers to `size` and `period` become fields too: they say which items it has, and when it is made anew.
 */
export function newDocument(template: TemplateSource, values: TemplateValues): NewDocument {
  return renderNew(template, { [workPlaceholder]: 'What is open, due or returned.', ...values });
}

function renderNew(template: TemplateSource, values: TemplateValues): NewDocument {
  const size = sizes.find((each) => each === values['size']) ?? 'full';
  const text = sizedText(template.text, size);
  const parts = splitTemplate(text);
  if (parts === undefined) {
    return renderTemplate(text, values);
  }
  const { makes, gates, body, eol } = parts;
  const isSized = text !== template.text && values['size'] === size;
  const lines = [
    '---',
    ...(Object.hasOwn(values, 'id') ? ['id: {{id}}'] : []),
    ...makes.filter((line) => !pathLine.test(line)),
    ...(isSized ? ['size: {{size}}'] : []),
    ...(values['period'] !== undefined && !makes.some((line) => /^period:/.test(line))
      ? ['period: {{period}}']
      : []),
    ...gates,
    ...pinLines(template),
    '---',
  ];
  const rendered = renderTemplate(lines.join(eol) + eol + body, values);
  const path = makes.map((line) => pathLine.exec(line)?.[1]).find((found) => found !== undefined);
  return path === undefined ? rendered : { ...rendered, path: renderPath(path, values) };
}

function pinLines({ id, content }: TemplateSource): readonly string[] {
  if (id === undefined) {
    return [];
  }
  const pin = ['template:', `  id: ${quoteScalar(id)}`];
  return content === undefined ? pin : [...pin, `  content: "${content}"`];
}

/** The placeholders that need an answer before `template` makes a document, `id` aside. */
export function questionsOf(template: TemplateSource): readonly string[] {
  const parts = splitTemplate(template.text);
  const text =
    parts === undefined ? template.text : [...parts.makes, ...parts.gates, parts.body].join('\n');
  const names = placeholdersIn(text).filter((name) => name !== 'id' && name !== workPlaceholder);
  return hasSizes(template.text) && !names.includes('size') ? [...names, 'size'] : names;
}

const pathLine = /^path:[ \t]*["']?([^"'#\r\n]+?)["']?[ \t]*(?:#.*)?$/;
const frontmatterBlock = /^\uFEFF?---[ \t]*(\r?\n)([\s\S]*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

interface TemplateParts {
  readonly makes: readonly string[];
  readonly gates: readonly string[];
  readonly body: string;
  readonly eol: string;
}

function splitTemplate(text: string): TemplateParts | undefined {
  const match = frontmatterBlock.exec(text);
  const source = match?.[2] ?? '';
  const lines = source.split(/\r?\n/);
  const block = blockBelow(lines, 'makes');
  const makes = block.length === 0 ? membersInBraces(source, 'makes') : dedent(block);
  if (match === null || makes.length === 0) {
    return undefined;
  }
  const gates = blockBelow(lines, 'gates');
  return {
    makes,
    gates: gates.length === 0 ? linesInBrackets(source, 'gates') : ['gates:', ...gates],
    body: text.slice(match[0].length),
    eol: match[1] ?? '\n',
  };
}

/** The members of a mapping in braces, such as `makes: { kind: checklist }`, each as it is written there. */
function membersInBraces(source: string, key: string): readonly string[] {
  const { value } = parseStrictYaml(source);
  const mapping = isMapping(value) ? value[key] : undefined;
  return Object.keys(isMapping(mapping) ? mapping : {}).flatMap((name) => {
    const place = locateInYaml(source, [key, name]);
    return place?.key === undefined
      ? []
      : source.slice(place.key.start, place.value.end).split(/\r?\n/);
  });
}

/** The lines of a key with a list in brackets; none without one. */
function linesInBrackets(source: string, key: string): readonly string[] {
  const place = locateInYaml(source, [key]);
  return place?.key === undefined || source[place.value.start] !== '['
    ? []
    : source.slice(place.key.start, place.value.end).split(/\r?\n/);
}

/** The lines of a top-level key's block value, without what is blank or a comment of what follows at its end. */
function blockBelow(lines: readonly string[], key: string): readonly string[] {
  const start = lines.findIndex((line) => new RegExp(`^${key}:[ \\t]*(?:#.*)?$`).test(line)) + 1;
  if (start === 0) {
    return [];
  }
  // A list may stand below its key without indent, and a comment anywhere.
  const length = lines.slice(start).findIndex((line) => /^(?![ \t#]|-(?:[ \t]|$))./.test(line));
  const found = lines.slice(start, length === -1 ? undefined : start + length);
  return found.slice(0, found.findLastIndex((line) => /^(?:[ \t]+\S|-)/.test(line)) + 1);
}

function dedent(lines: readonly string[]): readonly string[] {
  const first = lines.find((line) => /^[ \t]+[^\s#]/.test(line)) ?? '';
  const indent = /^ */.exec(first)?.[0].length ?? 0;
  return lines.map((line) => line.replace(new RegExp(`^ {0,${indent}}`), ''));
}

/** Answers become parts of file names, so they lose everything that a file system could mind. */
function renderPath(path: string, values: TemplateValues): string {
  const slugs = Object.entries(values).map(([name, value]) => [name, fileSlug(value)]);
  return renderTemplate(path, Object.fromEntries(slugs) as TemplateValues).text;
}

/** `text` as a lower-case file name part: letters of any script and digits, joined by single dashes. */
export function fileSlug(text: string): string {
  const slug = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .normalize('NFC')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'untitled' : slug;
}
