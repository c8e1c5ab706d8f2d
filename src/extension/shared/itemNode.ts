import * as vscode from 'vscode';
import { dueOnOf, isOverdue } from '../../core/checklist/dueDate.js';
import { isRequired, stateOf, type ItemState } from '../../core/checklist/itemState.js';
import { roleOf } from '../../core/checklist/roleOf.js';
import { sectionOf } from '../../core/checklist/sections.js';
import { identityOf } from '../../core/checklist/itemIdentity.js';
import { referenceTo } from '../../core/checklist/toggleItem.js';
import type { Document, Item } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { nameInRoster } from '../../core/schema/rosterLookup.js';
import { lineAt } from '../../core/text/lineMap.js';
import { toTooltip } from './conversions.js';
import { wordsOfDue } from './dueWords.js';
import { commands, contextValues } from './manifest.js';
import type { OpenLibrary } from './openLibrary.js';
import type { TreeNode } from './treeNode.js';

export interface ItemRow {
  readonly idPrefix: string;
  readonly today: CivilDate;
  /** Said before what the item itself has to say, such as the title of its document. */
  readonly context?: string;
  /** Instead of the item's own words, where the row stands apart from the item around it. */
  readonly name?: string;
  readonly children?: readonly TreeNode[];
}

const stateWords: Readonly<Record<ItemState, string>> = {
  open: vscode.l10n.t('open'),
  done: vscode.l10n.t('done'),
  'not-applicable': vscode.l10n.t('not applicable'),
};

/** The row of an item with its box; a click opens the document at its line. */
export function itemNode(
  open: OpenLibrary,
  { document, index }: { readonly document: Document; readonly index: number },
  row: ItemRow,
): TreeNode | undefined {
  const item = document.items[index];
  if (item === undefined) return undefined;
  const { children } = row;
  const name = row.name ?? item.title;
  const line = lineAt(document.lines, item.box);
  const id = `${row.idPrefix}:${open.root.toString()}:${document.path}:${identityOf(document, index)}`;
  const target = { open, path: document.path, line };
  const told = () => {
    const remarks = remarksOn(item, row.today);
    const whose = roleOf(document, item, profileIn(open.library, document).owner);
    const facts = [
      vscode.l10n.t('State: {0}', stateWords[stateOf(item)]),
      ...(whose === undefined
        ? []
        : [vscode.l10n.t('For: {0}', nameInRoster(open.library.roster, whose))]),
      ...(item.key === undefined ? [] : [vscode.l10n.t('Key: {0}', item.key)]),
      ...remarks,
    ];
    return { remarks, facts };
  };
  return {
    id,
    target,
    reference: referenceTo(document, index),
    tooltip: () => toTooltip(name, [...told().facts, sectionOf(document, item).join(' › ')]),
    show: () => {
      const { None, Expanded } = vscode.TreeItemCollapsibleState;
      const shown = new vscode.TreeItem(
        name || item.text,
        children === undefined ? None : Expanded,
      );
      const { remarks, facts } = told();
      const description = [row.context, ...remarks]
        .filter((part) => part !== undefined)
        .join(' · ');
      shown.id = id;
      shown.contextValue = contextValues.item;
      shown.description = description;
      shown.command = {
        command: commands.openAtLine,
        title: vscode.l10n.t('Open'),
        arguments: [{ target }],
      };
      const icon = iconOf(item, row.today);
      if (icon !== undefined) shown.iconPath = icon;
      showBox(shown, item, name);
      const spoken = [name, row.context, ...facts].filter((part) => part !== undefined);
      shown.accessibilityInformation = { label: spoken.join(', ') };
      return shown;
    },
    ...(children === undefined ? {} : { children: () => children }),
  };
}

/** In an untrusted folder nothing is written, and so nothing can be ticked. */
function showBox(shown: vscode.TreeItem, item: Item, name: string): void {
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  if (!vscode.workspace.isTrusted) {
    shown.iconPath ??= new vscode.ThemeIcon(item.checked ? 'pass' : 'circle-large-outline');
    return;
  }
  shown.checkboxState = {
    state: item.checked ? Checked : Unchecked,
    tooltip: item.checked ? vscode.l10n.t('Open again') : vscode.l10n.t('Tick'),
    accessibilityInformation: { label: name, role: 'checkbox' },
  };
}

function remarksOn(item: Item, today: CivilDate): readonly string[] {
  const { markers } = item;
  const dueOn = dueOnOf(item);
  return [
    ...(stateOf(item) === 'not-applicable'
      ? [vscode.l10n.t('n/a: {0}', markers.notApplicable ?? '')]
      : []),
    ...(isRequired(item) ? [] : [vscode.l10n.t('optional')]),
    ...(markers.evidence === undefined ? [] : [vscode.l10n.t('evidence')]),
    ...(markers.mention === undefined ? [] : [`@${markers.mention}`]),
    ...(dueOn === undefined ? [] : [wordsOfDue(dueOn, isOverdue(item, today))]),
  ];
}

function iconOf(item: Item, today: CivilDate): vscode.ThemeIcon | undefined {
  if (stateOf(item) === 'not-applicable') return new vscode.ThemeIcon('circle-slash');
  if (!isOverdue(item, today)) return undefined;
  return new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
}
