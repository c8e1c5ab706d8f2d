/**
 * What fingerprint `c1` is the digest of, once more: written from docs/sign-offs.md alone, with its own JSON and its own
 * reading of Markdown and YAML through their parsers, and nothing from `src`. Where it disagrees, somebody is wrong.
 */
import type { Definition, Heading, ListItem, Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';

export interface Surroundings {
  readonly rosterRoles: readonly string[];
  readonly people: readonly string[];
  readonly bookkeeping: readonly string[];
}
type Gate = Record<'items' | 'sign', { roles?: string[]; sections?: string[]; role?: string }> & {
  id: string;
  blocks?: string[];
};
type Item = { parent: Item | undefined; above: Heading[]; depth: number; words: string } & Span & {
    checked: boolean;
    box: number;
  };
type Span = { start: number; end: number };
type Found = Span & { target?: string; definition?: Definition | undefined; reference?: string };

const itemMention = /(?<![\w@./:\\-])@([A-Za-z]\w*(?:[.-]\w+)*)(?![\w/@-])/;
const headingMention = /(?:^|\s)\(?@([A-Za-z]\w*(?:[.-]\w+)*)\)?\s*$/;
const itemKey =
  /^(?:\*\*|__)?([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+[a-z]?)(?::(?:\*\*|__)?|(?:\*\*|__):)(?:\s+|$)/;
const detail =
  /^(?:[-*+]|\d{1,9}[.)])?\s*[*_]{0,2}([A-Za-z][\w ./-]{0,40}?)[*_]{0,2}\s*:[*_]{0,2}(?:\s+(.*))?$/;
const wikiLink = /(?<!\\)\[\[[ \t]*([^[\]|\n]+?)[ \t]*(?:\|[^[\]\n]*)?\]\]/g;
const always = ['id', 'kind', 'title', 'owner', 'client', 'project', 'template', 'gates'];
const markdown = remark().use(remarkGfm).freeze();

/** The canonical JSON of one gate's content; the gate `''` is the whole document. */
export function independentContent(file: string, gateId: string, at: Surroundings): string {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const top = /^---[ \t]*\n([^]*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text) ?? ['', ''];
  const yaml = parseDocument(top[1] ?? '');
  const fields = yaml.toJS() as { id: string; owner?: string; gates?: Gate[] };
  const { gates = [], owner = '' } = fields;
  const gate: Partial<Gate> = gates.find(({ id }) => id === gateId) ?? { id: '' };
  const roles = [...at.rosterRoles, ...(at.people.includes(owner) ? [] : [owner])];
  roles.push(...gates.flatMap(({ items, sign }) => [...(items?.roles ?? []), sign?.role ?? '']));
  const page = readPage(text.slice(top[0].length));
  const wanted = gate.items?.sections?.map(nameForm);
  const isWanted = (headings: Heading[]) =>
    !wanted || headings.some((heading) => wanted.includes(nameForm(headingName(heading))));
  const looked = page.items.filter((item) => {
    const around = [item, ...ancestorsOf(item)].map(({ words }) => itemMention.exec(noCode(words)));
    const mentions = [...around, ...item.above.map((h) => headingMention.exec(plain(h)))];
    const role = mentions.map((match) => match?.[1] ?? '').find((name) => roles.includes(name));
    return isWanted(item.above) && (gate.items?.roles ?? [role ?? owner]).includes(role ?? owner);
  });
  const kept = new Map<number, string>();
  let isDropping = false;
  page.items.forEach(({ box, checked }) => page.replace(box, checked ? 'x' : ' '));
  page.lines().forEach((line, number) => {
    const owners = page.items.filter((item) => page.spans(item, number));
    if (isWanted(above(page.headings.filter((h) => (h.position?.start.line ?? 0) <= number + 1)))) {
      const isLeft = owners.length > 0 && !looked.includes(owners.at(-1) as Item);
      isDropping = isLeft || (isDropping && line.trim() === '');
      kept.set(number, isDropping ? '-' : `+${line.trimEnd()}`);
    }
  });
  const isKept = (offset: number) => kept.get(page.lineOf(offset))?.startsWith('+');
  const links = page.found.filter(
    ({ start, definition }) => definition && isKept(start) && !isKept(spanOf(definition).start),
  );
  const left = ['sign_offs', 'status', 'due_on', 'tags', ...at.bookkeeping];
  left.push(...gates.flatMap(({ blocks = [] }) => blocks));
  const meta = Object.entries(asWritten(yaml.contents) as object).filter(
    ([key]) => always.includes(key) || !(left.includes(key) || key.startsWith('reviewed_')),
  );
  const lines = [...kept.values()].filter((line) => line !== '-').map((line) => line.slice(1));
  return canonical({
    ...{ v: 'c1', doc: fields.id, gate: gate.id, meta: Object.fromEntries(meta) },
    items: looked.map((item) => describe(page, item)),
    body: lines.join('\n').replace(/^\n+|\n+$/g, ''),
    ...(links.length === 0 ? {} : { links: links.map(({ target }) => target) }),
  });
}

export function canonical(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.normalize());
  }
  if (typeof value !== 'object' || value === null) {
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join()}]`;
  }
  const keys = Object.keys(value).map((key) => key.normalize());
  const entries = Object.entries(value).map(([key, entry], index) => {
    const isShared = keys.filter((other) => other === keys[index]).length > 1;
    return [isShared ? key : key.normalize(), canonical(entry)] as const;
  });
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${entry}`).join()}}`;
}

/** A YAML node as `meta` has it. */
function asWritten(node: unknown): unknown {
  if (isSeq(node)) {
    return node.items.map(asWritten);
  }
  if (isMap(node)) {
    return Object.fromEntries(
      node.items.map(({ key, value }) => {
        const { value: name, source } = key as { value: unknown; source: string };
        const text = typeof name === 'string' ? name : name === null ? '' : source;
        return [text.replace(/^!/, '!!'), asWritten(value)];
      }),
    );
  }
  const { value, source } = isScalar(node) ? node : { value: null, source: '' };
  if (typeof value === 'number') {
    return JSON.stringify(value) === source ? value : { '!number': source };
  }
  return typeof value === 'string' ? value.replace(/\s+$|[^\S\n]+(?=\n)/g, '') : value;
}

function readPage(body: string) {
  const page = { body, headings: [] as Heading[], items: [] as Item[], found: [] as Found[] };
  const definitions = new Map<string, Definition>();
  const fenced: Span[] = [];
  const ends = [...body.matchAll(/\n/g)].map(({ index }) => index);
  const visit = (node: Nodes, parent: Item | undefined, depth: number): void => {
    const span = spanOf(node);
    let inside = parent;
    if (node.type === 'heading') {
      page.headings.push(node);
    } else if (node.type === 'link' || node.type === 'image') {
      page.found.push({ ...span, target: node.url });
    } else if (node.type === 'linkReference' || node.type === 'imageReference') {
      page.found.push({ ...span, reference: node.identifier });
    } else if (node.type === 'definition' && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    } else if (node.type === 'code' && /^(?:`{3}|~{3})/.test(body.slice(span.start))) {
      fenced.push(span);
    } else if (node.type === 'text') {
      for (const match of body.slice(span.start, span.end).matchAll(wikiLink)) {
        const start = span.start + match.index;
        page.found.push({ start, end: start + match[0].length, target: match[1] ?? '' });
      }
    } else if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      inside = itemOf(node, { ...span, parent, depth, above: above(page.headings) }, body);
      page.items.push(inside);
    }
    const inner = depth + (node.type === 'listItem' ? 1 : 0);
    ('children' in node ? node.children : []).forEach((child) => visit(child, inside, inner));
  };
  visit(markdown.parse(body), undefined, 0);
  const found = page.found.flatMap(({ reference, ...link }) => {
    const definition = definitions.get(reference ?? '');
    return reference === undefined
      ? [link]
      : definition
        ? [{ ...link, target: definition.url, definition }]
        : [];
  });
  const lineOf = (offset: number) => ends.filter((end) => end < offset).length;
  return {
    ...{ headings: page.headings, items: page.items, lineOf, lines: () => page.body.split('\n') },
    found: found.sort((a, b) => a.start - b.start || b.end - a.end),
    isFenced: (line: number) =>
      fenced.some((span) => lineOf(span.start) <= line && line <= lineOf(span.end)),
    spans: ({ start, end }: Span, line: number) => lineOf(start) <= line && line <= lineOf(end - 1),
    replace: (offset: number, character: string) => {
      page.body = page.body.slice(0, offset) + character + page.body.slice(offset + 1);
    },
  };
}

function itemOf(
  node: ListItem,
  rest: Pick<Item, 'start' | 'end' | 'parent' | 'depth' | 'above'>,
  body: string,
): Item {
  const paragraph = node.children.find(({ type }) => type === 'paragraph') as Nodes & {
    children: Nodes[];
  };
  const { start, end } = spanOf(paragraph);
  // remark leaves the box in the paragraph where no text follows right behind it.
  const box =
    paragraph.children[0] && spanOf(paragraph.children[0]).start === start ? start - 3 : start + 1;
  const words = body
    .slice(box + 2, end)
    .trim()
    .replace(/[ \t]*\n[ \t>]*/g, ' ');
  return { ...rest, checked: node.checked === true, box, words };
}

function describe(page: ReturnType<typeof readPage>, item: Item) {
  const innermost = (offset: number) =>
    page.items.findLast(({ start, end }) => start <= offset && offset < end);
  const nested = page.items.filter((other) => ancestorsOf(other).includes(item));
  const details = new Map<string, string>();
  page.lines().forEach((line, number) => {
    const match = detail.exec(line.replace(/^[\s>]+/, '').trimEnd());
    const isTheirs = page.isFenced(number) || nested.some((other) => page.spans(other, number));
    if (match && page.lineOf(item.box) < number && page.spans(item, number) && !isTheirs) {
      const name = (match[1] ?? '').trim();
      details.set(name, details.get(name) ?? (match[2] ?? '').trim());
    }
  });
  const reason = markersIn(item.words).flatMap(
    (each) => /^n\/a(?:\s*:\s*(.*))?$/i.exec(each.trim()) ?? [],
  );
  return {
    key: itemKey.exec(item.words)?.[1] ?? null,
    state: (reason[1] ?? '').trim() !== '' ? 'not-applicable' : item.checked ? 'done' : 'open',
    depth: item.depth,
    text: item.words.replace(itemKey, '').trim().replace(/\s+/g, ' '),
    evidence: [
      ...page.found.filter((link) => innermost(link.start) === item).map(({ target }) => target),
      ...details,
    ],
  };
}

function markersIn(text: string): string[] {
  const words = noCode(text).replace(/\\./g, '  ');
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < words.length; at++) {
    if (words[at] === '(') {
      start = depth++ === 0 ? at : start;
    } else if (words[at] === ')' && depth > 0 && --depth === 0 && words[start - 1] !== ']') {
      found.push(text.slice(start + 1, at));
    }
  }
  return found;
}

function plain(node: Nodes): string {
  const own =
    node.type === 'break' ? ' ' : node.type === 'html' ? '' : 'value' in node ? node.value : '';
  const words = 'alt' in node ? (node.alt ?? '') : own;
  return ('children' in node ? node.children.map(plain).join('') : words).replace(/\n/g, ' ');
}

function above(headings: readonly Heading[]): Heading[] {
  const ranks = headings.map(
    ({ depth }, at) => Math.min(7, ...headings.slice(at + 1).map((h) => h.depth)) > depth,
  );
  return headings.filter((_, at) => ranks[at]).reverse();
}

function headingName(heading: Heading): string {
  const mention = headingMention.exec(plain(heading))?.[1];
  return mention === undefined
    ? plain(heading)
    : plain(heading).replace(new RegExp(`\\s*@${mention}\\s*$`), '');
}

const nameForm = (name: string) => name.trim().replace(/\s+/g, ' ').normalize().toLowerCase();
const noCode = (text: string) =>
  text.replace(/(?<![`\\])(`+)(?!`)([^]*?[^`])\1(?!`)/g, (code) => ' '.repeat(code.length));
const ancestorsOf = ({ parent }: Item): Item[] => (parent ? [parent, ...ancestorsOf(parent)] : []);
const spanOf = ({ position }: Nodes): Span => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});
