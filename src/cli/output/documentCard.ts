import { toDisplayText } from '../terminal/displayText.js';
import { displayWidth, padEnd, truncateEnd } from '../terminal/displayWidth.js';
import type { Style } from '../terminal/style.js';
import { plural } from '../reporters/checkReport.js';
import { paintVerdict } from './gateCard.js';
import type { toDetailedJson } from './documentJson.js';

type DetailedDocument = ReturnType<typeof toDetailedJson>;
type ItemFacts = DetailedDocument['items'][number];

/** One document on a page for people; `width` is that of the terminal, or undefined where lines may be long. */
export function formatCard(
  document: DetailedDocument,
  style: Style,
  width: number | undefined,
): string {
  const id = document.id === null ? '' : `${toDisplayText(document.id)}  `;
  const head = [
    style.bold(toDisplayText(document.title)),
    style.dim(`${id}${toDisplayText(document.kind)}  ${toDisplayText(document.path)}`),
  ];
  const facts = factLines(factsOf(document), style);
  const items = itemLines(document.items, style, width ?? Infinity);
  const gates = document.gates.length === 0 ? [] : gateSummary(document.gates, style);
  return [...head, '', ...facts, ...gates, ...items].map((line) => `${line}\n`).join('');
}

/** A line for each fact, its value behind the longest of the usual names. */
function factLines(facts: readonly (readonly [string, string])[], style: Style): readonly string[] {
  const names = facts.map(([name]) => toDisplayText(name));
  const widths = names.map(displayWidth).filter((width) => width <= 24);
  const width = Math.max(11, ...widths);
  return facts.map(
    ([, value], index) => `${style.dim(padEnd(names[index] ?? '', width))} ${toDisplayText(value)}`,
  );
}

/** One line for each gate; `sop gate` tells the reasons. */
function gateSummary(gates: DetailedDocument['gates'], style: Style): readonly string[] {
  const width = Math.max(...gates.map(({ id }) => displayWidth(toDisplayText(id))));
  return [
    '',
    style.bold('Gates'),
    ...gates.map(({ id, verdict, reasons }) => {
      const why = reasons.length === 0 ? '' : style.dim(`  ${plural(reasons.length, 'reason')}`);
      return `  ${padEnd(toDisplayText(id), width)}  ${paintVerdict(style, verdict)(verdict)}${why}`;
    }),
  ];
}

function factsOf(document: DetailedDocument): readonly (readonly [string, string])[] {
  const facts: [string, string | null][] = [
    ['owner', document.owner],
    ['state', document.state],
    ['review', describeReview(document.review)],
    ['items', describeItems(document.itemCounts)],
    ['links', document.links.length === 0 ? null : describeLinks(document.links)],
    ['frontmatter', document.frontmatterStatus === 'ok' ? null : document.frontmatterStatus],
    ...frontmatterFacts(document.frontmatter),
  ];
  return facts.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
}

/** Frontmatter that the card does not show already, single values only. */
function frontmatterFacts(data: DetailedDocument['frontmatter']): [string, string][] {
  const shown = new Set([
    'id',
    'kind',
    'title',
    'owner',
    'reviewed_on',
    'review_in',
    'reviewed_content',
  ]);
  return Object.entries(data).flatMap(([key, value]): [string, string][] => {
    if (shown.has(key) || (Array.isArray(value) && value.length === 0)) {
      return [];
    }
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string')) {
      return [[key, value.join(', ')]];
    }
    return typeof value === 'object' ? [] : [[key, String(value)]];
  });
}

function describeReview({
  status,
  reviewedOn,
  dueOn,
  overdueDays,
}: DetailedDocument['review']): string | null {
  if (status === 'none') {
    return null;
  }
  const details = [
    reviewedOn === null ? '' : `reviewed ${reviewedOn}`,
    dueOn === null ? '' : `due ${dueOn}`,
    overdueDays > 0 ? `${plural(overdueDays, 'day')} overdue` : '',
  ].filter((detail) => detail !== '');
  const words = status.replace('-', ' ');
  return details.length === 0 ? words : `${words} (${details.join(', ')})`;
}

function describeItems(counts: DetailedDocument['itemCounts']): string | null {
  if (counts.total === 0) {
    return null;
  }
  const details = [
    `${counts.total - counts.open} of ${counts.total} settled`,
    counts.requiredOpen === 0 ? '' : `${counts.requiredOpen} required open`,
    counts.notApplicable === 0 ? '' : `${counts.notApplicable} not applicable`,
    counts.overdue === 0 ? '' : `${counts.overdue} overdue`,
  ];
  return details.filter((detail) => detail !== '').join(', ');
}

function describeLinks(links: DetailedDocument['links']): string {
  const missing = links.filter(({ leadsTo }) => leadsTo === 'missing').length;
  return missing === 0 ? String(links.length) : `${links.length}, ${missing} lead nowhere`;
}

/** Items below the headings of their sections, nested as in the document. */
function itemLines(items: readonly ItemFacts[], style: Style, width: number): readonly string[] {
  const lines: string[] = [];
  let section: string | undefined;
  for (const item of items) {
    const here = item.section.map(toDisplayText).join(' / ');
    if (here !== section) {
      lines.push('', ...(here === '' ? [] : [style.bold(here)]));
      section = here;
    }
    lines.push(formatItem(item, style, width));
  }
  return lines;
}

function formatItem(item: ItemFacts, style: Style, width: number): string {
  const indent = '  '.repeat(item.depth + 1);
  const key = item.key === null ? '' : `${toDisplayText(item.key)}: `;
  const mention = item.role === null ? '' : `@${toDisplayText(item.role)}`;
  const whose = item.text.includes(mention) ? '' : `  ${mention}`;
  const rest = `${whose}  line ${item.line}`;
  const room = Math.max(20, width - indent.length - 4 - displayWidth(rest));
  const words = truncateEnd(key + toDisplayText(item.text), room);
  return `${indent}${paintState(item.state, words, style)}${style.dim(rest)}`;
}

function paintState(state: ItemFacts['state'], words: string, style: Style): string {
  switch (state) {
    case 'done':
      return `${style.green('[x]')} ${words}`;
    case 'not-applicable':
      return style.dim(`[-] ${words}`);
    case 'open':
      return `[ ] ${words}`;
    default:
      return state satisfies never;
  }
}
