import * as vscode from 'vscode';
import type { Cell, DashboardResult, ListResult } from '../../core/lists/listResult.js';
import { daysBetween, parseCivilDate } from '../../core/schema/civilDate.js';

/**
 * What core writes around the values of lists, by its English words; fields that people add are called as they call
 * them.
 */
const headings: ReadonlyMap<string, string> = new Map([
  ['Age in days', vscode.l10n.t('Age in days')],
  ['Area', vscode.l10n.t('Area')],
  ['Category', vscode.l10n.t('Category')],
  ['Client', vscode.l10n.t('Client')],
  ['Days late', vscode.l10n.t('Days late')],
  ['Days owed', vscode.l10n.t('Days owed')],
  ['Days waiting', vscode.l10n.t('Days waiting')],
  ['Disruptions', vscode.l10n.t('Disruptions')],
  ['Document', vscode.l10n.t('Document')],
  ['Due', vscode.l10n.t('Due')],
  ['Ends', vscode.l10n.t('Ends')],
  ['Frontmatter', vscode.l10n.t('Frontmatter')],
  ['Gate', vscode.l10n.t('Gate')],
  ['Heading', vscode.l10n.t('Heading')],
  ['Held', vscode.l10n.t('Held')],
  ['Id', vscode.l10n.t('Id')],
  ['Item', vscode.l10n.t('Item')],
  ['Items', vscode.l10n.t('Items')],
  ['Items done', vscode.l10n.t('Items done')],
  ['Items late', vscode.l10n.t('Items late')],
  ['Key', vscode.l10n.t('Key')],
  ['Kind', vscode.l10n.t('Kind')],
  ['Last read', vscode.l10n.t('Last read')],
  ['Next', vscode.l10n.t('Next')],
  ['Not read by', vscode.l10n.t('Not read by')],
  ['Not told yet', vscode.l10n.t('Not told yet')],
  ['Open items', vscode.l10n.t('Open items')],
  ['Owed by', vscode.l10n.t('Owed by')],
  ['Owner', vscode.l10n.t('Owner')],
  ['Ownership', vscode.l10n.t('Ownership')],
  ['Path', vscode.l10n.t('Path')],
  ['Phase', vscode.l10n.t('Phase')],
  ['Progress', vscode.l10n.t('Progress')],
  ['Project', vscode.l10n.t('Project')],
  ['Raised', vscode.l10n.t('Raised')],
  ['Raised by', vscode.l10n.t('Raised by')],
  ['Read by', vscode.l10n.t('Read by')],
  ['Required open', vscode.l10n.t('Required open')],
  ['Returns', vscode.l10n.t('Returns')],
  ['Review', vscode.l10n.t('Review')],
  ['Review due', vscode.l10n.t('Review due')],
  ['Section', vscode.l10n.t('Section')],
  ['Starts', vscode.l10n.t('Starts')],
  ['State', vscode.l10n.t('State')],
  ['Status', vscode.l10n.t('Status')],
  ['Tags', vscode.l10n.t('Tags')],
  ['Target', vscode.l10n.t('Target')],
  ['Template', vscode.l10n.t('Template')],
  ['Title', vscode.l10n.t('Title')],
  ['To tell soon', vscode.l10n.t('To tell soon')],
  ['Waits for', vscode.l10n.t('Waits for')],
  ['Who is held', vscode.l10n.t('Who is held')],
  ['Whose', vscode.l10n.t('Whose')],
  ['Workflow', vscode.l10n.t('Workflow')],
]);

/** The lists behind *Me*, which no document names. */
const titles: ReadonlyMap<string, string> = new Map([
  ['Waiting for my signature or answer', vscode.l10n.t('Waiting for my signature or answer')],
  ['My open items', vscode.l10n.t('My open items')],
  ['Past due', vscode.l10n.t('Past due')],
  ['To read again soon', vscode.l10n.t('To read again soon')],
  ['I have not read', vscode.l10n.t('I have not read')],
]);

/** The same lists with headings, days and what nobody wrote in the language of the window; values stay as queries name them. */
export function inWindowLanguage(dashboard: DashboardResult): DashboardResult {
  const isOurs = dashboard.path === undefined;
  const lists = dashboard.lists.map((list) => {
    const told = inLanguage(list, dashboard.today);
    return isOurs ? { ...told, title: titles.get(list.title) ?? list.title } : told;
  });
  return { ...dashboard, lists };
}

function inLanguage(list: ListResult, today: string): ListResult {
  const { columns, rows, groupLabel } = list;
  return {
    ...list,
    columns: columns.map((column) => ({ ...column, label: headingOf(column.label) })),
    rows: rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cellOn(cell, today)) })),
    ...(groupLabel === undefined ? {} : { groupLabel: headingOf(groupLabel) }),
  };
}

function headingOf(label: string): string {
  return headings.get(label) ?? label;
}

function cellOn(cell: Cell, today: string): Cell {
  if (cell.kind !== 'date' || cell.words === undefined) return cell;
  const [from, to] = [parseCivilDate(cell.on), parseCivilDate(today)];
  return from === undefined || to === undefined
    ? cell
    : { ...cell, words: wordsOfDays(daysBetween(from, to)) };
}

/** How far a day is that was so many days ago. */
function wordsOfDays(days: number): string {
  if (days > 1) return vscode.l10n.t('{0} days late', days);
  switch (days) {
    case 1:
      return vscode.l10n.t('1 day late');
    case 0:
      return vscode.l10n.t('today');
    case -1:
      return vscode.l10n.t('tomorrow');
    default:
      return vscode.l10n.t('in {0} days', -days);
  }
}
