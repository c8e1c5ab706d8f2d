import { paintState } from './gateCard.js';
import { toDisplayText } from '../terminal/displayText.js';
import type { Style } from '../terminal/style.js';
import { formatTable, type Column } from '../terminal/table.js';
import { formatCsv } from './csv.js';
import type { toDocumentJson } from './documentJson.js';
import { escapeMarkdown, markdownCode, markdownTable } from './markdown.js';
import { projectsAsTable } from './projectFacts.js';

type DocumentFacts = ReturnType<typeof toDocumentJson>;

/** A table for people, with columns of their own for projects; `width` is that of the terminal, or undefined where lines may be long. */
export function listAsTable(
  documents: readonly DocumentFacts[],
  style: Style,
  width: number | undefined,
): string {
  if (documents.length === 0) {
    return '';
  }
  if (documents.every(({ project }) => project !== null)) {
    return projectsAsTable(documents, style, width);
  }
  const layout = { width, paintTitle: (text: string) => style.bold(text) };
  const lines = formatTable(documents, columnsWith(style), layout);
  return lines.map((line) => `${line}\n`).join('');
}

function columnsWith(style: Style): readonly Column<DocumentFacts>[] {
  return [
    { title: 'ID', text: ({ id }) => toDisplayText(id ?? ''), leaveOut: 4 },
    { title: 'KIND', text: ({ kind }) => toDisplayText(kind), shrink: 'end', leaveOut: 2 },
    { title: 'TITLE', text: ({ title }) => toDisplayText(title), shrink: 'end' },
    {
      title: 'OWNER',
      text: ({ owner }) => toDisplayText(owner ?? ''),
      shrink: 'end',
      leaveOut: 1,
    },
    {
      title: 'ITEMS',
      align: 'right',
      text: ({ items }) => (items.total === 0 ? '' : `${items.total - items.open}/${items.total}`),
      paint: (text, { items }) =>
        items.overdue > 0 ? style.red(text) : items.open === 0 ? style.green(text) : text,
    },
    {
      title: 'STATE',
      text: ({ state }) => toDisplayText(state ?? ''),
      paint: (text, { state }) => paintState(style, state)(text),
    },
    {
      title: 'REVIEW',
      leaveOut: 3,
      text: describeReview,
      paint: (text, { review }) => paintReview(style, review.status)(text),
    },
    {
      title: 'PATH',
      text: ({ path }) => toDisplayText(path),
      paint: (text) => style.dim(text),
      shrink: 'start',
    },
  ];
}

/** The review clock in one or two words; nothing for a document without one. */
function describeReview({ review: { status, overdueDays } }: DocumentFacts): string {
  switch (status) {
    case 'none':
      return '';
    case 'due-soon':
      return 'due soon';
    case 'overdue':
    case 'long-overdue':
      return `${overdueDays} d overdue`;
    case 'current':
    case 'never':
    case 'invalid':
      return status;
    default:
      return status satisfies never;
  }
}

function paintReview(
  style: Style,
  status: DocumentFacts['review']['status'],
): (text: string) => string {
  switch (status) {
    case 'long-overdue':
    case 'invalid':
      return style.red;
    case 'overdue':
    case 'never':
      return style.yellow;
    case 'due-soon':
      return style.cyan;
    case 'current':
      return style.green;
    case 'none':
      return (text) => text;
    default:
      return status satisfies never;
  }
}

/** One line for each document, with the facts of the JSON that are single values. */
export function listAsCsv(documents: readonly DocumentFacts[]): string {
  const titles = [
    'path',
    'id',
    'kind',
    'title',
    'owner',
    'state',
    'frontmatter_status',
    'items_total',
    'items_done',
    'items_open',
    'items_not_applicable',
    'items_required',
    'items_required_open',
    'items_overdue',
    'reviewed_on',
    'review_due_on',
    'review_status',
    'review_overdue_days',
  ];
  const rows = documents.map(
    ({ path, id, kind, title, owner, state, frontmatterStatus, items, review }) => [
      ...[path, id ?? '', kind, title, owner ?? '', state ?? '', frontmatterStatus],
      ...[items.total, items.done, items.open, items.notApplicable],
      ...[items.required, items.requiredOpen, items.overdue],
      ...[review.reviewedOn ?? '', review.dueOn ?? '', review.status, review.overdueDays],
    ],
  );
  return formatCsv([titles, ...rows]);
}

/** A table for a wiki page or a comment. */
export function listAsMarkdown(documents: readonly DocumentFacts[]): string {
  const rows = documents.map((facts) => [
    facts.id === null ? '' : markdownCode(facts.id),
    escapeMarkdown(facts.kind),
    escapeMarkdown(facts.title),
    escapeMarkdown(facts.owner ?? ''),
    facts.items.total === 0 ? '' : `${facts.items.total - facts.items.open}/${facts.items.total}`,
    escapeMarkdown(facts.state ?? ''),
    describeReview(facts),
    markdownCode(facts.path),
  ]);
  return markdownTable(['Id', 'Kind', 'Title', 'Owner', 'Items', 'State', 'Review', 'Path'], rows);
}
