import type { Cell, DashboardResult, ListResult, ListRow } from '../../core/lists/listResult.js';

/** What `dashboard` prints of one dashboard as JSON; lines count from 1. */
export function toDashboardJson(dashboard: DashboardResult) {
  const { path, id, title, audience, today, lists } = dashboard;
  return {
    path: path ?? null,
    id: id ?? null,
    title,
    audience,
    today,
    lists: lists.map(toListJson),
  };
}

function toListJson(list: ListResult) {
  const { title, section, line, of, view, query, columns, rows, total, groups } = list;
  return {
    title,
    section: section ?? null,
    line: line === undefined ? null : line + 1,
    of,
    view,
    query,
    total,
    atMost: list.atMost ?? null,
    columns: columns.map(({ field, label }) => ({ field, label })),
    rows: rows.map(toRowJson),
    groups: (groups ?? []).map(({ label, count }) => ({ label, count })),
    note: list.note ?? null,
    problems: list.problems.map(({ line: at, message }) => ({
      line: at === undefined ? null : at + 1,
      message,
    })),
  };
}

function toRowJson({ path, line, title, cells }: ListRow) {
  return { path, line: line + 1, title, cells: cells.map(toCellJson) };
}

/** A cell's value by itself: a text, a number, a day, or `null` when there is none. */
function toCellJson(cell: Cell): string | number | null {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'text':
    case 'link':
    case 'code':
    case 'state':
      return cell.text;
    case 'number':
      return cell.value;
    case 'date':
      return cell.on;
    case 'progress':
      return cell.percent;
    default:
      return cell satisfies never;
  }
}
