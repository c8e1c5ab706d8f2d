import { lineBreakOf, lineStartAt } from '../text/textEdges.js';
import type { TextRange } from '../text/textRange.js';
import { quoteScalar, escapeInQuotes } from './yamlQuoting.js';

/** Answers by placeholder name. An empty answer is a blank that the author fills in later. */
export type TemplateValues = Readonly<Record<string, string>>;

export interface RenderedTemplate {
  readonly text: string;
  /** Where an empty answer left a gap, in the order of `text`: the places an editor should stop at. */
  readonly blanks: readonly Blank[];
  /** Placeholders without an answer: left as they are written, so that nothing is lost unseen. */
  readonly unknown: readonly UnknownPlaceholder[];
}

export interface Blank {
  readonly name: string;
  /** An empty range in the rendered text. */
  readonly range: TextRange;
}

export interface UnknownPlaceholder {
  readonly name: string;
  /** Where it stands in the template. */
  readonly range: TextRange;
}

/** `yaml` for files that are YAML as a whole; in Markdown only the frontmatter is. */
export type TemplateSyntax = 'markdown' | 'yaml';

const placeholder = /\{\{[ \t]*([a-z][a-z0-9_]*)[ \t]*\}\}/g;
const frontmatterBlock = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

/**
 * Stands for what a person has to do: one bullet for each line of the answer.
 *
 * Nobody is asked for it; whoever makes the document looks it up.
 */
export const workPlaceholder = 'my_work';

function bullets(value: string, lineBreak: string): string {
  const lines = value.split(/\r\n|[\r\n]/).map(oneLine);
  return lines.flatMap((line) => (line === '' ? [] : [`- ${line}`])).join(lineBreak);
}

/** The names of all placeholders in `text`, each once, in the order of their first use. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(placeholder)].map((match) => match[1] ?? ''))];
}

/** Whether a value of a template is nothing but a placeholder, so that each document gives an answer of its own. */
export function isPlaceholder(value: string): boolean {
  return /^\{\{[ \t]*[a-z][a-z0-9_]*[ \t]*\}\}$/.test(value.trim());
}

/**
 * The template's text with every placeholder `{{name}}` replaced by its answer.
 *
 * A title that begins with the words before it loses them. In YAML an answer is quoted or escaped as its place requires, so that no answer can end a scalar,
 * start a mapping or turn into a number; in the body line breaks become blanks, so that none can end
 * an item or a heading.
 */
export function renderTemplate(
  text: string,
  values: TemplateValues,
  syntax: TemplateSyntax = 'markdown',
): RenderedTemplate {
  const yamlEnd = syntax === 'yaml' ? text.length : (frontmatterBlock.exec(text)?.[0].length ?? 0);
  const blanks: Blank[] = [];
  const unknown: UnknownPlaceholder[] = [];
  let result = '';
  let position = 0;
  for (const match of text.matchAll(placeholder)) {
    const name = match[1] ?? '';
    const range = { start: match.index, end: match.index + match[0].length };
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) {
      unknown.push({ name, range });
      continue;
    }
    const isYaml = range.start < yamlEnd;
    const isList = !isYaml && name === workPlaceholder;
    const place = isYaml ? yamlPlace(text, range) : bodyPlace(range);
    result += text.slice(position, place.range.start);
    const line =
      name === 'title' ? withoutLead(oneLine(value), leadOf(text, range)) : oneLine(value);
    const written = isList ? bullets(value, lineBreakOf(text)) : place.write(line);
    if (value === '') {
      const offset = result.length + (written === '' ? 0 : 1);
      blanks.push({ name, range: { start: offset, end: offset } });
    }
    result += written;
    position = place.range.end;
  }
  return { text: result + text.slice(position), blanks, unknown };
}

/** What a placeholder's replacement covers, and how an answer is written there. */
interface Place {
  readonly range: TextRange;
  readonly write: (value: string) => string;
}

function bodyPlace(range: TextRange): Place {
  return { range, write: (value) => value };
}

function yamlPlace(text: string, range: TextRange): Place {
  const lineStart = lineStartAt(text, range.start);
  const before = text.slice(lineStart, range.start);
  const after = text.slice(range.end).split(/\r?\n/, 1)[0] ?? '';
  const quote = openQuote(before);
  if (quote !== undefined) {
    // A scalar that is nothing but the placeholder loses its quotes when the answer needs none.
    const whole = before.endsWith(quote) && after.startsWith(quote);
    return whole
      ? { range: { start: range.start - 1, end: range.end + 1 }, write: quoteScalar }
      : { range, write: (value) => escapeInQuotes(value, quote) };
  }
  const startsScalar = /(?:^|[:[,-])[ \t]*$/.test(before);
  const endsScalar = /^[ \t]*(?:$|#|[\],}])/.test(after);
  return { range, write: startsScalar && endsScalar ? quoteScalar : (value) => value };
}

/** The words that a heading or a frontmatter value says before the placeholder in `range`. */
function leadOf(text: string, range: TextRange): string {
  const lineStart = lineStartAt(text, range.start);
  const before = text.slice(lineStart, range.start);
  return /^[ \t]*(?:#{1,6}[ \t]+|[\w-]+:[ \t]*["']?)(.*)$/.exec(before)?.[1]?.trim() ?? '';
}

/** `Office move` of `Closeout: Office move` behind the words `Closeout:`, so that no title says them twice. */
function withoutLead(title: string, lead: string): string {
  const stem = lead.replace(/[\s:–—-]+$/u, '');
  if (stem === '' || title.slice(0, stem.length).toLowerCase() !== stem.toLowerCase()) {
    return title;
  }
  const separator = stem === lead ? /^\s+(?=\S)/u : /^\s*[:–—-]\s*(?=\S)/u;
  const rest = title.slice(stem.length);
  return separator.test(rest) ? rest.replace(separator, '') : title;
}

/** The quote that is still open at the end of `line`, a YAML line up to the placeholder. */
function openQuote(line: string): '"' | "'" | undefined {
  let open: '"' | "'" | undefined;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (open === '"' && character === '\\') {
      index++;
    } else if (open !== undefined) {
      open = character === open ? undefined : open;
    } else if (
      (character === '"' || character === "'") &&
      /(?:^|[\s:[{,(-])$/.test(line.slice(0, index))
    ) {
      open = character;
    } else if (character === '#' && /(?:^|\s)$/.test(line.slice(0, index))) {
      return undefined;
    }
  }
  return open;
}

function oneLine(value: string): string {
  return value.replace(/[\r\n\u2028\u2029\u0085]+[ \t]*/g, ' ').trim();
}
