import * as vscode from 'vscode';

const icons: Readonly<Record<string, string>> = {
  sop: 'book',
  checklist: 'checklist',
  template: 'note',
  lesson: 'lightbulb',
  project: 'project',
  client: 'organization',
  'priority-list': 'list-ordered',
  'data-case': 'graph',
  'role-definition': 'account',
  agreement: 'law',
  meeting: 'calendar',
  dashboard: 'dashboard',
  page: 'markdown',
};

/** The icon of a document's kind; kinds of the library's own look like a file. */
export function kindIcon(kindId: string, color?: string): vscode.ThemeIcon {
  const name = Object.hasOwn(icons, kindId) ? icons[kindId] : undefined;
  return new vscode.ThemeIcon(
    name ?? 'file',
    color === undefined ? undefined : new vscode.ThemeColor(color),
  );
}

/** Theme colours of what is late, as the editor paints files with problems. */
export const lateColors = {
  overdue: 'list.warningForeground',
  'long-overdue': 'list.errorForeground',
} as const;
