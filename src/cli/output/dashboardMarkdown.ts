import type {
  Cell,
  DashboardResult,
  ListGroup,
  ListResult,
  ListRow,
} from '../../core/lists/listResult.js';
import { escapeMarkdown, markdownCode, markdownTable } from './markdown.js';

/** A dashboard for a wiki page, a comment or a mail. */
export function dashboardAsMarkdown(dashboard: DashboardResult): string {
  const { title, id, today, lists } = dashboard;
  const remark = [id === undefined ? '' : markdownCode(id), `as of ${today}`].filter(Boolean);
  const parts: string[] = [`# ${escapeMarkdown(title)}\n`, `${remark.join(' · ')}\n`];
  let section: string | undefined;
  for (const list of lists) {
    if (list.section !== undefined && list.section !== section) {
      parts.push(`## ${escapeMarkdown(list.section)}\n`);
    }
    ({ section } = list);
    const level = section === undefined ? '##' : '###';
    parts.push(`${level} ${escapeMarkdown(list.title)}\n`, listAsMarkdown(list));
  }
  return parts.join('\n');
}

function listAsMarkdown(list: ListResult): string {
  const { problems, note, view, total, atMost, groups = [], rows } = list;
  if (problems.length > 0) {
    const lines = problems.map(({ line, message }) => {
      const place = line === undefined ? '' : `Line ${line + 1}: `;
      return `- ${place}${escapeMarkdown(message)}\n`;
    });
    return `This list cannot be answered.\n\n${lines.join('')}`;
  }
  if (note !== undefined) {
    return `${escapeMarkdown(note)}\n`;
  }
  if (view === 'number') {
    const target = atMost === undefined ? '' : `, at most ${atMost}`;
    return `**${total}**${target}\n`;
  }
  if (total === 0) {
    return 'Nothing at the moment.\n';
  }
  if (view === 'chart') {
    const label = escapeMarkdown(list.groupLabel ?? '');
    return markdownTable(
      [label, 'Number'],
      groups.map((group) => [escapeMarkdown(group.label), String(group.count)]),
    );
  }
  const rest = total > rows.length ? `\nand ${total - rows.length} more\n` : '';
  const shown = groups.length > 0 ? groups.filter((group) => group.rows.length > 0) : undefined;
  return (
    (shown?.map((group) => groupAsMarkdown(list, group)).join('\n') ?? rowsAsTable(list, rows)) +
    rest
  );
}

function groupAsMarkdown(list: ListResult, group: ListGroup): string {
  const rows = group.rows.flatMap((index) => list.rows[index] ?? []);
  return `**${escapeMarkdown(group.label)}** (${group.count})\n\n${rowsAsTable(list, rows)}`;
}

function rowsAsTable({ columns }: ListResult, rows: readonly ListRow[]): string {
  return markdownTable(
    columns.map(({ label }) => escapeMarkdown(label)),
    rows.map(({ cells }) => cells.map(cellAsMarkdown)),
  );
}

function cellAsMarkdown(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
    case 'link':
    case 'state':
      return escapeMarkdown(cell.text);
    case 'code':
      return markdownCode(cell.text);
    case 'number':
      return cell.tone === 'bad' ? `**${cell.value}**` : String(cell.value);
    case 'date':
      return cell.words === undefined ? cell.on : `${cell.on} (${cell.words})`;
    case 'progress':
      return `${cell.done}/${cell.total}`;
    default:
      return cell satisfies never;
  }
}
