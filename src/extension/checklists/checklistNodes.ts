import * as vscode from 'vscode';
import { stateOf } from '../../core/checklist/itemState.js';
import { sectionOf } from '../../core/checklist/sections.js';
import type { Document } from '../../core/document/document.js';
import { profileIn } from '../../core/library/profileIn.js';
import { clientName } from '../../core/query/clientName.js';
import { sortByTitle } from '../../core/query/groupDocuments.js';
import type { CivilDate } from '../../core/schema/civilDate.js';
import { lineAt } from '../../core/text/lineMap.js';
import { documentNode } from '../shared/documentNode.js';
import { countsOf, progressOf } from '../shared/itemProgress.js';
import { count, groupNode } from '../shared/groupNode.js';
import { itemNode } from '../shared/itemNode.js';
import { kindIcon, lateColors } from '../shared/kindIcon.js';
import { commands } from '../shared/manifest.js';
import type { OpenLibrary } from '../shared/openLibrary.js';
import type { TreeNode } from '../shared/treeNode.js';

interface Shown {
  readonly today: CivilDate;
  readonly showSettled: boolean;
}

/** Documents with items: what is late, then everything else with something open, then the settled ones. */
export function checklistNodes(open: OpenLibrary, shown: Shown): readonly TreeNode[] {
  const { library } = open;
  const lists = sortByTitle(
    library,
    // The boxes of a template are there to be copied.
    [...library.documents.values()].filter(
      (document) => document.items.length > 0 && profileIn(library, document).kindId !== 'template',
    ),
  );
  const isSettled = (document: Document) => countsOf(document, shown.today).open === 0;
  const settled = shown.showSettled ? lists.filter(isSettled) : [];
  const unsettled = lists.filter((document) => !isSettled(document));
  const late = unsettled.filter((document) => isLate(open, document, shown.today));
  const ordered = [...new Set([...late, ...unsettled])];
  const toNode = (document: Document) => checklistNode(open, document, shown.today);
  if (settled.length === 0) return ordered.map(toNode);
  return [
    ...ordered.map(toNode),
    groupNode({
      id: `settled:${open.root.toString()}`,
      label: 'Settled',
      description: String(settled.length),
      spoken: `Settled, ${count(settled.length, 'document')}`,
      icon: new vscode.ThemeIcon('pass-filled'),
      children: () => settled.map(toNode),
    }),
  ];
}

function checklistNode(open: OpenLibrary, document: Document, today: CivilDate): TreeNode {
  const { client, dueOn, kindId } = profileIn(open.library, document);
  const { open: openItems, overdue } = countsOf(document, today);
  const due = dueOn?.on && `${dueOn.on < today ? 'overdue since' : 'due'} ${dueOn.on}`;
  const remarks = [
    progressOf(document, today),
    openItems > 0 ? due : undefined,
    overdue > 0 ? `${count(overdue, 'item')} overdue` : undefined,
    client && clientName(open.library, client),
  ];
  return documentNode(open, document, {
    idPrefix: 'checklist',
    today,
    description: remarks.filter((remark) => remark !== undefined).join(' · '),
    icon: kindIcon(kindId, isLate(open, document, today) ? lateColors.overdue : undefined),
    children: () => sectionNodes(open, document, today),
  });
}

/** Whether an open item, or the document with one, is past its day. */
function isLate(open: OpenLibrary, document: Document, today: CivilDate): boolean {
  const dueOn = profileIn(open.library, document).dueOn?.on;
  const counts = countsOf(document, today);
  return counts.overdue > 0 || (counts.open > 0 && dueOn !== undefined && dueOn < today);
}

/** Sections in the order of the text; items before the first heading stand for themselves. */
function sectionNodes(
  open: OpenLibrary,
  document: Document,
  today: CivilDate,
): readonly TreeNode[] {
  const nested = childrenOf(document);
  const toNode = (index: number): TreeNode | undefined => {
    const children = (nested.get(index) ?? []).map(toNode).filter((node) => node !== undefined);
    return itemNode(
      open,
      { document, index },
      { idPrefix: 'item', today, ...(children.length === 0 ? {} : { children }) },
    );
  };
  const bySection = new Map<number | undefined, number[]>();
  for (const index of nested.get(undefined) ?? []) {
    const heading = document.items[index]?.heading;
    const indexes = bySection.get(heading);
    if (indexes === undefined) bySection.set(heading, [index]);
    else indexes.push(index);
  }
  return [...bySection].flatMap(([heading, indexes]) => {
    const nodes = () => indexes.map(toNode).filter((node) => node !== undefined);
    const first = document.items[indexes[0] ?? -1];
    const section = first === undefined ? [] : sectionOf(document, first);
    if (heading === undefined || section.length === 0) return nodes();
    return [sectionNode(open, { document, heading, name: section.join(' › ') }, nodes)];
  });
}

function sectionNode(
  open: OpenLibrary,
  section: { readonly document: Document; readonly heading: number; readonly name: string },
  children: () => readonly TreeNode[],
): TreeNode {
  const { document, heading, name } = section;
  const items = document.items.filter((item) => item.heading === heading);
  const settled = items.filter((item) => stateOf(item) !== 'open').length;
  const start = document.headings[heading]?.range.start ?? 0;
  const target = { open, path: document.path, line: lineAt(document.lines, start) };
  const node = groupNode({
    id: `section:${open.root.toString()}:${document.path}:${heading}`,
    label: name,
    description: `${settled}/${items.length}`,
    spoken: `${name}, ${settled} of ${count(items.length, 'item')} settled`,
    expanded: settled < items.length,
    children,
  });
  return {
    ...node,
    target,
    show: () => {
      const row = node.show();
      row.command = { command: commands.openAtLine, title: 'Open', arguments: [{ target }] };
      return row;
    },
  };
}

/** Indexes of the items nested in each item; those in none are under `undefined`. */
function childrenOf(document: Document): ReadonlyMap<number | undefined, readonly number[]> {
  const children = new Map<number | undefined, number[]>();
  for (const [index, { parent }] of document.items.entries()) {
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [index]);
    else siblings.push(index);
  }
  return children;
}
