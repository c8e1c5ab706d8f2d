import * as vscode from 'vscode';
import {
  severities,
  type Change,
  type ChangeCode,
  type DocumentChange,
  type LibraryDiff,
  type Severity,
  isOfSeverity,
} from '../../core/diff/change.js';
import { excerpt } from '../../core/diff/diffSummary.js';
import { profileIn } from '../../core/library/profileIn.js';
import { appendWords } from '../shared/conversions.js';
import { count, groupNode } from '../shared/groupNode.js';
import { kindIcon } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { TreeNode } from '../shared/treeNode.js';

/** A comparison of one library, and the commit that is its base. */
export interface Compared {
  readonly open: OpenLibrary;
  readonly diff: LibraryDiff;
  readonly base: string;
}

/** What opening a row needs to know. */
export interface ChangeToOpen {
  readonly open: OpenLibrary;
  readonly base: string;
  readonly document: DocumentChange;
  readonly change?: Change;
}

const groups: Readonly<Record<Severity, { readonly label: string; readonly icon: string }>> = {
  loosens: { label: vscode.l10n.t('Loosens'), icon: 'warning' },
  tightens: { label: vscode.l10n.t('Tightens'), icon: 'shield' },
  neutral: { label: vscode.l10n.t('Neutral'), icon: 'circle-outline' },
};

const icons: Readonly<Record<ChangeCode, string>> = {
  'item-removed': 'remove',
  'item-added': 'add',
  'item-reworded': 'edit',
  'item-moved': 'arrow-both',
  'item-state': 'tasklist',
  'gate-loosened': 'unlock',
  'gate-tightened': 'lock',
  'field-changed': 'symbol-field',
  'section-removed': 'remove',
  'section-added': 'add',
  prose: 'whole-word',
  'sign-off-added': 'pass',
  'sign-off-voided': 'error',
  'policy-changed': 'law',
  'review-only': 'eye',
};

/** Rows by what changes do, then by document. */
export function severityNodes(compared: Compared): readonly TreeNode[] {
  return severities.flatMap((severity) => {
    const documents = compared.diff.documents.filter((document) =>
      isOfSeverity(document, severity),
    );
    return documents.length === 0 ? [] : [severityNode(compared, severity, documents)];
  });
}

function severityNode(
  compared: Compared,
  severity: Severity,
  documents: readonly DocumentChange[],
): TreeNode {
  const { label, icon } = groups[severity];
  const id = `changes:${compared.open.root.toString()}:${severity}`;
  const total = documents.reduce(
    (sum, { changes }) => sum + changes.filter((each) => each.severity === severity).length,
    0,
  );
  const color =
    severity === 'loosens' ? new vscode.ThemeColor('list.warningForeground') : undefined;
  return groupNode({
    id,
    label,
    description: String(total === 0 ? documents.length : total),
    spoken: [label, count(total, 'change'), count(documents.length, 'file')].join(', '),
    icon: new vscode.ThemeIcon(icon, color),
    expanded: severity !== 'neutral',
    children: () => documents.map((document) => documentNode(compared, document, { severity, id })),
  });
}

interface Group {
  readonly severity: Severity;
  readonly id: string;
}

function documentNode(
  { open, base }: Compared,
  document: DocumentChange,
  { severity, id: group }: Group,
): TreeNode {
  const id = `${group}:${document.path}`;
  const changes = document.changes.filter((change) => change.severity === severity);
  const runs = severity === firstSeverity(document) ? document.runs : [];
  const hasRows = changes.length + runs.length > 0;
  const words = whatHappened(document);
  return {
    id,
    show: () => {
      const { Expanded, None } = vscode.TreeItemCollapsibleState;
      const row = new vscode.TreeItem(document.title, hasRows ? Expanded : None);
      row.id = id;
      row.description = [words, document.id ?? document.path].filter(Boolean).join(' · ');
      row.iconPath = iconOf(open, document);
      row.tooltip = `${document.path}${words === '' ? '' : `, ${words}`}`;
      row.accessibilityInformation = {
        label: [document.title, words, document.path].filter(Boolean).join(', '),
      };
      if (!hasRows) row.command = openCommand({ open, base, document });
      return row;
    },
    ...(hasRows
      ? {
          children: () => [
            ...changes.map((change, index) =>
              changeNode({ open, base, document, change }, `${id}:${index}`),
            ),
            ...(runs.length === 0 ? [] : [runsNode(open, document, `${id}:runs`)]),
          ],
        }
      : {}),
  };
}

/** A document that this branch removed is of no kind any more. */
function iconOf({ library }: OpenLibrary, { kind, path }: DocumentChange): vscode.ThemeIcon {
  if (kind === 'settings') return new vscode.ThemeIcon('law');
  const document = library.documents.get(path);
  return document === undefined
    ? new vscode.ThemeIcon('markdown')
    : kindIcon(profileIn(library, document).kindId);
}

function firstSeverity(document: DocumentChange): Severity | undefined {
  return severities.find((severity) => isOfSeverity(document, severity));
}

function whatHappened({ change, previousPath }: DocumentChange): string {
  switch (change) {
    case 'added':
      return vscode.l10n.t('added');
    case 'removed':
      return vscode.l10n.t('removed');
    case 'renamed':
      return vscode.l10n.t('was {0}', previousPath ?? '');
    case 'changed':
      return '';
    default:
      return change satisfies never;
  }
}

function changeNode(toOpen: ChangeToOpen & { readonly change: Change }, id: string): TreeNode {
  const { change } = toOpen;
  const line = change.headLine ?? change.baseLine;
  return {
    id,
    tooltip: () => tooltipOf(change),
    show: () => {
      const row = new vscode.TreeItem(change.message);
      row.id = id;
      row.iconPath = new vscode.ThemeIcon(icons[change.code]);
      if (line !== undefined) row.description = vscode.l10n.t('line {0}', line + 1);
      const place = line === undefined ? '' : `, ${vscode.l10n.t('line {0}', line + 1)}`;
      row.accessibilityInformation = {
        label: `${change.message} ${groups[change.severity].label}${place}`,
      };
      row.command = openCommand(toOpen);
      return row;
    },
  };
}

/** The whole message, and the words that changed; nothing in it is markup of the document. */
function tooltipOf({ message, words }: Change): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  appendWords(tooltip, message);
  if (words === undefined) return tooltip;
  tooltip.appendMarkdown('\n\n');
  for (const { kind, text } of excerpt(words)) {
    const mark = kind === 'same' ? '' : kind === 'removed' ? '~~' : '**';
    const [, before = '', inner = '', after = ''] = /^( *)(.*?)( *)$/s.exec(text) ?? [];
    tooltip.appendMarkdown(`${before}${inner === '' ? '' : mark}`);
    tooltip.appendText(inner);
    tooltip.appendMarkdown(`${inner === '' ? '' : mark}${after}`);
  }
  return tooltip;
}

function runsNode(open: OpenLibrary, { runs }: DocumentChange, id: string): TreeNode {
  return groupNode({
    id,
    label:
      runs.length === 1
        ? vscode.l10n.t('1 open run made from it stays as it is')
        : vscode.l10n.t('{0} open runs made from it stay as they are', runs.length),
    icon: new vscode.ThemeIcon('tasklist'),
    children: () =>
      runs.map((run) => ({
        id: `${id}:${run.path}`,
        show: () => {
          const row = new vscode.TreeItem(run.title);
          row.description = run.state;
          row.tooltip = run.path;
          row.command = {
            command: commands.openAtLine,
            title: vscode.l10n.t('Open'),
            arguments: [{ target: { open, path: run.path } }],
          };
          return row;
        },
      })),
  });
}

function openCommand(toOpen: ChangeToOpen): vscode.Command {
  return {
    command: commands.openChange,
    title: vscode.l10n.t('Open Changes'),
    arguments: [toOpen],
  };
}
