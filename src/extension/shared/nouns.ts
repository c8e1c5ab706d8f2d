import * as vscode from 'vscode';

type Numbered = (number: number) => readonly [one: string, many: string];

/** What is counted, each as two whole texts: languages make a plural in their own ways. */
export const nouns = {
  audience: (n) => [vscode.l10n.t('1 audience'), vscode.l10n.t('{0} audiences', n)],
  change: (n) => [vscode.l10n.t('1 change'), vscode.l10n.t('{0} changes', n)],
  checklist: (n) => [vscode.l10n.t('1 checklist'), vscode.l10n.t('{0} checklists', n)],
  day: (n) => [vscode.l10n.t('1 day'), vscode.l10n.t('{0} days', n)],
  debt: (n) => [vscode.l10n.t('1 debt'), vscode.l10n.t('{0} debts', n)],
  document: (n) => [vscode.l10n.t('1 document'), vscode.l10n.t('{0} documents', n)],
  entry: (n) => [vscode.l10n.t('1 entry'), vscode.l10n.t('{0} entries', n)],
  file: (n) => [vscode.l10n.t('1 file'), vscode.l10n.t('{0} files', n)],
  item: (n) => [vscode.l10n.t('1 item'), vscode.l10n.t('{0} items', n)],
  lesson: (n) => [vscode.l10n.t('1 lesson'), vscode.l10n.t('{0} lessons', n)],
  'other lesson': (n) => [vscode.l10n.t('1 other lesson'), vscode.l10n.t('{0} other lessons', n)],
  project: (n) => [vscode.l10n.t('1 project'), vscode.l10n.t('{0} projects', n)],
  row: (n) => [vscode.l10n.t('1 row'), vscode.l10n.t('{0} rows', n)],
  task: (n) => [vscode.l10n.t('1 task'), vscode.l10n.t('{0} tasks', n)],
} satisfies Readonly<Record<string, Numbered>>;
