import * as vscode from 'vscode';
import { findItem } from '../../core/checklist/itemIdentity.js';
import { referenceTo } from '../../core/checklist/toggleItem.js';
import { documentsById } from '../../core/library/documentNames.js';
import { profileIn } from '../../core/library/profileIn.js';
import type { RowSnoozes } from '../../core/lists/rowSnoozes.js';
import { compareTexts } from '../../core/query/groupDocuments.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { lineAt } from '../../core/text/lineMap.js';
import { documentNode } from '../shared/documentNode.js';
import { count, groupNode } from '../shared/groupNode.js';
import { contextValues } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { TreeNode } from '../shared/treeNode.js';

/** One group of what the person put off, the first to come back on top; nothing is out of sight without a trace. */
export function snoozedNodes(
  open: OpenLibrary,
  snoozes: RowSnoozes,
  today: CivilDate,
): readonly TreeNode[] {
  const idPrefix = `snoozed:${open.root.toString()}`;
  const rows = snoozes
    .filter(({ until }) => today < until)
    .toSorted((one, other) => compareTexts(one.until, other.until))
    .flatMap((snooze) => rowsOf(open, snooze, { idPrefix, today }));
  if (rows.length === 0) return [];
  return [
    groupNode({
      id: idPrefix,
      label: vscode.l10n.t('Snoozed'),
      icon: new vscode.ThemeIcon('bell-slash'),
      description: String(rows.length),
      spoken: `${vscode.l10n.t('Snoozed')}, ${count(rows.length, 'row')}`,
      children: () => rows,
    }),
  ];
}

/** What is no longer in the library has nothing to show. */
function rowsOf(
  open: OpenLibrary,
  { document: name, item, until }: RowSnoozes[number],
  { idPrefix, today }: { readonly idPrefix: string; readonly today: CivilDate },
): readonly TreeNode[] {
  const { library } = open;
  const byPath = library.documents.get(name);
  const [document] = documentsById(library).get(name) ?? (byPath === undefined ? [] : [byPath]);
  if (document === undefined) return [];
  const back = vscode.l10n.t('until {0}', until);
  const row = { today, contextValue: contextValues.snoozed };
  const facts = [vscode.l10n.t('Off your lists until {0}', until)];
  if (item === undefined) {
    return [documentNode(open, document, { ...row, facts, idPrefix, description: back })];
  }
  const index = findItem(document, item);
  const found = index === undefined ? undefined : document.items[index];
  if (index === undefined || found === undefined) return [];
  const { title } = profileIn(library, document);
  const node = documentNode(open, document, {
    ...{ ...row, facts, idPrefix: `${idPrefix}:${item}` },
    label: found.title || found.text,
    description: `${back} · ${title}`,
    icon: new vscode.ThemeIcon('circle-large-outline'),
    line: lineAt(document.lines, found.box),
  });
  return [{ ...node, reference: referenceTo(document, index) }];
}
